public import Contracts
import Members
import Storage
public import Values

/// How the machinery is doing at this moment, for the board and for metrics. No names and no addresses.
public struct DistributionFigures: Hashable, Sendable {
    /// Deliveries that are not closed, by channel and state.
    public struct Open: Hashable, Sendable {
        public let channel: ChannelID
        public let kind: ChannelKind
        public let state: DeliveryState
        public let count: Int
    }

    public struct ChannelState: Hashable, Sendable {
        public let channel: ChannelID
        public let kind: ChannelKind
        /// Whether the breaker of its host is open.
        public let isResting: Bool
        /// Whether its host has been off for seven bad days.
        public let isHostOff: Bool
        public let needsCredentials: Bool
    }

    public let open: [Open]
    public let channels: [ChannelState]
    /// Deliveries whose time was more than a minute ago and that have not begun, for whatever reason but a person's.
    public let late: Int
    /// Recalls and other deliveries that wait behind one of which only a person can tell whether it happened.
    public let held: Int
    /// How long the latest of them has been waiting, in seconds.
    public let latestSeconds: Int64
    /// Since the start: tries that began more than a minute late, outcomes that were not known, and deliveries that ended.
    public let lateSinceStart: Int64
    public let doubtsSinceStart: Int64
    public let endedSinceStart: [DeliveryState: Int64]
}

extension DistributionRoom {
    public func figures() async throws(DistributionError) -> DistributionFigures {
        let now = ground.clock.now()
        let counts = worker.tally.counts
        return try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            let known = try channels.all(in: transaction)
            let kinds = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.kind) })
            let open = try lines.deliveries.openCounts(in: transaction).compactMap { row in
                kinds[row.channel].map {
                    DistributionFigures.Open(channel: row.channel, kind: $0, state: row.state, count: row.count)
                }
            }
            let late = try lines.deliveries.late(before: now.adding(seconds: -60), in: transaction)
            let states = try known.map { channel in
                let health = try lines.health.find(channel, in: transaction)
                return DistributionFigures.ChannelState(
                    channel: channel.id, kind: channel.kind, isResting: health.restsUntil.map { $0 > now } ?? false,
                    isHostOff: health.isHostOff(at: now), needsCredentials: health.auth != nil)
            }
            return DistributionFigures(
                open: open, channels: states, late: late.count, held: try lines.deliveries.held(in: transaction),
                latestSeconds: late.oldest.map { (now.microseconds - $0.microseconds) / 1_000_000 } ?? 0,
                lateSinceStart: counts.late, doubtsSinceStart: counts.doubts, endedSinceStart: counts.ended)
        }
    }
}
