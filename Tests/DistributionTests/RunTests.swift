import Contracts
import Distribution
import Members
import Synchronization
import TestKit
import Testing
import Values

@Suite struct `The worker` {
    @Test(arguments: Engine.all) func `is woken by what is written, and finishes what it began before it stops`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            let gate = Gate()
            let room = news.room
            let running = Task { await room.run() }
            news.remote.fail(.hold(gate))
            news.shelf.put(.oranges())
            try await news.tell(Edition.oranges().published)
            // Nobody but the running worker can have got this far.
            await gate.reached()
            running.cancel()
            gate.open()
            await running.value
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .published)
            #expect(news.remote.posts.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `that is asked to work waits for what the running one began`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            _ = try await news.foreignChannel(isAutomatic: true)
            let gate = Gate()
            let room = news.room
            let running = Task { await room.run() }
            news.remote.fail(.hold(gate))
            news.shelf.put(.oranges())
            try await news.tell(Edition.oranges().published)
            await gate.reached()
            async let work: Void = room.work()
            gate.open()
            try await work
            #expect(try await room.standing(of: ArticleID(1)).reach == .all)
            running.cancel()
            await running.value
        }
    }

    @Test(arguments: Engine.all) func `does its work on a clock that never stands still`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let ground = Ground(
                store: news.world.store, outbox: news.world.outbox, clock: RushingClock(),
                identifiers: news.world.identifiers)
            let room = DistributionRoom(
                ground: ground, editions: news.shelf, referrals: Newsroom.seal, channels: news.adapters,
                keys: Newsroom.keys, webhooks: news.endpoint)
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            try await room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            try await room.work()
            #expect(news.remote.posts.count == 1)
        }
    }
}

/// A millisecond later each time it is asked.
private final class RushingClock: WallClock {
    private let time = Mutex(Instant(iso8601: "2026-11-24T08:00:00+08:00")!)

    func now() -> Instant {
        time.withLock { time in
            time = time.adding(microseconds: 1_000)
            return time
        }
    }
}
