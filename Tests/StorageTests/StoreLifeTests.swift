import Storage
import TestKit
import Testing

@Suite struct `A store's life` {
    @Test(arguments: Engine.all) func `acknowledges only what is on the disk`(engine: Engine) async throws {
        try await engine.withStore { store in
            switch engine {
            case .sqlite:
                let level: Int64 = try await store.write { try $0.value("PRAGMA synchronous") }
                #expect(level == 2)
                let journal: String = try await store.write { try $0.value("PRAGMA journal_mode") }
                #expect(journal == "wal")
            case .postgres:
                let level: String = try await store.write { try $0.value("SHOW synchronous_commit") }
                #expect(level == "on")
            }
        }
    }

    @Test(arguments: Engine.all) func `minds its foreign keys`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            _ = await #expect(throws: StorageError.self) {
                try await store.write { try $0.run("INSERT INTO test_thing (id, name, part_of) VALUES (1, 'tea', 5)") }
            }
        }
    }

    @Test(arguments: Engine.all) func `ends with close, and says so to everybody after`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            await store.close()
            let closed = StorageError.unavailable("the database is closed")
            await #expect(throws: closed) { try await store.read { try $0.value("SELECT 1", as: Int64.self) } }
            await #expect(throws: closed) { try await store.write { try $0.run("DELETE FROM test_thing") } }
            await store.close()
        }
    }

    @Test(arguments: Engine.all) func `answers everybody who wrote while it was closed`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let refused = await withTaskGroup(of: StorageError?.self) { group in
                for id in 1...200 {
                    group.addTask {
                        do {
                            try await store.write {
                                try $0.run("INSERT INTO test_thing (id, name) VALUES (\(id), \("\(id)"))")
                            }
                            return nil
                        } catch {
                            return error as? StorageError ?? .unexpected("\(error)")
                        }
                    }
                    if id == 100 {
                        group.addTask {
                            await store.close()
                            return nil
                        }
                    }
                }
                var refused: [StorageError] = []
                for await error in group { if let error { refused.append(error) } }
                return refused
            }
            #expect(Set(refused).subtracting([.unavailable("the database is closed")]) == [])
        }
    }

    /// PostgreSQL alone can lose its connection.
    @Test(arguments: Engine.all.filter { $0 == .postgres })
    func `outlives a lost connection: one error, then it goes on`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let writer: Int64 = try await store.write { try $0.value("SELECT CAST(pg_backend_pid() AS BIGINT)") }
            let isEnded: Bool = try await store.read { transaction in
                try transaction.value("SELECT pg_terminate_backend(CAST(\(writer) AS INTEGER), 10000)")
            }
            #expect(isEnded)
            let error = await #expect(throws: StorageError.self) {
                try await store.write { try $0.run("INSERT INTO test_thing (id, name) VALUES (1, 'lost')") }
            }
            guard case .unavailable = error else {
                Issue.record("gave \(String(describing: error))")
                return
            }
            try await store.write { try $0.run("INSERT INTO test_thing (id, name) VALUES (2, 'found')") }
            let names = try await store.names()
            #expect(names == ["found"])
        }
    }

    @Test(arguments: Engine.all.filter { $0 == .postgres })
    func `loses nothing that it acknowledged when the connection goes under load`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let writer: Int64 = try await store.write { try $0.value("SELECT CAST(pg_backend_pid() AS BIGINT)") }
            let acknowledged = await withTaskGroup(of: Int?.self) { group in
                for id in 1...400 {
                    group.addTask {
                        do {
                            try await store.write {
                                try $0.run("INSERT INTO test_thing (id, name) VALUES (\(id), \("\(id)"))")
                            }
                            return id
                        } catch {
                            return nil
                        }
                    }
                    if id == 200 {
                        group.addTask {
                            _ = try? await store.read { transaction in
                                try transaction.value(
                                    "SELECT pg_terminate_backend(CAST(\(writer) AS INTEGER), 10000)", as: Bool.self)
                            }
                            return nil
                        }
                    }
                }
                var acknowledged: Set<Int> = []
                for await id in group { if let id { acknowledged.insert(id) } }
                return acknowledged
            }
            // The connection may have gone when nobody wrote; then the next write learns of it.
            _ = try? await store.write { try $0.run("DELETE FROM test_thing WHERE id < 0") }
            try await store.write { try $0.run("INSERT INTO test_thing (id, name) VALUES (1000, 'after')") }
            let found = try await store.read { transaction in
                try transaction.rows("SELECT id FROM test_thing") { row throws(StorageError) in
                    try row.value(0, as: Int.self)
                }
            }
            #expect(Set(found).isSuperset(of: acknowledged.union([1_000])))
        }
    }
}
