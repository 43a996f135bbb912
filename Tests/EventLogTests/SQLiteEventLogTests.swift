import EventLog
import EventLogSQLite
import TestKit
import Testing
import Values

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
