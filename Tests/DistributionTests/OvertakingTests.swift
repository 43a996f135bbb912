import Contracts
import Distribution
import Synchronization
import TestKit
import Testing
import Values

/// What must not come to stand over something newer, and what must not be left behind.
@Suite struct `Whatever was held up` {
    @Test(arguments: Engine.all) func `until its lease was over puts no older text over a newer`(
        engine: Engine
    ) async throws {
        let gates = Mutex([Gate()])
        let gate = gates.withLock { $0[0] }
        try await Newsroom.on(
            engine, .putByKey,
            adapting: { channel in
                channel.preparing = { await gates.withLock { $0.popLast() }?.pass() }
            }
        ) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.shelf.put(.oranges())
            try await news.tell(Edition.oranges().published)
            let old = news.room
            async let work: Void = old.work()
            await gate.reached()
            // Another goes on when the lease is over, and sends the newest.
            let next = news.restarted()
            news.world.clock.advance(seconds: 121)
            let newest = Edition.oranges(number: 2, price: "¥26.00")
            news.shelf.put(newest)
            try await news.tell(newest.published)
            for _ in 0..<3 {
                try await next.work()
                news.world.clock.advance(seconds: 120)
            }
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
            gate.open()
            try await work
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
            #expect(try await news.place(channel)?.publication.standing?.number == 2)
        }
    }

    @Test(arguments: Engine.all) func `out there is waited for when an article comes back from its recall`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .putByKey) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.delayUntilSettled)
            try await news.release(.oranges())
            let publication = try #require(try await news.place(channel)).publication.id
            try await news.room.recall(publication, by: Newsroom.publisher)
            let newest = Edition.oranges(number: 2, price: "¥26.00")
            try await news.release(newest)
            // The first request still lies about somewhere; the next is not made before it must have come to rest.
            #expect(news.remote.calls == ["create"])
            news.remote.settle()
            news.world.clock.advance(seconds: 31)
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
            #expect(try await news.place(channel)?.publication.id == publication)
        }
    }

    @Test(arguments: Engine.all) func `by a recall that was called off is sent anew, facts and all`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .putByKey) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            news.remote.fail(.refuse(.transient("not now", retryAfter: nil)))
            try await news.withdraw(ArticleID(1))
            #expect(try await news.place(channel)?.delivery?.state == .retryAt)
            // Meanwhile a fact has changed; the same revision is released once more.
            try await news.release(Edition.oranges(price: "¥30.00"))
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥30.00"])
        }
    }

    @Test(arguments: Engine.all) func `by a person until a later day keeps no wrong price where it stands`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .putByKey) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            let later = try #require(WallTime("2027-01-01T08:00"))
            try await news.room.publish(
                ArticleID(1), to: [channel], at: .at(later, zone: ShanghaiZone.name), by: Newsroom.publisher)
            news.shelf.put(.oranges(price: "¥30.00"))
            try await news.tell(FactConfirmed(fact: FactID(5), product: ProductID(50), name: "price"))
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥30.00"])
        }
    }

    @Test(arguments: Engine.all) func `by refused credentials goes on when a retry shows that they are taken again`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .putByKey) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            let refusal = ForeignRemote.Fault.refuse(.auth(.expired, "token expired"))
            news.remote.fail(refusal, refusal)
            news.shelf.put(.oranges())
            news.shelf.put(.oranges(2, slug: "second", group: 901))
            try await news.tell(
                Edition.oranges().published, Edition.oranges(2, slug: "second", group: 901).published)
            try await news.room.work()
            for article in [ArticleID(1), ArticleID(2)] {
                #expect(try await news.place(channel, of: article)?.delivery?.state == .needsAuth)
            }
            let first = try #require(try await news.place(channel)).publication.id
            try await news.room.retry(first, by: Newsroom.publisher)
            try await news.room.work()
            for article in [ArticleID(1), ArticleID(2)] {
                #expect(try await news.place(channel, of: article)?.delivery?.state == .published)
            }
        }
    }
}
