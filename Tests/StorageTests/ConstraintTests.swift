import Storage
import TestKit
import Testing

/// How a refusal comes out, whichever engine refuses.
enum Refusal: Equatable {
    case duplicate
    case constraint
    case statement
    case other(StorageError)

    init(_ error: StorageError) {
        switch error {
        case .duplicate: self = .duplicate
        case .constraint: self = .constraint
        case .statement: self = .statement
        case .column, .unavailable, .schema, .unexpected: self = .other(error)
        }
    }
}

@Suite struct `A constraint` {
    static let refused: [(Statement, Refusal)] = [
        ("INSERT INTO test_thing (id, name) VALUES (1, 'apricot')", .duplicate),
        ("INSERT INTO test_thing (id, name) VALUES (2, 'tea')", .duplicate),
        ("UPDATE test_thing SET id = 1 WHERE id = 9", .duplicate),
        ("INSERT INTO test_thing (id, name, weight) VALUES (2, 'apricot', 0)", .constraint),
        ("INSERT INTO test_thing (id, name) VALUES (2, NULL)", .constraint),
        ("INSERT INTO test_thing (id, name, part_of) VALUES (2, 'apricot', 77)", .constraint),
        ("DELETE FROM test_thing WHERE id = 9", .constraint),
        ("SELECT CAST(sum(weight) AS BIGINT) FROM test_thing", .statement),
    ]

    @Test(arguments: Engine.all, refused.indices)
    func `refuses alike on every engine, and changes nothing`(engine: Engine, index: Int) async throws {
        let (statement, refusal) = Self.refused[index]
        try await engine.withStore([.thing]) { store in
            try await store.write { transaction in
                try transaction.run("INSERT INTO test_thing (id, name, weight) VALUES (1, 'tea', \(Int64.max))")
                try transaction.run("INSERT INTO test_thing (id, name, weight) VALUES (9, 'sugar', 1)")
                try transaction.run("INSERT INTO test_thing (id, name, part_of) VALUES (10, 'lump', 9)")
            }
            let error = await #expect(throws: StorageError.self) {
                try await store.write { transaction in
                    try transaction.run("UPDATE test_thing SET is_good = TRUE")
                    return try transaction.rows(statement) { _ in }.count
                }
            }
            #expect(error.map(Refusal.init) == refusal)
            let good: Int64 = try await store.read { try $0.value("SELECT count(*) FROM test_thing WHERE is_good") }
            #expect(good == 0)
        }
    }

    @Test(arguments: Engine.all) func `can be asked about without an error`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let names = try await store.write { transaction in
                for (id, name) in [(1, "tea"), (1, "apricot"), (2, "tea"), (3, "sugar")] {
                    try transaction.run(
                        "INSERT INTO test_thing (id, name) VALUES (\(id), \(name)) ON CONFLICT DO NOTHING")
                }
                try transaction.run(
                    """
                    INSERT INTO test_thing (id, name, weight) VALUES (3, 'brown sugar', 5)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, weight = excluded.weight
                    """)
                return try transaction.rows("SELECT name FROM test_thing ORDER BY id") { row throws(StorageError) in
                    try row.value(0, as: String.self)
                }
            }
            #expect(names == ["tea", "brown sugar"])
        }
    }
}
