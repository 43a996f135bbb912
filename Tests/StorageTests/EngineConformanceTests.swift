import Storage
import TestKit
import Testing
import Values

extension Schema {
    /// A table with a column of every kind and a constraint of every kind.
    static let thing = Schema(
        room: "test",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE test_thing (
                        id BIGINT NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        weight BIGINT CHECK (weight > 0),
                        is_good BOOLEAN,
                        share DOUBLE PRECISION,
                        picture BYTEA,
                        part_of BIGINT REFERENCES test_thing (id)
                    )
                    """
                ])
        ])
}

/// What every driver must do alike; run on each.
@Suite struct `A store gives back` {
    @Test(arguments: Engine.all) func `every kind of cell as it was`(engine: Engine) async throws {
        let rows: [[Cell]] = [
            [
                .integer(.max), .text("保靖 orange 🍊 \u{0301}"), .null, .boolean(true), .real(-0.125),
                .bytes([0, 255, 0]),
            ],
            [.integer(.min), .text(""), .integer(1), .boolean(false), .real(.infinity), .bytes([])],
            [
                .integer(0), .text("'; DROP TABLE test_thing; -- $1 ? :a"), .integer(.max), .null,
                .real(2.2250738585072014e-308), .null,
            ],
            [.integer(-1), .text("\t\r\n\u{1}\u{10FFFF}"), .integer(7), .null, .null, .bytes(Array(0...255))],
            [.integer(1), .text("\u{E9}"), .null, .null, .real(.greatestFiniteMagnitude), .bytes([0])],
            [.integer(2), .text("e\u{301}"), .null, .null, .real(2), .bytes([UInt8](repeating: 7, count: 1_000_000))],
        ]
        try await engine.withStore([.thing]) { store in
            try await store.write { transaction in
                for row in rows {
                    try transaction.run(
                        """
                        INSERT INTO test_thing (id, name, weight, is_good, share, picture)
                        VALUES (\(row[0]), \(row[1]), \(row[2]), \(row[3]), \(row[4]), \(row[5]))
                        """)
                }
            }
            for row in rows {
                let found = try await store.read { transaction in
                    try transaction.first(
                        """
                        SELECT id, name, weight, is_good, share, picture FROM test_thing WHERE id = \(row[0])
                        """
                    ) { row throws(StorageError) in
                        let cells: [Cell] = [
                            .integer(try row.value(0)), .text(try row.value(1)),
                            try row.value(2, as: Int64?.self).cell, try row.value(3, as: Bool?.self).cell,
                            try row.value(4, as: Double?.self).cell, try row.value(5, as: [UInt8]?.self).cell,
                        ]
                        return cells
                    }
                }
                #expect(found == row)
                // "é" in two spellings is one string to Swift and two to the database.
                if case .text(let found)? = found?[1], case .text(let written) = row[1] {
                    #expect(Array(found.utf8) == Array(written.utf8))
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `a row by a value of each kind`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let found = try await store.write { transaction in
                try transaction.run(
                    """
                    INSERT INTO test_thing (id, name, weight, is_good, share, picture)
                    VALUES (\(1), \("茶"), \(250), \(true), \(0.5), \([1, 2] as [UInt8]))
                    """)
                return try transaction.rows(
                    """
                    SELECT id FROM test_thing
                    WHERE name = \("茶") AND weight = \(250) AND is_good = \(true) AND share = \(0.5)
                      AND picture = \([1, 2] as [UInt8]) AND part_of IS NOT DISTINCT FROM \(Int64?.none)
                    """
                ) { row throws(StorageError) in try row.value(0, as: Int64.self) }
            }
            #expect(found == [1])
        }
    }

    @Test(arguments: Engine.all) func `how many rows a statement changed`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let counts = try await store.write { transaction in
                [
                    try transaction.run(
                        "INSERT INTO test_thing (id, name) VALUES (1, 'tea'), (2, 'apricot'), (3, 'sugar')"),
                    try transaction.run("CREATE TABLE test_other (id BIGINT NOT NULL PRIMARY KEY)"),
                    try transaction.run(
                        "INSERT INTO test_thing (id, name) VALUES (1, 'tea') ON CONFLICT (id) DO NOTHING"),
                    try transaction.run("UPDATE test_thing SET weight = 5 WHERE id >= 2"),
                    try transaction.run("UPDATE test_thing SET weight = 6 WHERE id = 9"),
                    try transaction.run("DELETE FROM test_thing WHERE id <> 2"),
                    try transaction.run("UPDATE test_thing SET weight = 7 WHERE id = 2 RETURNING id"),
                ]
            }
            #expect(counts == [3, 0, 0, 2, 0, 2, 1])
        }
    }

    @Test(arguments: Engine.all) func `no text with a NUL, and no number that is none`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            await #expect(throws: StorageError.statement("$2 is a text with a NUL character")) {
                try await store.write { transaction in
                    try transaction.run("INSERT INTO test_thing (id, name) VALUES (\(1), \("ora\u{0}nge"))")
                }
            }
            await #expect(throws: StorageError.statement("$1 is not a number")) {
                try await store.read { transaction in
                    try transaction.value("SELECT count(*) FROM test_thing WHERE share = \(Double.nan)", as: Int64.self)
                }
            }
            let left: Int64 = try await store.read { try $0.value("SELECT count(*) FROM test_thing") }
            #expect(left == 0)
        }
    }
}
