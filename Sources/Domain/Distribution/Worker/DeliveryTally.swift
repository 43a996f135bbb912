import Synchronization

/// What has happened since the start, for the metrics.
final class DeliveryTally: Sendable {
    struct Counts: Hashable, Sendable {
        /// Tries that were begun more than a minute after their time.
        var late: Int64 = 0
        /// Deliveries that came to an end, by state.
        var ended: [DeliveryState: Int64] = [:]
        /// Calls whose outcome was not known.
        var doubts: Int64 = 0
    }

    private let kept = Mutex(Counts())

    var counts: Counts { kept.withLock { $0 } }

    func countLate() { kept.withLock { $0.late += 1 } }
    func countEnd(_ state: DeliveryState) { kept.withLock { $0.ended[state, default: 0] += 1 } }
    func countDoubt() { kept.withLock { $0.doubts += 1 } }
}
