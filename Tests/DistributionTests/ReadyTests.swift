import Channels
import Contracts
import Distribution
import Members
import Storage
import Synchronization
import TestKit
import Testing
import Values

/// Where the last step is a person's: the draft says what the article says until it is released.
@Suite struct `What waits for a person on a channel` {
    /// A room with a draft box that takes every article.
    private static func on(_ engine: Engine, _ body: (Newsroom, DraftBox, ChannelID) async throws -> Void) async throws
    {
        try await World.on(engine, [.members, .distribution]) { world in
            let box = DraftBox()
            let shelf = EditionShelf()
            let endpoint = ForeignEndpoint()
            let remote = ForeignRemote(.putByKey, clock: world.clock)
            let room = DistributionRoom(
                ground: world.ground, editions: shelf, referrals: Newsroom.seal, channels: [box], keys: Newsroom.keys,
                webhooks: endpoint)
            let site = SiteChannel(
                ground: world.ground, address: SiteAddress("https://terrace.example")!, files: PictureFiles())
            let news = Newsroom(
                world: world, shelf: shelf, remote: remote, site: site, room: room, adapters: [box], endpoint: endpoint,
                pace: DeliveryPace())
            let channel = try await room.addChannel(
                kind: box.kind, name: "草稿箱", settings: .none, isAutomatic: true, by: Newsroom.publisher)
            try await body(news, box, channel.id)
        }
    }

    @Test(arguments: Engine.all) func `is shown as ready, and as published once it is released`(
        engine: Engine
    ) async throws {
        try await Self.on(engine) { news, box, channel in
            try await news.release(.oranges())
            let ready = try #require(try await news.place(channel))
            #expect(ready.delivery?.state == .remotePending)
            #expect(ready.delivery?.problem?.mend == .look)
            #expect(ready.publication.standing == nil)
            box.release()
            news.world.clock.advance(seconds: 61)
            try await news.room.work()
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .published)
            #expect(place.publication.standing?.address == "https://box.example/1")
        }
    }

    @Test(arguments: Engine.all) func `is listed with what to do, and looked at as soon as somebody asks`(
        engine: Engine
    ) async throws {
        try await Self.on(engine) { news, box, channel in
            try await news.release(.oranges())
            let tasks = try await news.room.waitingForPerson(limit: 10)
            #expect(tasks.map(\.article.title) == ["十月的保靖橙子"])
            let task = try #require(tasks.first)
            #expect(task.place.channel.id == channel && task.place.delivery?.awaitsRelease == true)
            #expect(try await news.room.waitingForPerson(after: task.delivery, limit: 10) == [])
            box.release()
            // Not a second passes: only the button makes the machinery look.
            try await news.room.work()
            #expect(try await news.place(channel)?.delivery?.state == .remotePending)
            try await news.room.look(task.place.publication.id, by: Newsroom.publisher)
            try await news.room.work()
            #expect(try await news.place(channel)?.publication.standing?.address == "https://box.example/1")
            #expect(try await news.room.waitingForPerson(limit: 10) == [])
            await #expect(throws: DistributionError.nothingToLookAt(task.place.publication.id)) {
                try await news.room.look(task.place.publication.id, by: Newsroom.publisher)
            }
        }
    }

    @Test(arguments: Engine.all) func `follows the article, also when an answer is lost`(engine: Engine) async throws {
        try await Self.on(engine) { news, box, channel in
            try await news.release(.oranges())
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            box.state.withLock { $0.losesAnswer = true }
            for _ in 0..<3 {
                news.world.clock.advance(seconds: 120)
                try await news.room.work()
            }
            #expect(box.draft == "一箱五公斤，¥26.00")
            box.release()
            for _ in 0..<3 {
                news.world.clock.advance(seconds: 120)
                try await news.room.work()
            }
            let place = try #require(try await news.place(channel))
            #expect(place.publication.standing?.number == 2)
            #expect(box.released == "一箱五公斤，¥26.00")
        }
    }

    @Test(arguments: Engine.all) func `is taken away when the article is recalled`(engine: Engine) async throws {
        try await Self.on(engine) { news, box, channel in
            try await news.release(.oranges())
            try await news.withdraw(ArticleID(1))
            news.world.clock.advance(seconds: 61)
            try await news.room.work()
            #expect(box.draft == nil)
            #expect(try await news.place(channel)?.publication.end?.cause == .recalled)
            #expect(try await news.room.pending() == 0)
        }
    }

    @Test(arguments: Engine.all) func `is taken away at once when a person recalls it from that channel alone`(
        engine: Engine
    ) async throws {
        try await Self.on(engine) { news, box, channel in
            try await news.release(.oranges())
            try await news.room.recall(ArticleID(1), from: [channel], by: Newsroom.publisher)
            try await news.room.work()
            #expect(box.draft == nil)
            #expect(try await news.place(channel)?.publication.end?.cause == .recalled)
            #expect(try await news.room.pending() == 0)
            // Nothing is left in the line that could hold up what comes after.
            try await news.room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            try await news.room.work()
            #expect(box.draft == "一箱五公斤，¥28.00")
        }
    }

    @Test(arguments: Engine.all) func `says why it is not brought up to date`(engine: Engine) async throws {
        try await Self.on(engine) { news, box, channel in
            try await news.release(.oranges())
            try await news.release(.oranges(number: 2, title: "一个长得没有哪一家放得下的标题：十月的保靖橙子熟了"))
            news.world.clock.advance(seconds: 61)
            try await news.room.work()
            let tooLong = try #require(try await news.place(channel)?.delivery?.problem)
            #expect(tooLong.field == "title")
            try await news.release(.oranges(number: 3, price: "¥25.00"))
            box.state.withLock { $0.refusal = .content(field: "body", rule: "45166 invalid content") }
            news.world.clock.advance(seconds: 61)
            try await news.room.work()
            #expect(try await news.place(channel)?.delivery?.problem?.field == "body")
            #expect(try await news.place(channel)?.delivery?.state == .remotePending)
            news.world.clock.advance(seconds: 61)
            try await news.room.work()
            #expect(box.draft == "一箱五公斤，¥25.00")
        }
    }
}
