import Contracts
import Synchronization

/// Lets no more requests to a channel be under way at once than it takes; who comes later waits in the order of coming.
///
/// Deliveries are claimed a few ahead of what a channel takes, so that while one is on the wire the next is read, rendered
/// and written down: the line stays full however long a commit takes. A slot is held for one call, not for a delivery.
final class ChannelSlots: Sendable {
    private struct Line {
        var taken = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let lines = Mutex<[ChannelID: Line]>([:])
    private let claims = Mutex((last: UInt64(0), turnedAway: [String: UInt64]()))

    /// The number of a claim that begins now.
    func nextClaim() -> UInt64 {
        claims.withLock { claims in
            claims.last += 1
            return claims.last
        }
    }

    /// Something went wrong at a host: what was claimed for it ahead, and has not begun, goes back into the line, where the
    /// breaker, the limit or the missing credentials hold it.
    func turnAway(from host: String) { claims.withLock { $0.turnedAway[host] = $0.last } }

    func isTurnedAway(_ claim: UInt64, from host: String) -> Bool {
        claims.withLock { $0.turnedAway[host].map { claim <= $0 } ?? false }
    }

    /// Runs a call while it holds one of so many slots of a channel.
    func holding<Answer: Sendable>(
        _ channel: ChannelID, of limit: Int,
        _ call: () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        await enter(channel, of: max(1, limit))
        defer { leave(channel) }
        return try await call()
    }

    private func enter(_ channel: ChannelID, of limit: Int) async {
        await withCheckedContinuation { continuation in
            let isFree = lines.withLock { lines in
                var line = lines[channel] ?? Line()
                defer { lines[channel] = line }
                guard line.taken < limit else {
                    line.waiting.append(continuation)
                    return false
                }
                line.taken += 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    /// Gives the slot to who waits longest, or back.
    private func leave(_ channel: ChannelID) {
        let next = lines.withLock { lines -> CheckedContinuation<Void, Never>? in
            guard var line = lines[channel] else { return nil }
            defer { lines[channel] = line.taken == 0 && line.waiting.isEmpty ? nil : line }
            if !line.waiting.isEmpty { return line.waiting.removeFirst() }
            line.taken -= 1
            return nil
        }
        next?.resume()
    }
}
