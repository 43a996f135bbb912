import Storage
import TestKit
import Testing
import Values

@Suite struct `A schema` {
    static let first = SchemaStep(1, ["CREATE TABLE tea_garden (id BIGINT NOT NULL PRIMARY KEY)"])
    static let second = SchemaStep(
        2, ["ALTER TABLE tea_garden ADD COLUMN slope TEXT", "INSERT INTO tea_garden (id, slope) VALUES (1, 'south')"])
    static let third = SchemaStep(3, ["INSERT INTO tea_garden (id, slope) VALUES (2, 'north')"])

    static func tea(_ steps: SchemaStep...) -> Schema { Schema(room: "tea", steps: steps) }

    @Test(arguments: Engine.all) func `runs each step once, however often it is applied`(engine: Engine) async throws {
        try await engine.withStore { store in
            let clock = ManualClock()
            try await store.migrate([Self.tea(Self.first)], clock: clock)
            try await store.migrate([Self.tea(Self.first, Self.second)], clock: clock)
            clock.advance(days: 1)
            for _ in 0..<2 { try await store.migrate([Self.tea(Self.first, Self.second, Self.third)], clock: clock) }
            let slopes = try await store.slopes()
            #expect(slopes == ["south", "north"])
            let times = try await store.read { transaction in
                try transaction.rows("SELECT applied_at FROM storage_schema_step WHERE room = 'tea' ORDER BY number") {
                    row throws(StorageError) in try row.value(0, as: Instant.self)
                }
            }
            let count = try await store.appliedStepCount()
            #expect(count == 3)
            #expect(times == [clock.now().adding(days: -1), clock.now().adding(days: -1), clock.now()])
        }
    }

    @Test(arguments: Engine.all) func `is applied once by two that start together`(engine: Engine) async throws {
        try await engine.withStore { store in
            let schema = Self.tea(Self.first, Self.second, Self.third)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { try await store.migrate([schema], clock: ManualClock()) } }
                try await group.waitForAll()
            }
            let slopes = try await store.slopes()
            #expect(slopes == ["south", "north"])
        }
    }

    @Test(arguments: Engine.all) func `refuses a step that was edited after it ran`(engine: Engine) async throws {
        try await engine.withStore([Self.tea(Self.first, Self.second)]) { store in
            let edited = SchemaStep(2, ["ALTER TABLE tea_garden ADD COLUMN height BIGINT"])
            await #expect(
                throws: StorageError.schema("step 2 of tea was edited after it ran: add a new step instead")
            ) {
                try await store.migrate([Self.tea(Self.first, edited, Self.third)], clock: ManualClock())
            }
            let slopes = try await store.slopes()
            #expect(slopes == ["south"])
        }
    }

    @Test(arguments: Engine.all) func `refuses a database that a later Terrace made`(engine: Engine) async throws {
        try await engine.withStore([Self.tea(Self.first, Self.second)]) { store in
            _ = await #expect(
                throws: StorageError.schema("tea has 2 steps in the database and 1 here: use a newer Terrace")
            ) {
                try await store.migrate([Self.tea(Self.first)], clock: ManualClock())
            }
        }
    }

    @Test(arguments: Engine.all) func `leaves nothing behind when one of its steps fails`(engine: Engine) async throws {
        try await engine.withStore { store in
            let wrong = SchemaStep(
                2, ["INSERT INTO tea_garden (id) VALUES (1)", "INSERT INTO tea_hut (id) VALUES (1)"])
            await #expect(throws: StorageError.self) {
                try await store.migrate([Self.tea(Self.first, wrong)], clock: ManualClock())
            }
            try await store.migrate([Self.tea(Self.first, Self.second)], clock: ManualClock())
            let slopes = try await store.slopes()
            #expect(slopes == ["south"])
        }
    }

    @Test func `tells two steps apart by their text alone`() {
        #expect(SchemaStep(1, ["a", "b"]).digest == SchemaStep(9, ["a", "b"]).digest)
        #expect(SchemaStep(1, ["a", "b"]).digest != SchemaStep(1, ["ab"]).digest)
        #expect(SchemaStep(1, ["a", "b"]).digest != SchemaStep(1, ["b", "a"]).digest)
    }
}

extension Store {
    fileprivate func slopes() async throws -> [String] {
        try await read { transaction in
            try transaction.rows("SELECT slope FROM tea_garden ORDER BY id") { row throws(StorageError) in
                try row.value(0)
            }
        }
    }
}
