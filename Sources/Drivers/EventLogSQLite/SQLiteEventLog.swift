public import EventLog
import Storage
import StorageSQLite
public import Values

/// The event log in one SQLite file of its own.
public final class SQLiteEventLog: EventLog {
    public let identity: String
    private let store: SQLiteStore

    /// Opens the log, and creates it when the file is missing; its folder must exist.
    public init(path: String, clock: any WallClock) async throws {
        store = try SQLiteStore(path: path)
        try await store.migrate([.log], clock: clock)
        let fresh = hexadecimal((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        identity = try await store.write { transaction in
            try transaction.run(
                "INSERT INTO log_identity (one, identity) VALUES (1, \(fresh)) ON CONFLICT (one) DO NOTHING")
            return try transaction.value("SELECT identity FROM log_identity WHERE one = 1")
        }
    }

    public func append(_ events: [Envelope]) async throws(EventLogError) {
        guard !events.isEmpty else { return }
        do {
            try await store.write { transaction in
                try transaction.run(
                    """
                    INSERT INTO log_event (stream, position, id, kind, version, at, key, payload)
                    SELECT $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6, $7 FROM log_event WHERE stream = $8
                    ON CONFLICT (id) DO NOTHING
                    """, each: events.map(\.cells))
            }
        } catch {
            throw .unavailable(String(describing: error))
        }
    }

    public func read(
        _ stream: EventStream, after position: Int64, limit: Int
    ) async throws(EventLogError) -> [RecordedEvent] {
        do {
            return try await store.read { transaction in
                try transaction.rows(
                    """
                    SELECT position, id, stream, kind, version, at, key, payload FROM log_event
                    WHERE stream = \(stream.rawValue) AND position > \(position)
                    ORDER BY position LIMIT \(limit)
                    """
                ) { row throws(StorageError) in
                    RecordedEvent(position: try row.value(0), event: try Envelope(row: row, from: 1))
                }
            }
        } catch {
            throw .unavailable(String(describing: error))
        }
    }

    public func end(of stream: EventStream) async throws(EventLogError) -> Int64 {
        do {
            return try await store.read { transaction in try stream.end(in: transaction) }
        } catch {
            throw .unavailable(String(describing: error))
        }
    }

    public func close() async { await store.close() }
}

extension Envelope {
    fileprivate var cells: [Cell] {
        [
            .text(stream.rawValue), id.cell, .text(kind), version.cell, at.cell, .text(key), .bytes(payload),
            .text(stream.rawValue),
        ]
    }
}

extension EventStream {
    fileprivate func end(in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.value("SELECT coalesce(max(position), 0) FROM log_event WHERE stream = \(rawValue)")
    }
}

extension Schema {
    fileprivate static let log = Schema(
        room: "log",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE log_event (
                        stream TEXT NOT NULL,
                        position BIGINT NOT NULL,
                        id BIGINT NOT NULL UNIQUE,
                        kind TEXT NOT NULL,
                        version BIGINT NOT NULL,
                        at BIGINT NOT NULL,
                        key TEXT NOT NULL,
                        payload BYTEA NOT NULL,
                        PRIMARY KEY (stream, position)
                    )
                    """,
                    """
                    CREATE TABLE log_identity (
                        one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
                        identity TEXT NOT NULL
                    )
                    """,
                ])
        ])
}
