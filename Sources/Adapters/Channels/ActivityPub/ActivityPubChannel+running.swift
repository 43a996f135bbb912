public import Contracts
public import Distribution
import Logging
import Members
import Storage
public import Values

extension ActivityPubChannel {
    private static let roundSeconds: Int64 = 30
    private static let sweepSeconds: Int64 = 3_600
    /// How long it is remembered which activities were dealt with: well beyond the time that a signature may bear.
    private static let seenDays: Int64 = 30
    private static let saidDays: Int64 = 30

    /// Makes actors of new channels, hands over what came back, delivers what waits; woken by each of these and twice a
    /// minute in any case.
    public func run(_ desk: any ChannelDesk) async {
        actors.use(desk)
        await withDiscardingTaskGroup { group in
            var alarm: Task<Void, Never>?
            var sweptAt: Instant?
            for await _ in bell.rings() {
                alarm?.cancel()
                let now = ground.clock.now()
                var next = now.adding(seconds: Self.roundSeconds)
                do {
                    if sweptAt.map({ now >= $0.adding(seconds: Self.sweepSeconds) }) ?? true {
                        try await sweep()
                        sweptAt = now
                    }
                    let channels = try await prepareRound(desk)
                    let free = courier.free
                    for line in try await courier.claim(channels, limit: free) {
                        group.addTask { [courier, bell] in
                            await courier.work(line)
                            bell.ring()
                        }
                    }
                    if let due = try await courier.nextMoment(channels), free > 0 { next = min(next, due) }
                } catch {
                    logger.error("activities wait", metadata: ["error": "\(error)"])
                }
                alarm = self.alarm(at: next)
            }
            alarm?.cancel()
        }
    }

    /// Does all that can be done now, and returns.
    func work(_ desk: any ChannelDesk) async throws {
        actors.use(desk)
        while true {
            let channels = try await prepareRound(desk)
            let lines = try await courier.claim(channels, limit: Courier.mostLines)
            if lines.isEmpty { return }
            await withDiscardingTaskGroup { group in
                for line in lines { group.addTask { [courier] in await courier.work(line) } }
            }
        }
    }

    private func prepareRound(_ desk: any ChannelDesk) async throws -> [ChannelID] {
        let channels = try await desk.channels(of: kind)
        var ready: [ChannelID] = []
        for channel in channels {
            do throws(ChannelTrouble) {
                try await actors.register(channel)
                ready.append(channel.id)
            } catch {
                logger.warning("no actor", metadata: ["channel": "\(channel.id)", "said": "\(error.said)"])
            }
        }
        try await handOver(to: desk)
        return ready
    }

    /// Brings to the desk what came into the inboxes.
    private func handOver(to desk: any ChannelDesk) async throws {
        let table = ReturnedTable()
        while true {
            let open = try await ground.store.read { transaction in try table.open(limit: 100, in: transaction) }
            if open.isEmpty { return }
            for thing in open {
                if thing.state != .new { try await desk.takeBack(thing.channel, remote: thing.remote) }
                if thing.state != .withdrawn { try await desk.take(thing.returned) }
                try await ground.store.write { transaction in try table.settle(thing, in: transaction) }
            }
        }
    }

    private func sweep() async throws {
        let now = ground.clock.now()
        try await ground.store.write { transaction in
            try LineTable().sweep(before: now.adding(days: -Self.saidDays), in: transaction)
            try ReturnedTable().forgetSeen(before: now.adding(days: -Self.seenDays), in: transaction)
        }
    }

    private func alarm(at moment: Instant) -> Task<Void, Never> {
        let wait = max(1_000, moment.microseconds - ground.clock.now().microseconds)
        return Task { [bell] in
            do { try await Task.sleep(for: .microseconds(wait)) } catch { return }
            bell.ring()
        }
    }
}

/// How an actor of ours does.
public struct FederationFigures: Hashable, Sendable {
    public let followers: Int64
    /// Activities that have not reached their inbox yet, counted once for each inbox.
    public let waiting: Int64
}

extension ActivityPubChannel {
    public func figures(of channel: ChannelID) async throws -> FederationFigures {
        try await ground.store.read { transaction in
            FederationFigures(
                followers: try FollowerTable().count(of: channel, in: transaction),
                waiting: try LineTable().waiting(of: channel, in: transaction))
        }
    }
}
