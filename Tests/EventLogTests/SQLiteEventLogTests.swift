import EventLog
import Storage
import StorageSQLite
import TestKit
import Testing
import Values

@testable import EventLogSQLite

@Suite struct `The log in a file` {
    private let clock = ManualClock()
    private let identifiers = IdentifierSource(clock: ManualClock())

    private func envelope(_ number: Int, id: EventID? = nil) throws -> Envelope {
        try Envelope(LeafAdmired(number: number), id: id ?? identifiers.next(), at: clock.now())
    }

    private func withLog(_ body: (SQLiteEventLog, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteEventLog(path: folder + "/events.sqlite", clock: clock)
            try await body(log, folder + "/events.sqlite")
            await log.close()
        }
    }

    @Test func `gives back what was appended, by position`() async throws {
        try await withLog { log, _ in
            let events = try (1...5).map { try envelope($0) }
            try await log.append(Array(events[..<2]))
            try await log.append([])
            try await log.append(Array(events[2...]))
            let all = try await log.read(.reader, after: 0, limit: 100)
            #expect(all == zip(1..., events).map { RecordedEvent(position: Int64($0), event: $1) })
            let middle = try await log.read(.reader, after: 2, limit: 2).map(\.position)
            #expect(middle == [3, 4])
            let none = try await log.read(.reader, after: 5, limit: 2)
            #expect(none == [])
            let ends = (try await log.end(of: .reader), try await log.end(of: .domain))
            #expect(ends == (5, 0))
        }
    }

    @Test func `skips what it has already, within a batch and between batches, and leaves no gap`() async throws {
        try await withLog { log, _ in
            let events = try (1...4).map { try envelope($0) }
            try await log.append([events[0], events[1], events[0], events[2]])
            try await log.append([events[2], events[1], events[3]])
            let all = try await log.read(.reader, after: 0, limit: 100)
            #expect(all.map(\.position) == [1, 2, 3, 4])
            #expect(all.map(\.event) == events)
        }
    }

    @Test func `counts each stream for itself`() async throws {
        try await withLog { log, _ in
            let picked = try (1...2).map {
                try Envelope(LeafPicked(number: $0), id: identifiers.next(), at: clock.now())
            }
            let admired = try (1...3).map { try envelope($0) }
            try await log.append([admired[0], picked[0], admired[1], picked[1], admired[2]])
            let found = (
                try await log.read(.domain, after: 0, limit: 10), try await log.read(.reader, after: 0, limit: 10)
            )
            #expect(found.0.map(\.position) == [1, 2])
            #expect(found.0.map(\.event) == picked)
            #expect(found.1.map(\.position) == [1, 2, 3])
            #expect(found.1.map(\.event) == admired)
        }
    }

