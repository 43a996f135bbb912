import EventLog
import Storage
import TestKit
import Testing

@Suite struct `After a restart` {
    @Test(arguments: Engine.all) func `nothing is lost and nothing comes twice`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            try await world.pick(3)
            try await world.pump([.scribe("ledger")]).drain()
            try await world.pick(2)
            try await world.pump([]).drain()
            try await world.pick(2)
            try await world.pump([.scribe("ledger")]).drain()
            let heard = try await world.heard(by: "ledger")
            #expect(heard == [1, 2, 3, 4, 5, 6, 7])
        }
    }

    @Test(arguments: Engine.all)
    func `what was in the log already, and still in the outbox, is one event`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            try await world.pick(3)
            // As when the process died between appending to the log and emptying the outbox.
            let waiting = try await world.store.read { transaction in
                try transaction.rows(
                    "SELECT id, stream, kind, version, at, key, payload FROM event_outbox ORDER BY position LIMIT 2"
                ) { row throws(StorageError) in try Envelope(row: row, from: 0) }
            }
            try await world.log.append(waiting)
            try await world.pump([.scribe("ledger")]).drain()
            let heard = try await world.heard(by: "ledger")
            #expect(heard == [1, 2, 3])
            let positions = try await world.log.read(.domain, after: 0, limit: 10).map(\.position)
            #expect(positions == [1, 2, 3])
        }
    }

    @Test(arguments: Engine.all) func `a consumer that is new hears everything from the beginning`(
        engine: Engine
    ) async throws {
        try await World.picking(on: engine) { world in
            try await world.pick(3)
            try await world.pump([.scribe("ledger")]).drain()
            try await world.pump([.scribe("ledger"), .scribe("newcomer")]).drain()
            let (ledger, newcomer) = (try await world.heard(by: "ledger"), try await world.heard(by: "newcomer"))
            #expect(ledger == [1, 2, 3])
            #expect(newcomer == [1, 2, 3])
        }
    }

    @Test(arguments: Engine.all) func `the database knows its own log and refuses another`(engine: Engine) async throws
    {
        try await World.picking(on: engine) { world in
            try await world.pump([]).bind()
            try await world.pump([]).bind()
            // As when the data folder of another node was put beside this database.
            try await world.store.write { try $0.run("UPDATE event_log SET identity = 'another'") }
            await #expect(throws: EventLogError.foreignLog(expected: "another", found: world.log.identity)) {
                try await world.pump([]).bind()
            }
            let kept: String = try await world.store.read { try $0.value("SELECT identity FROM event_log") }
            #expect(kept == "another")
        }
    }
}
