import Storage
import TestKit
import Testing
import Values

@Suite struct `A statement` {
    @Test func `binds what is interpolated and keeps it out of the text`() {
        let statement: Statement = "SELECT id FROM test_thing WHERE name = \("'; DROP TABLE x") AND weight > \(5)"
        #expect(statement.text == "SELECT id FROM test_thing WHERE name = $1 AND weight > $2")
        #expect(statement.cells == [.text("'; DROP TABLE x"), .integer(5)])
    }

    @Test func `renumbers what is spliced into it, past nine cells too`() {
        let inner = Statement.joined((1...11).map { "id <> \($0)" }, by: " AND ")
        #expect(inner.text.hasSuffix("id <> $9 AND id <> $10 AND id <> $11"))
        let outer: Statement = "SELECT id FROM test_thing WHERE weight > \(100) AND (\(inner)) AND name = \("tea")"
        #expect(
            outer.text == "SELECT id FROM test_thing WHERE weight > $1 AND ("
                + (2...12).map { "id <> $\($0)" }.joined(separator: " AND ") + ") AND name = $13")
        #expect(outer.cells == [.integer(100)] + (1...11).map { .integer($0) } + [.text("tea")])
    }

    @Test func `leaves a dollar alone that is no place of its own`() {
        let price: Statement = "'$1'"
        let outer: Statement = "SELECT \(price) WHERE 1 = \(1)"
        #expect(outer.text == "SELECT '$1' WHERE 1 = $1")
    }

    @Test func `joined from nothing is nothing`() {
        #expect(Statement.joined([], by: " AND ").text == "")
        #expect(Statement.joined(["a = 1"], by: " AND ").text == "a = 1")
    }

    @Test(arguments: Engine.all) func `runs with lists and filters spliced into it`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let found = try await store.write { transaction in
                for id in 1...30 {
                    try transaction.run(
                        "INSERT INTO test_thing (id, name, weight) VALUES (\(id), \("thing \(id)"), \(id * 10))")
                }
                let filters: [Statement] = [
                    "id IN (\(list: Array(1...25)))", "weight >= \(50)", "name <> \("thing 7")",
                    "(weight < \(80) OR id IN (\(list: [20, 24, 30])))",
                ]
                return try transaction.rows(
                    """
                    SELECT id FROM test_thing WHERE \(Statement.joined(filters, by: " AND ")) AND weight <> \(200)
                    ORDER BY id LIMIT \(10)
                    """
                ) { row throws(StorageError) in try row.value(0, as: Int.self) }
            }
            #expect(found == [5, 6, 24])
        }
    }

    @Test(arguments: Engine.all) func `may come in more shapes than are kept prepared`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let sum = try await store.read { transaction in
                var sum: Int64 = 0
                for count in 1...1_100 {
                    // A list of another length each time is another statement each time.
                    let list = Statement.joined([Statement](repeating: "1", count: count), by: ", ")
                    sum += try transaction.value("SELECT CAST(\(count) AS BIGINT) WHERE 1 IN (\(list))")
                }
                return sum
            }
            #expect(sum == 1_100 * 1_101 / 2)
        }
    }

    @Test(arguments: Engine.all) func `is one statement, and right`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            for wrong: Statement in [
                "SELECT 1; SELECT 2", "SELEKT 1", "SELECT id FROM test_nothing", "SELECT wight FROM test_thing",
                "INSERT INTO test_thing (id) VALUES (1, 2)",
            ] {
                let error = await #expect(throws: StorageError.self) { try await store.write { try $0.run(wrong) } }
                guard case .statement = error else {
                    Issue.record("\(wrong.text) gave \(String(describing: error))")
                    continue
                }
            }
        }
    }
}
