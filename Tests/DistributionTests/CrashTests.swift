import Contracts
import Distribution
import TestKit
import Testing
import Values

/// The process ends between claiming a delivery and writing down its outcome; another goes on with the same store.
@Suite struct `A crash` {
    @Test(arguments: Engine.all, `An answer that is lost`.safe) func `after the post was made leaves one post`(
        engine: Engine, repeatGuard: RepeatGuard
    ) async throws {
        try await Newsroom.on(engine, repeatGuard) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            let gate = Gate()
            news.remote.fail(.hold(gate))
            news.shelf.put(.oranges())
            try await news.tell(Edition.oranges().published)
            let crashed = news.room
            async let work: Void = crashed.work()
            await gate.reached()
            // The new one finds the delivery under way and leaves it alone until its lease is over.
            let next = news.restarted()
            try await next.work()
            #expect(try await news.place(channel)?.delivery?.state == .sending)
            news.world.clock.advance(seconds: 121)
            try await next.work()
            #expect(try await news.place(channel)?.delivery?.state == .unconfirmed)
            news.world.clock.advance(seconds: 120)
            try await next.work()
            let place = try #require(try await news.place(channel))
            #expect(news.remote.posts.count == 1)
            #expect(place.delivery?.state == .published)
            #expect(place.publication.standing?.reference == news.remote.posts[0].reference)
            // The old one comes back to life: what it has to say is out of date and changes nothing.
            gate.open()
            try await work
            #expect(try await news.place(channel) == place)
            #expect(news.remote.posts.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `on a channel without key or look is one honest unconfirmed`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .atMostOnce) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            let gate = Gate()
            news.remote.fail(.hold(gate))
            news.shelf.put(.oranges())
            try await news.tell(Edition.oranges().published)
            let crashed = news.room
            async let work: Void = crashed.work()
            await gate.reached()
            let next = news.restarted()
            news.world.clock.advance(days: 1)
            try await next.work()
            #expect(try await news.place(channel)?.delivery?.state == .unconfirmed)
            #expect(try await news.place(channel)?.delivery?.readyAt == nil)
            // An answer that comes late is still an answer.
            gate.open()
            try await work
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .published)
            #expect(place.publication.standing?.reference == "post1")
            #expect(news.remote.posts.count == 1)
        }
    }
}
