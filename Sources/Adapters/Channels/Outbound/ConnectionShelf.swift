import NIOCore
import Synchronization

/// Keeps connections that can be used again, for seconds, by whom they lead to.
final class ConnectionShelf: Sendable {
    private static let mostOfOne = 32

    private struct Kept {
        let connection: HTTPConnection
        let since: NIODeadline
    }

    private let kept = Mutex<[OutboundAddress.Origin: [Kept]]>([:])

    /// The one that was put back last, if that was not longer ago than `age`.
    func take(_ origin: OutboundAddress.Origin, notOlderThan age: TimeAmount) -> HTTPConnection? {
        let now = NIODeadline.now()
        return kept.withLock { kept in
            while let last = kept[origin]?.popLast() {
                // A closed one went by itself, and its timer forgets it.
                guard last.connection.channel.isActive else { continue }
                guard now - last.since <= age else {
                    kept[origin]?.append(last)
                    return nil
                }
                return last.connection
            }
            return nil
        }
    }

    /// Closed after `idle` unless it is taken before.
    func put(_ connection: HTTPConnection, _ origin: OutboundAddress.Origin, for idle: TimeAmount) {
        let now = NIODeadline.now()
        let isKept = kept.withLock { kept in
            guard kept[origin, default: []].count < Self.mostOfOne else { return false }
            kept[origin, default: []].append(Kept(connection: connection, since: now))
            return true
        }
        guard isKept else { return connection.close() }
        connection.channel.eventLoop.scheduleTask(in: idle) { [weak self] in self?.drop(connection, origin, since: now)
        }
    }

    private func drop(_ connection: HTTPConnection, _ origin: OutboundAddress.Origin, since: NIODeadline) {
        let isDropped = kept.withLock { kept in
            guard
                let index = kept[origin]?.firstIndex(where: {
                    $0.connection.channel === connection.channel && $0.since == since
                })
            else { return false }
            kept[origin]?.remove(at: index)
            if kept[origin]?.isEmpty ?? false { kept[origin] = nil }
            return true
        }
        if isDropped { connection.close() }
    }
}
