public import Storage
import Synchronization
public import Values

/// Where a room records its events, in the same transaction as what happened; the ``EventPump`` carries them to the log.
public final class Outbox: Sendable {
    private let identifiers: IdentifierSource
    private let clock: any WallClock
    private let listeners = Mutex<[@Sendable () -> Void]>([])

    public init(identifiers: IdentifierSource, clock: any WallClock) {
        self.identifiers = identifiers
        self.clock = clock
    }

    public func record(_ event: some Event, in transaction: Transaction) throws {
        let envelope = try Envelope(event, id: identifiers.next(), at: clock.now())
        // Writers run one after another, so the counter has no gaps and its order is the order of commits.
        let position: Int64 = try transaction.value(
            "UPDATE event_outbox_end SET position = position + 1 WHERE one = 1 RETURNING position")
        try transaction.run(
            """
            INSERT INTO event_outbox (position, id, stream, kind, version, at, key, payload)
            VALUES (\(position), \(envelope.id), \(envelope.stream.rawValue), \(envelope.kind), \(envelope.version),
                    \(envelope.at), \(envelope.key), \(envelope.payload))
            """)
        for wake in listeners.withLock({ $0 }) { transaction.afterCommit(wake) }
    }

    /// Called after each commit that recorded something.
    func listen(_ wake: @escaping @Sendable () -> Void) { listeners.withLock { $0.append(wake) } }

    /// The oldest events that are not yet in the log.
    func waiting(limit: Int, in transaction: Transaction) throws(StorageError) -> [(position: Int64, event: Envelope)] {
        try transaction.rows(
            """
            SELECT position, id, stream, kind, version, at, key, payload
            FROM event_outbox ORDER BY position LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            (try row.value(0), try Envelope(row: row, from: 1))
        }
    }

    func forget(through position: Int64, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM event_outbox WHERE position <= \(position)")
    }
}

extension Envelope {
    /// Reads `id, stream, kind, version, at, key, payload` from a row, beginning at a position.
    package init(row: Row, from first: Int) throws(StorageError) {
        let name: String = try row.value(first + 1)
        guard let stream = EventStream(rawValue: name) else { throw .column(first + 1, "no stream \(name)") }
        self.init(
            id: try row.value(first), stream: stream, kind: try row.value(first + 2),
            version: try row.value(first + 3), at: try row.value(first + 4), key: try row.value(first + 5),
            payload: try row.value(first + 6))
    }
}
