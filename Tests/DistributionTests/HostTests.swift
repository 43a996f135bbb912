import Contracts
import Distribution
import TestKit
import Testing
import Values

@Suite struct `A host` {
    private static let down = ForeignRemote.Fault.refuse(.transient("connection refused", retryAfter: nil))

    @Test(arguments: Engine.all) func `that fails rests for all channels on it`(engine: Engine) async throws {
        var pace = DeliveryPace()
        pace.breakerFailures = 2
        try await Newsroom.on(
            engine, pace: pace,
            adapting: {
                $0.host = "blog.example.org"
                $0.concurrency = 1
            }
        ) { news in
            let one = try await news.foreignChannel(isAutomatic: true)
            let two = try await news.foreignChannel(isAutomatic: true, name: "第二个")
            news.remote.fail(Self.down, Self.down)
            try await news.release(.oranges())
            #expect(news.remote.calls == ["create", "create"])
            let resting = try await news.room.figures().channels.filter(\.isResting).map(\.channel)
            #expect(Set(resting) == [one, two])
            news.world.clock.advance(seconds: 60)
            try await news.room.work()
            #expect(try await news.room.standing(of: ArticleID(1)).reach == .all)
            #expect(try await news.room.figures().channels.allSatisfy { !$0.isResting })
        }
    }

    @Test(arguments: Engine.all) func `that has been away for seven days is off, and back after a probe`(
        engine: Engine
    ) async throws {
        var account: ForeignAccount?
        try await Newsroom.on(engine, adapting: { account = $0.account }) { news in
            let account = try #require(account)
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(Self.down)
            account.refuse(.transient("no route to host", retryAfter: nil))
            try await news.release(.oranges())
            for _ in 0..<7 {
                news.world.clock.advance(days: 1)
                try await news.room.checkChannels()
            }
            try await news.room.work()
            #expect(news.remote.calls == ["create"])
            #expect(try await news.room.figures().channels.first { $0.channel == channel }?.isHostOff == true)
            // An hour later it is probed, and then all that waited goes.
            account.refuse(nil)
            news.world.clock.advance(seconds: 3_600)
            try await news.room.checkChannels()
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `whose limit is reached is left in peace by all channels on it`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(
            engine,
            adapting: {
                $0.host = "blog.example.org"
                $0.concurrency = 1
            }
        ) { news in
            _ = try await news.foreignChannel(isAutomatic: true)
            _ = try await news.foreignChannel(isAutomatic: true, name: "第二个")
            let until = news.world.clock.now().adding(seconds: 100)
            let limited = ForeignRemote.Fault.refuse(.limited(until: until, scope: .host, "slow down"))
            // Both channels may have asked before either heard of the limit, or one was turned away by what the other heard.
            news.remote.fail(limited, limited)
            try await news.release(.oranges())
            news.remote.recover()
            let asked = news.remote.calls.count
            news.shelf.put(.oranges(2, slug: "second", group: 901))
            try await news.tell(Edition.oranges(2, slug: "second", group: 901).published)
            try await news.room.work()
            #expect(news.remote.calls.count == asked)
            news.world.clock.advance(seconds: 100)
            try await news.room.work()
            #expect(news.remote.posts.count == 4)
        }
    }
}

@Suite struct `What is late` {
    @Test(arguments: Engine.all) func `is counted, and counted once more when it begins at last`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            try await news.room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            #expect(try await news.room.figures().late == 0)
            news.world.clock.advance(seconds: 90)
            let figures = try await news.room.figures()
            #expect((figures.late, figures.latestSeconds, figures.lateSinceStart) == (1, 90, 0))
            #expect(figures.open.map(\.state) == [.scheduled])
            try await news.room.work()
            let after = try await news.room.figures()
            #expect((after.late, after.lateSinceStart) == (0, 1))
            #expect(after.endedSinceStart == [.published: 1])
        }
    }
}
