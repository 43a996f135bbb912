import EventLog
import Storage
import Synchronization
import TestKit
import Testing

@Suite struct `An event` {
    struct Hiccup: Error, Equatable { let number: Int }

    @Test(arguments: Engine.all) func `reaches the log and every consumer once, in order`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            let pump = world.pump([.scribe("ledger"), .scribe("site")])
            try await world.pick(3)
            try await pump.drain()
            try await world.pick(2)
            for _ in 0..<3 { try await pump.drain() }
            let (ledger, site) = (try await world.heard(by: "ledger"), try await world.heard(by: "site"))
            #expect(ledger == [1, 2, 3, 4, 5])
            #expect(site == [1, 2, 3, 4, 5])
            let positions = try await world.log.read(.domain, after: 0, limit: 10).map(\.position)
            #expect(positions == [1, 2, 3, 4, 5])
        }
    }

    @Test(arguments: Engine.all) func `is not told when what happened was undone`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            let pump = world.pump([.scribe("ledger")])
            try await world.pick()
            _ = try? await world.store.write { [outbox = world.outbox] transaction in
                try outbox.record(LeafPicked(number: 99), in: transaction)
                throw Hiccup(number: 99)
            }
            try await world.pick()
            try await pump.drain()
            let heard = try await world.heard(by: "ledger")
            #expect(heard == [1, 2])
        }
    }

    @Test(arguments: Engine.all) func `comes in batches without a gap between them`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            try await world.store.write { [outbox = world.outbox] transaction in
                for number in 1...1_234 { try outbox.record(LeafPicked(number: number), in: transaction) }
            }
            try await world.pump([.scribe("ledger")]).drain()
            let heard = try await world.heard(by: "ledger")
            #expect(heard == Array(1...1_234))
        }
    }

    @Test(arguments: Engine.all) func `keeps the order of commits when many write at once`(engine: Engine) async throws
    {
        try await World.picking(on: engine) { world in
            let pump = world.pump([.scribe("ledger")])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 { group.addTask { try await world.pick() } }
                group.addTask { try await pump.drain() }
                try await group.waitForAll()
            }
            try await pump.drain()
            let heard = try await world.heard(by: "ledger")
            #expect(heard == Array(1...200))
        }
    }

    @Test(arguments: Engine.all)
    func `that a consumer cannot take holds up itself and what follows, not what came before`(
        engine: Engine
    ) async throws {
        try await World.picking(on: engine) { world in
            let isIll = Atomic(true)
            let pump = world.pump([
                .scribe("ledger") { number in
                    if number == 3, isIll.load(ordering: .acquiring) { throw Hiccup(number: number) }
                },
                .scribe("site"),
            ])
            try await world.pick(5)
            for _ in 0..<2 {
                await #expect(throws: Hiccup(number: 3)) { try await pump.drain() }
                let heard = try await world.heard(by: "ledger")
                #expect(heard == [1, 2])
                let pending = try await pump.pending()
                #expect(pending >= 3)
            }
            isIll.store(false, ordering: .releasing)
            try await pump.drain()
            let (ledger, site) = (try await world.heard(by: "ledger"), try await world.heard(by: "site"))
            #expect(ledger == [1, 2, 3, 4, 5])
            #expect(site == [1, 2, 3, 4, 5])
        }
    }

    @Test(arguments: Engine.all) func `leaves no trace of a consumer that wrote and then threw`(
        engine: Engine
    ) async throws {
        try await World.picking(on: engine) { world in
            let isIll = Atomic(true)
            let halfway = Consumer("halfway", hears: .domain) { event, transaction in
                let picked = try event.event.decoded(LeafPicked.self)
                try transaction.run("UPDATE test_counter SET number = number + 1000 WHERE one = 1")
                if isIll.load(ordering: .acquiring) { throw Hiccup(number: picked?.number ?? 0) }
            }
            try await world.pick()
            let pump = world.pump([halfway])
            await #expect(throws: Hiccup(number: 1)) { try await pump.drain() }
            isIll.store(false, ordering: .releasing)
            try await pump.drain()
            let number: Int = try await world.store.read {
                try $0.value("SELECT number FROM test_counter WHERE one = 1")
            }
            #expect(number == 1_001)
        }
    }

    @Test(arguments: Engine.all) func `takes effect once, also when two pumps carry`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    let pump = world.pump([.scribe("ledger")])
                    group.addTask {
                        for _ in 0..<10 {
                            try await world.pick()
                            try await pump.drain()
                        }
                    }
                }
                try await group.waitForAll()
            }
            let heard = try await world.heard(by: "ledger")
            #expect(heard == Array(1...40))
            let end = try await world.log.end(of: .domain)
            #expect(end == 40)
        }
    }

    @Test(arguments: Engine.all) func `is counted while it is not handled everywhere`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            let both = world.pump([.scribe("ledger"), .scribe("site")])
            try await world.pick(4)
            var pending = [try await both.pending()]
            // The relay alone brings them to the log; nobody has heard them yet.
            try await world.pump([]).drain()
            pending.append(try await both.pending())
            try await world.pump([.scribe("ledger")]).drain()
            pending.append(try await both.pending())
            try await both.drain()
            pending.append(try await both.pending())
            #expect(pending == [4, 8, 4, 0])
        }
    }
}
