import Storage
import TestKit
import Testing

@Suite struct `Writes that arrive together` {
    struct Regret: Error, Equatable { let id: Int }

    @Test(arguments: Engine.all) func `each see the ones before: a thousand increments are a thousand`(
        engine: Engine
    ) async throws {
        try await engine.withStore([.thing]) { store in
            try await store.write { try $0.run("INSERT INTO test_thing (id, name, weight) VALUES (1, 'tea', 1)") }
            let seen = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<1_000 {
                    group.addTask {
                        try await store.write { transaction in
                            let weight: Int64 = try transaction.value("SELECT weight FROM test_thing WHERE id = 1")
                            try transaction.run("UPDATE test_thing SET weight = \(weight + 1) WHERE id = 1")
                            return weight
                        }
                    }
                }
                var seen: [Int64] = []
                for try await weight in group { seen.append(weight) }
                return seen
            }
            #expect(seen.sorted() == Array(1...1_000))
            let end: Int64 = try await store.read { try $0.value("SELECT weight FROM test_thing WHERE id = 1") }
            #expect(end == 1_001)
        }
    }

    @Test(arguments: Engine.all) func `fail alone and leave their neighbours be`(engine: Engine) async throws {
        try await engine.withStore([.thing]) { store in
            let told = Notes<Int>()
            try await store.write { try $0.run("INSERT INTO test_thing (id, name) VALUES (0, 'first')") }
            let outcomes = await withTaskGroup(of: (Int, Result<Int, any Error>).self) { group in
                for id in 1...300 {
                    group.addTask {
                        do {
                            let written = try await store.write { transaction in
                                transaction.afterCommit { told.add(id) }
                                try transaction.run(
                                    "INSERT INTO test_thing (id, name) VALUES (\(id), \("thing \(id)"))")
                                // One in three regrets, one in three trips over a constraint.
                                if id % 3 == 1 { throw Regret(id: id) }
                                if id % 3 == 2 {
                                    try transaction.run("INSERT INTO test_thing (id, name) VALUES (0, 'x')")
                                }
                                return id
                            }
                            return (id, .success(written))
                        } catch {
                            return (id, .failure(error))
                        }
                    }
                }
                var outcomes: [Int: Result<Int, any Error>] = [:]
                for await (id, outcome) in group { outcomes[id] = outcome }
                return outcomes
            }
            for id in 1...300 {
                switch (outcomes[id], id % 3) {
                case (.success(let written), 0): #expect(written == id)
                case (.failure(let error as Regret), 1): #expect(error == Regret(id: id))
                case (.failure(let error as StorageError), 2): #expect(Refusal(error) == .duplicate)
                default: Issue.record("thing \(id) ended as \(String(describing: outcomes[id]))")
                }
            }
            let kept = Array(stride(from: 3, through: 300, by: 3))
            let found = try await store.read { transaction in
                try transaction.rows("SELECT id FROM test_thing ORDER BY id") { row throws(StorageError) in
                    try row.value(0, as: Int.self)
                }
            }
            #expect(found == [0] + kept)
            #expect(told.all.sorted() == kept)
        }
    }

    @Test(arguments: Engine.all) func `are seen by every read that starts after their answer`(
        engine: Engine
    ) async throws {
        try await engine.withStore([.thing]) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 1...100 {
                    group.addTask {
                        try await store.write {
                            try $0.run("INSERT INTO test_thing (id, name) VALUES (\(id), \("\(id)"))")
                        }
                        let found = try await store.read { transaction in
                            try transaction.value("SELECT count(*) FROM test_thing WHERE id = \(id)", as: Int64.self)
                        }
                        #expect(found == 1)
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
