public import EventLog
import Storage
import StorageSQLite
import Synchronization
public import Values

/// The event log in one SQLite file of its own.
///
/// Each append is one row, a block of all its events (``EventBlock``); identifiers stand in a table of their own, so that a
/// repeat is found. A commit touches the end of the one and, as identifiers grow with time, few pages of the other.
public final class SQLiteEventLog: EventLog {
    public let identity: String
    private let store: SQLiteStore
    private let tails: [EventStream: EventTail]
    /// Through which position each stream stands in rows of its own: a log that was made before there were blocks.
    private let rowEnds: [EventStream: Int64]
    /// A block that was read but not used up.
    private let opened = Mutex<OpenedBlock?>(nil)

    private struct OpenedBlock {
        let stream: EventStream
        let events: [RecordedEvent]
    }

    /// Events in one block at most.
    private static let mostInBlock = 4_096

    /// Opens the log, and creates it when the file is missing; its folder must exist.
    public init(path: String, clock: any WallClock) async throws {
        store = try SQLiteStore(path: path, checkpointPages: 8_000)
        try await store.migrate([.log], clock: clock)
        tails = Dictionary(uniqueKeysWithValues: EventStream.allCases.map { ($0, EventTail()) })
        let fresh = hexadecimal((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        (identity, rowEnds) = try await store.write { transaction in
            try transaction.run(
                "INSERT INTO log_identity (one, identity) VALUES (1, \(fresh)) ON CONFLICT (one) DO NOTHING")
            var ends: [EventStream: Int64] = [:]
            for stream in EventStream.allCases {
                ends[stream] = try transaction.value(
                    "SELECT coalesce(max(position), 0) FROM log_event WHERE stream = \(stream.rawValue)")
            }
            return (try transaction.value("SELECT identity FROM log_identity WHERE one = 1"), ends)
        }
    }

    public func append(_ events: [Envelope]) async throws(EventLogError) {
        guard !events.isEmpty else { return }
        do {
            try await store.write { transaction in
                let isNew = try transaction.run(
                    "INSERT INTO log_known (id) VALUES ($1) ON CONFLICT (id) DO NOTHING",
                    each: events.map { [$0.id.cell] }
                )
                for stream in EventStream.allCases {
                    let own = zip(events, isNew).filter { $0.0.stream == stream && $0.1 > 0 }.map(\.0)
                    if !own.isEmpty { try self.add(own, to: stream, in: transaction) }
                }
            }
        } catch {
            throw .unavailable(String(describing: error))
        }
    }

    private func add(
        _ events: [Envelope], to stream: EventStream, in transaction: Transaction
    ) throws(StorageError) {
        let end = try self.end(of: stream, in: transaction)
        let recorded = zip(1..., events).map { RecordedEvent(position: end + $0, event: $1) }
        for first in stride(from: 0, to: recorded.count, by: Self.mostInBlock) {
            let block = Array(recorded[first..<min(first + Self.mostInBlock, recorded.count)])
            try transaction.run(
                "INSERT INTO log_block (stream, last, events, bytes) VALUES ($1, $2, $3, $4)",
                each: [
                    [
                        .text(stream.rawValue), .integer(end + Int64(first + block.count)),
                        .integer(Int64(block.count)), .bytes(EventBlock.pack(block)),
                    ]
                ])
        }
        transaction.afterCommit { [tails] in tails[stream]?.note(recorded) }
    }

    public func read(
        _ stream: EventStream, after position: Int64, limit: Int
    ) async throws(EventLogError) -> [RecordedEvent] {
        guard limit > 0 else { return [] }
        if let events = tails[stream]?.read(after: position, limit: limit) { return events }
        if position < rowEnds[stream, default: 0] { return try await rows(stream, after: position, limit: limit) }
        if let events = leftOver(of: stream, after: position, limit: limit) { return events }
        var events: [RecordedEvent] = []
        for block in try await blocks(of: stream, after: position, limit: limit) {
            let all = try EventBlock.unpack(block.bytes, of: stream, count: block.events, last: block.last)
            let new = all.drop { $0.position <= position }.prefix(limit - events.count)
            if let last = new.last, last.position < block.last {
                opened.withLock { $0 = OpenedBlock(stream: stream, events: all) }
            }
            events += new
        }
        return events
    }

    public func end(of stream: EventStream) async throws(EventLogError) -> Int64 {
        do {
            return try await store.read { transaction in try self.end(of: stream, in: transaction) }
        } catch {
            throw .unavailable(String(describing: error))
        }
    }

    public func close() async { await store.close() }

    private func end(of stream: EventStream, in transaction: Transaction) throws(StorageError) -> Int64 {
        max(
            rowEnds[stream, default: 0],
            try transaction.value("SELECT coalesce(max(last), 0) FROM log_block WHERE stream = \(stream.rawValue)"))
    }

    private func leftOver(of stream: EventStream, after position: Int64, limit: Int) -> [RecordedEvent]? {
        opened.withLock { opened in
            guard let block = opened, block.stream == stream, let first = block.events.first?.position,
                let last = block.events.last?.position, first <= position + 1, position < last
            else { return nil }
            return Array(block.events[Int(position + 1 - first)...].prefix(limit))
        }
    }

    /// The blocks in which the next events stand: as many as are needed for `limit` of them.
    private func blocks(
        of stream: EventStream, after position: Int64, limit: Int
    ) async throws(EventLogError) -> [(last: Int64, events: Int, bytes: [UInt8])] {
        do {
            return try await store.read { transaction in
                let lengths = try transaction.rows(
                    """
                    SELECT last, events FROM log_block WHERE stream = \(stream.rawValue) AND last > \(position)
                    ORDER BY last LIMIT \(limit)
                    """
                ) { row throws(StorageError) in (last: try row.value(0, as: Int64.self), try row.value(1, as: Int.self))
                }
                guard let last = lengths.first(where: { $0.last >= position + Int64(limit) }) ?? lengths.last else {
                    return []
                }
                return try transaction.rows(
                    """
                    SELECT last, events, bytes FROM log_block
                    WHERE stream = \(stream.rawValue) AND last > \(position) AND last <= \(last.last)
                    ORDER BY last
                    """
                ) { row throws(StorageError) in (try row.value(0), try row.value(1), try row.value(2)) }
            }
        } catch {
            throw .unavailable(String(describing: error))
        }
    }

    /// Events of a log that was made before there were blocks.
    private func rows(
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
}
