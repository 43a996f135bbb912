import Channels
import Contracts
import Distribution
import TestKit
import Testing
import Values

@Suite struct `A channel` {
    @Test(arguments: Engine.all) func `of the site is made once, by whoever asks first`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let room = news.room
            let ids = try await withThrowingTaskGroup(of: ChannelID.self) { group in
                for _ in 0..<8 { group.addTask { try await room.siteChannel() } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            let all = try await room.channelList()
            #expect(all.map(\.channel.kind) == [.site])
            #expect(all[0].channel.isAutomatic)
            #expect(all[0].capabilities.deletes)
        }
    }

    @Test(arguments: Engine.all) func `that is added must be known, named and set up`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            func refusal(_ kind: String, _ name: String, _ settings: String) async -> DistributionError? {
                await #expect(throws: DistributionError.self) {
                    try await news.room.addChannel(
                        kind: ChannelKind(rawValue: kind), name: name, settings: ChannelSettings(json: settings)!,
                        isAutomatic: false, by: Newsroom.publisher)
                }
            }
            #expect(await refusal("fax", "传真", "{}") == .invalid(FieldProblem("kind", .unknown("fax"))))
            #expect(await refusal("foreign", " ", "{}") == .invalid(FieldProblem("name", .required)))
            #expect(
                await refusal("foreign", "远方", "{}") == .invalid(FieldProblem("settings.account", .required)))
            _ = try await news.foreignChannel()
            #expect(await refusal("foreign", "远方", #"{"account":"a"}"#) == .taken("远方"))
            _ = try await news.room.siteChannel()
            #expect(
                await refusal("site", "第二个", "{}") == .invalid(FieldProblem("kind", .taken("site"))))
            #expect(ChannelSettings(json: "[]") == nil)
        }
    }

    @Test(arguments: Engine.all) func `that is switched off keeps what waits and sends it when it is on again`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            let off = try await news.room.switchOff(channel, reason: "换账号", by: Newsroom.publisher)
            #expect(
                off.switchedOff
                    == Channel.SwitchedOff(
                        at: news.world.clock.now(), by: MemberID(7), reason: "换账号"))
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            try await news.release(.oranges(2, slug: "second", group: 901))
            #expect(try await news.place(channel)?.delivery?.state == .channelOff)
            #expect(try await news.place(channel, of: ArticleID(2)) == nil)
            await #expect(throws: DistributionError.channelIsOff(channel)) {
                try await news.room.publish(ArticleID(2), to: [channel], by: Newsroom.publisher)
            }
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥28.00"])
            _ = try await news.room.switchOn(channel, by: Newsroom.publisher)
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
        }
    }

    @Test(arguments: Engine.all) func `that refuses the credentials holds back all that waits, until they work`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, adapting: { $0.concurrency = 1 }) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.refuse(.auth(.expired, "token expired on 2026-11-23")))
            for number in 1...3 {
                news.shelf.put(.oranges(Int64(number), slug: "story-\(number)", group: Int64(900 + number)))
                try await news.tell(
                    Edition.oranges(Int64(number), slug: "story-\(number)", group: Int64(900 + number)).published)
            }
            try await news.room.work()
            #expect(news.remote.calls == ["create"])
            // Which of them went first is not promised.
            let refused = try await news.places(channel, of: 1...3).filter { $0.delivery?.state == .needsAuth }
            #expect(refused.count == 1)
            let place = try #require(refused.first)
            #expect(
                place.problem
                    == DeliveryProblem(
                        cause: .credentials, mend: .reconnect, field: "expired", said: "token expired on 2026-11-23"))
            let health = try await news.room.channelList().first { $0.channel.id == channel }?.health
            #expect(health?.auth?.cause == .expired)
            news.world.clock.advance(days: 1)
            try await news.room.work()
            #expect(news.remote.posts == [])
            try await news.room.retry(place.publication.id, by: Newsroom.publisher)
            try await news.room.work()
            #expect(Set(news.remote.posts.map(\.key)).count == 3)
        }
    }

    @Test(arguments: Engine.all) func `that limits us is left in peace until its time`(engine: Engine) async throws {
        try await Newsroom.on(engine, adapting: { $0.concurrency = 1 }) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            let until = news.world.clock.now().adding(seconds: 300)
            news.remote.fail(.refuse(.limited(until: until, scope: .account, "5 posts a day")))
            for number in 1...2 {
                let edition = Edition.oranges(Int64(number), slug: "story-\(number)", group: Int64(900 + number))
                news.shelf.put(edition)
                try await news.tell(edition.published)
            }
            try await news.room.work()
            news.world.clock.advance(seconds: 299)
            try await news.room.work()
            #expect(news.remote.calls == ["create"])
            let causes = try await news.places(channel, of: 1...2).compactMap(\.problem?.cause)
            #expect(causes == [.limit])
            news.world.clock.advance(seconds: 1)
            try await news.room.work()
            #expect(news.remote.posts.count == 2)
        }
    }

    @Test(arguments: Engine.all) func `that fails again and again rests, and one delivery tries whether it is back`(
        engine: Engine
    ) async throws {
        var pace = DeliveryPace()
        pace.breakerFailures = 3
        try await Newsroom.on(engine, pace: pace, adapting: { $0.concurrency = 1 }) { news in
            _ = try await news.foreignChannel(isAutomatic: true)
            let down = ForeignRemote.Fault.refuse(.transient("connection refused", retryAfter: nil))
            news.remote.fail(down, down, down, down)
            for number in 1...5 {
                let edition = Edition.oranges(Int64(number), slug: "story-\(number)", group: Int64(900 + number))
                news.shelf.put(edition)
                try await news.tell(edition.published)
            }
            try await news.room.work()
            #expect(news.remote.calls == ["create", "create", "create"])
            news.world.clock.advance(seconds: 60)
            try await news.room.work()
            #expect(news.remote.calls.count == 4)
            // It rests twice as long the second time.
            news.world.clock.advance(seconds: 119)
            try await news.room.work()
            #expect(news.remote.calls.count == 4)
            news.world.clock.advance(seconds: 1)
            try await news.room.work()
            #expect(Set(news.remote.posts.map(\.key)).count == 5)
        }
    }

    @Test(arguments: Engine.all) func `that works on a post for a while is asked until it is there`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .locateThenCreate) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.workOnIt(polls: 2))
            try await news.release(.oranges())
            #expect(try await news.place(channel)?.delivery?.state == .remotePending)
            #expect(try await news.place(channel)?.publication.standing == nil)
            for _ in 0..<3 {
                news.world.clock.advance(seconds: 20)
                try await news.room.work()
            }
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .published)
            #expect(place.publication.standing?.number == 1)
            #expect(news.remote.posts.count == 1)
            #expect(news.remote.calls.filter { $0 == "create" } == ["create"])
        }
    }

    @Test(arguments: Engine.all) func `waits when the articles cannot be read, and is not blamed for it`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.shelf.breakDown()
            try await news.release(.oranges())
            #expect(try await news.place(channel)?.delivery?.state == .retryAt)
            let health = try await news.room.channelList().map(\.health.failures)
            #expect(health == [0, 0])
            news.shelf.breakDown(false)
            news.world.clock.advance(seconds: 60)
            try await news.room.work()
            #expect(try await news.room.standing(of: ArticleID(1)).reach == .all)
        }
    }
}
