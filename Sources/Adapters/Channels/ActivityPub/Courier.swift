import Contracts
import Distribution
import Logging
import Members
import Storage
import Synchronization
import Values

/// Brings queued activities to inboxes: one at a time for each server, in order, again and again until they are there, are
/// refused, or a week has gone by.
final class Courier: Sendable {
    /// Lines under way at once.
    static let mostLines = 8
    /// After so many in a row a line lets others go first.
    private static let mostInARow = 20
    private static let mostDays: Int64 = 7
    /// A server that does not believe us may only have failed to fetch our key.
    private static let mostDisbelieved = 6

    private let ground: Ground
    private let actors: LocalActors
    private let hand: SigningHand
    /// A line is leased for as long as a delivery is, and a call may take as long as an adapter's.
    private let pace: DeliveryPace
    private let limit: CallLimit
    private let lines = LineTable()
    private let followers = FollowerTable()
    private let local = ActorTable()
    private let logger = Logger(label: "terrace.activitypub")
    private let underWay = Mutex(0)

    init(ground: Ground, actors: LocalActors, hand: SigningHand, pace: DeliveryPace) {
        self.ground = ground
        self.actors = actors
        self.hand = hand
        self.pace = pace
        limit = CallLimit(seconds: pace.callSeconds)
    }

    /// How many lines may be begun now.
    var free: Int { max(0, Self.mostLines - underWay.withLock { $0 }) }

    /// Takes lines that are due; each must be worked.
    func claim(_ channels: [ChannelID], limit: Int) async throws -> [DeliveryLine] {
        let now = ground.clock.now()
        let claimed = try await ground.store.write { [self] transaction in
            try lines.claim(
                channels, limit: limit, lease: { ground.identifiers.next(DeliveryID.self).raw },
                until: now.adding(seconds: pace.leaseSeconds), at: now, in: transaction)
        }
        underWay.withLock { $0 += claimed.count }
        return claimed
    }

    /// When the next line will be due.
    func nextMoment(_ channels: [ChannelID]) async throws -> Instant? {
        try await ground.store.read { [lines] transaction in try lines.nextReady(channels, in: transaction) }
    }

    /// Says what waits in a line that was claimed.
    func work(_ line: DeliveryLine) async {
        defer { underWay.withLock { $0 -= 1 } }
        do {
            var line = line
            for _ in 0..<Self.mostInARow {
                guard let waiting = try await next(of: line) else { return }
                let (verdict, scheme) = await attempt(waiting, line)
                guard let further = try await settle(waiting, verdict, scheme, line) else { return }
                line = further
            }
            try await giveBack(line)
        } catch {
            // Its lease will end, and then it is tried again: what was said already does no harm said twice.
            logger.error("a line of deliveries waits", metadata: ["host": "\(line.host)", "error": "\(error)"])
        }
    }

    private enum Verdict: Hashable {
        case delivered
        /// It will never be taken.
        case refused(String)
        /// Nobody lives at that inbox any more.
        case gone(String)
        case later(String, seconds: Int64?)
    }

    /// The head of the line, marked as tried; nil when there is none or the line is no longer ours.
    private func next(of line: DeliveryLine) async throws -> WaitingActivity? {
        let now = ground.clock.now()
        return try await ground.store.write { [lines] transaction in
            guard try lines.holds(line, in: transaction) else { return nil }
            guard let head = try lines.head(of: line, in: transaction) else {
                try lines.release(
                    line, until: now, failures: line.failures, scheme: line.scheme, said: "", in: transaction)
                return nil
            }
            try lines.countAttempt(head, in: transaction)
            return head
        }
    }

    private func attempt(_ waiting: WaitingActivity, _ line: DeliveryLine) async -> (Verdict, SignatureScheme?) {
        guard let inbox = StrangerAddress(waiting.inbox) else { return (.refused("no address"), line.scheme) }
        do throws(ChannelTrouble) {
            let actor = try await actors.reading { [local] transaction in try local.find(line.channel, in: transaction)
            }
            guard let actor else { return (.refused("the actor is gone"), line.scheme) }
            let keys = try actors.keys(of: actor)
            let (answer, scheme) = try await limit.acting { [hand] () async throws(ChannelTrouble) in
                try await hand.post(Array(waiting.document.utf8), to: inbox, by: keys, known: line.scheme)
            }
            return (verdict(on: answer, waiting), scheme)
        } catch {
            switch error {
            case .content, .unsupported: return (.refused(error.said), line.scheme)
            case .auth(.networkPolicy, _): return (.refused(error.said), line.scheme)
            case .transient(_, let seconds): return (.later(error.said, seconds: seconds), line.scheme)
            case .limited, .auth, .gone, .unknownOutcome: return (.later(error.said, seconds: nil), line.scheme)
            }
        }
    }

    private func verdict(on answer: OutboundAnswer, _ waiting: WaitingActivity) -> Verdict {
        let now = ground.clock.now()
        let said = "\(answer.status) \(answer.words)"
        switch answer.status {
        case 200..<300: return .delivered
        case 404, 410: return .gone(said)
        case _ where now > waiting.madeAt.adding(days: Self.mostDays): return .refused(said)
        case 401, 403: return waiting.attempts + 1 < Self.mostDisbelieved ? .later(said, seconds: nil) : .refused(said)
        case 408, 425, 429, 500..<600: return .later(said, seconds: answer.retryAfter(at: now))
        default: return .refused(said)
        }
    }

    /// Writes down what came of it; the line goes on with what is returned.
    private func settle(
        _ waiting: WaitingActivity, _ verdict: Verdict, _ scheme: SignatureScheme?, _ line: DeliveryLine
    ) async throws -> DeliveryLine? {
        let now = ground.clock.now()
        return try await ground.store.write { [self] transaction in
            guard try lines.holds(line, in: transaction) else { return nil }
            switch verdict {
            case .later(let said, let seconds):
                if now > waiting.madeAt.adding(days: Self.mostDays) { try lines.remove(waiting, in: transaction) }
                let wait = max(
                    pace.backoff(attempt: line.failures + 1, salt: line.lease), (seconds ?? 0) * 1_000_000)
                try lines.release(
                    line, until: now.adding(microseconds: wait), failures: line.failures + 1, scheme: scheme,
                    said: said,
                    in: transaction)
                return nil
            case .delivered:
                try followers.clearGone(waiting.inbox, in: transaction)
            case .gone(let said):
                if try followers.countGone(waiting.inbox, in: transaction) {
                    try lines.removeAll(for: waiting.inbox, in: transaction)
                    logger.info("followers gone", metadata: ["host": "\(line.host)", "said": "\(said.prefix(80))"])
                }
            case .refused(let said):
                logger.warning("activity refused", metadata: ["host": "\(line.host)", "said": "\(said.prefix(200))"])
            }
            try lines.remove(waiting, in: transaction)
            let further = DeliveryLine(
                channel: line.channel, host: line.host, lease: ground.identifiers.next(DeliveryID.self).raw,
                failures: 0,
                scheme: scheme)
            try lines.renew(line, as: further, until: now.adding(seconds: pace.leaseSeconds), in: transaction)
            return further
        }
    }

    private func giveBack(_ line: DeliveryLine) async throws {
        let now = ground.clock.now()
        try await ground.store.write { [lines] transaction in
            try lines.release(line, until: now, failures: 0, scheme: line.scheme, said: "", in: transaction)
        }
    }
}
