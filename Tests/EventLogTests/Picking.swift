import EventLog
import Storage
import TestKit
import Values

/// Something small that happens, to be told and heard.
struct LeafPicked: Event, Hashable {
    let number: Int
    var key: String { "garden" }
}

/// The same on the readers' stream.
struct LeafAdmired: Event, Hashable {
    static let stream = EventStream.reader
    let number: Int
    var key: String { "garden" }
}

extension Schema {
    /// What consumers wrote down, and a counter by which writers know the order of their commits.
    static let picking = Schema(
        room: "test",
        steps: [
            SchemaStep(
                1,
                [
                    "CREATE TABLE test_heard (line BIGINT NOT NULL PRIMARY KEY, consumer TEXT NOT NULL, number BIGINT NOT NULL)",
                    "CREATE TABLE test_counter (one BIGINT NOT NULL PRIMARY KEY, number BIGINT NOT NULL)",
                    "INSERT INTO test_counter (one, number) VALUES (1, 0)",
                ])
        ])
}

extension World {
    static func picking<Answer>(on engine: Engine, _ body: (World) async throws -> Answer) async throws -> Answer {
        try await World.on(engine, [.picking], body)
    }

    /// Records one event with the next number, in a transaction of its own; returns the number.
    @discardableResult
    func pick() async throws -> Int {
        try await store.write { [outbox] transaction in
            let number: Int = try transaction.value(
                "UPDATE test_counter SET number = number + 1 WHERE one = 1 RETURNING number")
            try outbox.record(LeafPicked(number: number), in: transaction)
            return number
        }
    }

    func pick(_ count: Int) async throws { for _ in 0..<count { try await pick() } }

    /// The numbers that a consumer wrote down, in the order in which it did.
    func heard(by consumer: String) async throws -> [Int] {
        try await store.read { transaction in
            try transaction.rows("SELECT number FROM test_heard WHERE consumer = \(consumer) ORDER BY line") {
                row throws(StorageError) in try row.value(0)
            }
        }
    }

    /// Events made by hand, for the log itself.
    func envelopes(_ numbers: ClosedRange<Int>) throws -> [Envelope] {
        try numbers.map { try Envelope(LeafAdmired(number: $0), id: identifiers.next(), at: clock.now()) }
    }
}

extension Consumer {
    /// Writes down the number of each leaf it hears of; `before` may throw.
    static func scribe(
        _ name: String, before: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) -> Consumer {
        Consumer(name, hears: .domain) { event, transaction in
            guard let picked = try event.event.decoded(LeafPicked.self) else { return }
            try before(picked.number)
            try write(picked.number, by: name, in: transaction)
        }
    }

    static func admirer(_ name: String) -> Consumer {
        Consumer(name, hears: .reader) { event, transaction in
            guard let admired = try event.event.decoded(LeafAdmired.self) else { return }
            try write(admired.number, by: name, in: transaction)
        }
    }

    private static func write(_ number: Int, by name: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO test_heard (line, consumer, number)
            SELECT coalesce(max(line), 0) + 1, \(name), \(number) FROM test_heard
            """)
    }
}