    @Test func `has no gap and no doublet when many append at once`() async throws {
        try await withLog { log, _ in
            let events = try (1...300).map { try envelope($0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for start in stride(from: 0, to: 300, by: 10) {
                    // Everybody brings a neighbour's events too.
                    let batch = Array(events[start..<min(start + 15, 300)])
                    group.addTask { try await log.append(batch) }
                }
                try await group.waitForAll()
            }
            let all = try await log.read(.reader, after: 0, limit: 1_000)
            #expect(all.map(\.position) == Array(1...300))
            #expect(Set(all.map(\.event)) == Set(events))
        }
    }

    @Test func `is the same log when it is opened again`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/events.sqlite"
            let first = try await SQLiteEventLog(path: path, clock: clock)
            let event = try envelope(1)
            try await first.append([event])
            await first.close()
            let again = try await SQLiteEventLog(path: path, clock: clock)
            #expect(again.identity == first.identity)
            let other = try await SQLiteEventLog(path: folder + "/other.sqlite", clock: clock)
            #expect(other.identity != first.identity)
            try await again.append([event])
            let all = try await again.read(.reader, after: 0, limit: 10)
            #expect(all == [RecordedEvent(position: 1, event: event)])
            await again.close()
            await other.close()
        }
    }

    @Test func `gives back exactly what was appended, however it is asked`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/events.sqlite"
            var chance = SystemRandomNumberGenerator()
            let kinds = ["LeafPicked", "LeafAdmired", "叶子", ""]
            let events = (0..<3_000).map { number in
                let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in
                    UInt8.random(in: .min ... .max, using: &chance)
                }
                return Envelope(
                    id: EventID(number % 3 == 0 ? Int64.max - Int64(number) : Int64(number + 1)), stream: .reader,
                    kind: kinds.randomElement(using: &chance)!, version: Int.random(in: 1...300, using: &chance),
                    at: Instant(microseconds: Int64.random(in: -9...Int64.max, using: &chance)),
                    key: number % 2 == 0 ? "茶 \(number / 50)" : "", payload: Array("{\"leaf\":".utf8) + bytes)
            }
            let first = try await SQLiteEventLog(path: path, clock: clock)
            try await first.append(Array(events[..<10]))
            try await first.append(Array(events[10...]))
            let wanted = zip(1..., events).map { RecordedEvent(position: Int64($0), event: $1) }
            for limit in [7, 4_000] { #expect(try await all(of: first, limit: limit) == wanted) }
            await first.close()
            // From the disk.
            for limit in [7, 1_000, 4_000] {
                let again = try await SQLiteEventLog(path: path, clock: clock)
                #expect(try await all(of: again, limit: limit) == wanted)
                await again.close()
            }
        }
    }

    private func all(of log: SQLiteEventLog, limit: Int) async throws -> [RecordedEvent] {
        var all: [RecordedEvent] = []
        while true {
            let events = try await log.read(.reader, after: Int64(all.count), limit: limit)
            if events.isEmpty { return all }
            #expect(events.count <= limit)
            all += events
        }
    }

    @Test func `goes on with a log that was written before there were blocks`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/events.sqlite"
            let store = try SQLiteStore(path: path)
            try await store.migrate([Schema(room: "log", steps: Array(Schema.log.steps.prefix(1)))], clock: clock)
            let events = try (1...6).map { try envelope($0) }
            try await store.write { transaction in
                for (place, event) in events.prefix(3).enumerated() {
                    try transaction.run(
                        """
                        INSERT INTO log_event (stream, position, id, kind, version, at, key, payload)
                        VALUES (\(event.stream.rawValue), \(place + 1), \(event.id), \(event.kind), \(event.version),
                                \(event.at), \(event.key), \(event.payload))
                        """)
                }
            }
            await store.close()
            let log = try await SQLiteEventLog(path: path, clock: clock)
            #expect(try await log.end(of: .reader) == 3)
            try await log.append([events[1], events[3], events[4], events[2], events[5]])
            let wanted = zip(1..., events).map { RecordedEvent(position: Int64($0), event: $1) }
            for limit in [1, 2, 100] { #expect(try await all(of: log, limit: limit) == wanted) }
            await log.close()
        }
    }

    @Test func `says which block is damaged`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/events.sqlite"
            let log = try await SQLiteEventLog(path: path, clock: clock)
            try await log.append(try (1...20).map { try envelope($0) })
            await log.close()
            let store = try SQLiteStore(path: path)
            let bytes = try await store.read { transaction in
                try transaction.value("SELECT bytes FROM log_block", as: [UInt8].self)
            }
            for length in [0, 1, 5, bytes.count / 2, bytes.count - 1] {
                let cut = Array(bytes.prefix(length))
                try await store.write { transaction in try transaction.run("UPDATE log_block SET bytes = \(cut)") }
                let again = try await SQLiteEventLog(path: path, clock: clock)
                await #expect(
                    throws: EventLogError.unavailable("the log's block that ends at 20 of reader is damaged")
                ) { _ = try await again.read(.reader, after: 0, limit: 100) }
                await again.close()
            }
            await store.close()
        }
    }

    @Test func `says that it is closed`() async throws {
        try await withLog { log, _ in
            await log.close()
            let event = try envelope(1)
            for work: () async throws -> Void in [
                { try await log.append([event]) }, { _ = try await log.end(of: .reader) },
                { _ = try await log.read(.reader, after: 0, limit: 1) },
            ] {
                let error = await #expect(throws: EventLogError.self) { try await work() }
                guard case .unavailable = error else {
                    Issue.record("gave \(String(describing: error))")
                    continue
                }
            }
        }
    }
}
