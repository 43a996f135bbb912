import Storage
import Synchronization
import TestKit
import Testing

@Suite struct `A transaction` {
    struct Regret: Error, Equatable {}

    @Test(arguments: Engine.all) func `is undone by whatever its body throws`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            await #expect(throws: Regret()) {
                try await store.write { transaction in
                    try transaction.run("INSERT INTO test_thing (id, name) VALUES (1, 'tea')")
                    throw Regret()
                }
            }
            let names = try await store.names()
            #expect(names == [])
        }
    }

    @Test(arguments: Engine.all) func `is spoilt by a statement that failed, even when its body looks away`(
        engine: Engine
    ) async throws {
        try await engine.withStore([.thing]) { store in
            let later = Notes<StorageError>()
            let error = await #expect(throws: StorageError.self) {
                try await store.write { transaction in
                    try transaction.run("INSERT INTO test_thing (id, name) VALUES (1, 'tea')")
                    _ = try? transaction.run("INSERT INTO test_thing (id, name) VALUES (1, 'sugar')")
                    do throws(StorageError) {
                        try transaction.run("INSERT INTO test_thing (id, name) VALUES (2, 'apricot')")
                    } catch {
                        later.add(error)
                    }
                }
            }
            #expect(error.map(Refusal.init) == .duplicate)
            #expect(later.all.first == error)
            let names = try await store.names()
            #expect(names == [])
        }
    }

    @Test(arguments: Engine.all) func `reads one state from its first row to its last`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let isWritten = Atomic(false)
            let (began, start) = AsyncStream.makeStream(of: Void.self)
            async let counts = store.read { transaction in
                var counts: Set<Int64> = [try transaction.value("SELECT count(*) FROM test_thing")]
                start.yield()
                while !isWritten.load(ordering: .acquiring) {
                    counts.insert(try transaction.value("SELECT count(*) FROM test_thing"))
                }
                counts.insert(try transaction.value("SELECT count(*) FROM test_thing"))
                return counts
            }
            for await _ in began { break }
            try await store.write { try $0.run("INSERT INTO test_thing (id, name) VALUES (1, 'tea')") }
            isWritten.store(true, ordering: .releasing)
            #expect(try await counts == [0])
            let names = try await store.names()
            #expect(names == ["tea"])
        }
    }

    @Test(arguments: Engine.all) func `that only reads cannot write`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            await #expect(throws: StorageError.self) {
                try await store.read { try $0.run("INSERT INTO test_thing (id, name) VALUES (1, 'tea')") }
            }
            let names = try await store.names()
            #expect(names == [])
        }
    }

    @Test(arguments: Engine.all) func `does what waits for its commit after it, and only then`(
        engine: Engine
    ) async throws {
        try await engine.withStore([.thing]) { store in
            let told = Notes<String>()
            try await store.write { transaction in
                transaction.afterCommit { told.add("tea") }
                transaction.afterCommit { told.add("more tea") }
                try transaction.run("INSERT INTO test_thing (id, name) VALUES (1, 'tea')")
                #expect(told.all == [])
            }
            #expect(told.all == ["tea", "more tea"])
            _ = try? await store.write { transaction in
                transaction.afterCommit { told.add("never") }
                throw Regret()
            }
            _ = try? await store.write { transaction in
                transaction.afterCommit { told.add("never") }
                try transaction.run("INSERT INTO test_thing (id, name) VALUES (1, 'tea')")
            }
            #expect(told.all == ["tea", "more tea"])
        }
    }

    @Test(arguments: Engine.all) func `says which column is not what its reader expects`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            try await store.write { try $0.run("INSERT INTO test_thing (id, name) VALUES (1, 'tea')") }
            await #expect(throws: StorageError.column(1, "null is not a Int64")) {
                try await store.read { transaction in
                    try transaction.first("SELECT id, weight FROM test_thing") { row throws(StorageError) in
                        (try row.value(0, as: Int64.self), try row.value(1, as: Int64.self))
                    }?.1
                }
            }
            await #expect(throws: StorageError.column(0, "no row")) {
                try await store.read { try $0.value("SELECT id FROM test_thing WHERE id = 5", as: Int64.self) }
            }
        }
    }
}

extension Store {
    func names() async throws -> [String] {
        try await read { transaction in
            try transaction.rows("SELECT name FROM test_thing ORDER BY id") { row throws(StorageError) in
                try row.value(0)
            }
        }
    }
}
