public import Storage

/// Somebody who hears a stream. Its effect and its offset are one transaction, so each event takes effect once.
public struct Consumer: Sendable {
    /// Stored with the offset: never rename one that has been released.
    public let name: String
    public let stream: EventStream
    let handle: @Sendable (RecordedEvent, Transaction) throws -> Void

    /// `handle` is called for each event in order, inside a transaction; it ignores kinds that it does not know.
    public init(
        _ name: String, hears stream: EventStream,
        _ handle: @escaping @Sendable (RecordedEvent, Transaction) throws -> Void
    ) {
        self.name = name
        self.stream = stream
        self.handle = handle
    }

    func offset(in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.first(
            "SELECT position FROM event_offset WHERE consumer = \(name) AND stream = \(stream.rawValue)"
        ) { row throws(StorageError) in try row.value(0) } ?? 0
    }

    func move(to position: Int64, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO event_offset (consumer, stream, position) VALUES (\(name), \(stream.rawValue), \(position))
            ON CONFLICT (consumer, stream) DO UPDATE SET position = excluded.position
            """)
    }
}
