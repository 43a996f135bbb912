import Channels
import Contracts
import Distribution
import TestKit
import Testing
import Values

@Suite struct `A line of operations` {
    @Test(arguments: Engine.all) func `lets only the newest of several waiting edits through`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            for number in 2...4 {
                let edition = Edition.oranges(number: number, price: "¥\(20 + number).00")
                news.shelf.put(edition)
                try await news.tell(edition.published)
            }
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥24.00"])
            #expect(news.remote.calls == ["create", "update"])
            #expect(try await news.place(channel)?.publication.standing?.number == 4)
        }
    }

    @Test(arguments: Engine.all) func `sends nothing when the text is what stands there`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            try await news.tell(FactConfirmed(fact: FactID(5), product: ProductID(50), name: "price"))
            try await news.room.work()
            #expect(news.remote.calls == ["create"])
            #expect(try await news.place(channel)?.delivery?.operation == .update)
            #expect(try await news.place(channel)?.delivery?.state == .published)
        }
    }

    @Test(arguments: Engine.all) func `carries a fact that changed to every copy that states it, and to no other`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            try await news.release(.oranges())
            news.shelf.put(.oranges(price: "¥30.00"))
            try await news.tell(
                FactConfirmed(fact: FactID(5), product: ProductID(50), name: "origin"),
                FactConfirmed(fact: FactID(5), product: ProductID(51), name: "price"))
            try await news.room.work()
            #expect(try await news.site.copies.find(ArticleID(1))?.edition.text == "一箱五公斤，¥28.00")
            try await news.tell(FactLapsed(fact: FactID(5), product: ProductID(50), name: "price"))
            try await news.room.work()
            #expect(try await news.site.copies.find(ArticleID(1))?.edition.text == "一箱五公斤，¥30.00")
        }
    }

    @Test(arguments: Engine.all) func `forgets what was to go out when the article is withdrawn first`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.shelf.put(.oranges())
            try await news.tell(
                Edition.oranges().published, ArticleWithdrawn(article: ArticleID(1), reason: "还没写完"))
            try await news.room.work()
            #expect(news.remote.calls == [])
            #expect(try await news.place(channel)?.publication.end?.cause == .cancelled)
        }
    }

    @Test(arguments: Engine.all) func `puts a recall in the place of all that waits`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            news.remote.fail(.refuse(.transient("503 Service Unavailable", retryAfter: nil)))
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            #expect(try await news.place(channel)?.delivery?.state == .retryAt)
            try await news.withdraw(ArticleID(1))
            #expect(news.remote.posts == [])
            #expect(news.remote.calls == ["create", "update", "delete"])
            news.world.clock.advance(days: 1)
            try await news.room.work()
            #expect(news.remote.calls == ["create", "update", "delete"])
        }
    }

    @Test(arguments: Engine.all) func `waits for what is under way and then goes on with the newest`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            let gate = Gate()
            news.remote.fail(.hold(gate))
            news.shelf.put(.oranges())
            try await news.tell(Edition.oranges().published)
            let room = news.room
            async let work: Void = room.work()
            await gate.reached()
            let edited = Edition.oranges(number: 2, price: "¥26.00")
            news.shelf.put(edited)
            try await news.tell(edited.published)
            try await news.restarted().work()
            #expect(news.remote.calls == ["create"])
            gate.open()
            try await work
            try await news.room.work()
            #expect(news.remote.calls == ["create", "update"])
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
            #expect(try await news.place(channel)?.publication.standing?.number == 2)
        }
    }

    @Test(arguments: Engine.all) func `is held up by nobody else's trouble`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.refuse(.transient("503", retryAfter: 900)))
            try await news.release(.oranges())
            let standing = try await news.room.standing(of: ArticleID(1))
            #expect(standing.reach == .some)
            #expect(try await news.place(channel)?.delivery?.state == .retryAt)
            #expect(try await news.site.copies.find(ArticleID(1)) != nil)
            // Retry-After is honoured.
            news.world.clock.advance(seconds: 899)
            try await news.room.work()
            #expect(news.remote.calls == ["create"])
            news.world.clock.advance(seconds: 1)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
            #expect(try await news.room.standing(of: ArticleID(1)).reach == .all)
        }
    }

    @Test(arguments: Engine.all) func `survives many hands at once with one post and the newest text`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .atMostOnce) { news in
            let channel = try await news.foreignChannel()
            news.shelf.put(.oranges())
            let rooms = [news.room, news.restarted(), news.restarted()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<12 {
                    let room = rooms[index % 3]
                    group.addTask {
                        try await room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
                        try await room.work()
                    }
                }
                try await group.waitForAll()
            }
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥28.00"])
            #expect(news.remote.calls.filter { $0 == "create" }.count == 1)
        }
    }
}
