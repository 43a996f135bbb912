import Contracts
import Synchronization
import Values

/// Keeps the limits that channels told, for a while.
final class LimitsShelf: Sendable {
    private let kept = Mutex<[ChannelID: (limits: ChannelLimits, until: Instant)]>([:])

    func limits(of channel: ChannelID, at now: Instant) -> ChannelLimits? {
        kept.withLock { $0[channel].flatMap { $0.until > now ? $0.limits : nil } }
    }

    func forget(_ channel: ChannelID) { kept.withLock { $0[channel] = nil } }

    func keep(_ limits: ChannelLimits, of channel: ChannelID, until: Instant) {
        kept.withLock { $0[channel] = (limits, until) }
    }
}
