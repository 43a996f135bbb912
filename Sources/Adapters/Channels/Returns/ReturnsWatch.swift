import Contracts
import Distribution
import Logging
import Members
import Storage
import Values

/// A copy that stands on a channel which does not tell by itself what readers do there.
struct WatchedCopy: Hashable, Sendable {
    let channel: ChannelID
    let publication: PublicationID
    let reference: String
    /// What the adapter wrote down last time, in its own words; empty at first.
    let memory: String
    let since: Instant
}

/// What was learnt about a watched copy.
struct Watched: Sendable {
    var returned: [Returned] = []
    /// What came earlier and is there no longer.
    var takenBack: [String] = []
    var memory: String
}

/// Asks channels again and again about the copies that stand there: often while they are young, ever less later, and not
/// at all after three months.
struct ReturnsWatch: Sendable {
    typealias Ask = @Sendable (Channel, WatchedCopy) async throws(ChannelTrouble) -> Watched

    /// Seconds between two looks into the table.
    static let pause: Int64 = 20
    private static let atOnce = 20
    private let ground: Ground
    private let kind: ChannelKind
    private let table = WatchTable()
    private let logger = Logger(label: "terrace.channels.returns")

    init(_ kind: ChannelKind, ground: Ground) {
        self.kind = kind
        self.ground = ground
    }

    /// The copy stands there. Losing this note loses no post, only what comes back, so trouble with it stays here.
    func note(_ copy: ChannelCopy, at reference: String, memory: String? = nil) async {
        let now = ground.clock.now()
        await quietly { [table] transaction in
            try table.note(
                copy.publication, on: copy.channel.id, at: reference, memory: memory, now: now, in: transaction)
        }
    }

    /// The copy stands there no longer.
    func forget(_ copy: ChannelCopy) async {
        await quietly { [table] transaction in
            try table.forget(copy.publication, on: copy.channel.id, in: transaction)
        }
    }

    /// What was written down about a copy; nil when nothing was.
    func memory(of copy: ChannelCopy) async -> String? {
        let found = try? await ground.store.read { [table] transaction in
            try table.find(copy.publication, on: copy.channel.id, in: transaction)
        }
        guard let memory = found?.memory, !memory.isEmpty else { return nil }
        return memory
    }

    /// Until its task is cancelled.
    func run(_ desk: any ChannelDesk, _ ask: @escaping Ask) async {
        while !Task.isCancelled {
            await round(desk, ask)
            do { try await Task.sleep(for: .seconds(Self.pause)) } catch { return }
        }
    }

    /// Asks about all copies whose time has come, channels side by side.
    func round(_ desk: any ChannelDesk, _ ask: @escaping Ask) async {
        let channels: [Channel]
        do { channels = try await desk.channels(of: kind) } catch {
            logger.warning("channels unknown", metadata: ["kind": "\(kind.rawValue)", "error": "\(error)"])
            return
        }
        await withTaskGroup(of: Void.self) { group in
            for channel in channels { group.addTask { await look(at: channel, desk, ask) } }
        }
    }

    private func look(at channel: Channel, _ desk: any ChannelDesk, _ ask: Ask) async {
        let now = ground.clock.now()
        let due = try? await ground.store.read { [table] transaction in
            try table.due(on: channel.id, at: now, limit: Self.atOnce, in: transaction)
        }
        for copy in due ?? [] where !Task.isCancelled {
            do throws(ChannelTrouble) {
                let watched = try await ask(channel, copy)
                guard await tell(watched, of: copy, desk) else { continue }
                await put(copy, memory: watched.memory, dueAt: Self.next(copy.since, now))
            } catch {
                switch error {
                case .gone, .unsupported: await put(copy, memory: copy.memory, dueAt: nil)
                case .limited(let until, _, _):
                    await put(copy, memory: copy.memory, dueAt: until)
                    return
                case .transient, .unknownOutcome, .auth, .content:
                    // The others of this channel would fare no better.
                    await put(copy, memory: copy.memory, dueAt: now.adding(seconds: 600))
                    return
                }
            }
        }
    }

    /// False when the room could not take it: then it is asked for again.
    private func tell(_ watched: Watched, of copy: WatchedCopy, _ desk: any ChannelDesk) async -> Bool {
        do {
            for returned in watched.returned { try await desk.take(returned) }
            for remote in watched.takenBack { try await desk.takeBack(copy.channel, remote: remote) }
            return true
        } catch {
            logger.warning("returns not kept", metadata: ["channel": "\(copy.channel)", "error": "\(error)"])
            return false
        }
    }

    private func put(_ copy: WatchedCopy, memory: String, dueAt: Instant?) async {
        await quietly { [table] transaction in
            try table.put(copy, memory: memory, dueAt: dueAt, in: transaction)
        }
    }

    private static func next(_ since: Instant, _ now: Instant) -> Instant? {
        switch (now.microseconds - since.microseconds) / 1_000_000 {
        case ..<3_600: now.adding(seconds: 60)
        case ..<86_400: now.adding(seconds: 300)
        case ..<604_800: now.adding(seconds: 3_600)
        case ..<2_592_000: now.adding(seconds: 21_600)
        case ..<7_776_000: now.adding(days: 1)
        default: nil
        }
    }

    private func quietly(_ body: @escaping @Sendable (Transaction) throws -> Void) async {
        do { try await ground.store.write(body) } catch {
            logger.warning("watch not written", metadata: ["kind": "\(kind.rawValue)", "error": "\(error)"])
        }
    }
}
