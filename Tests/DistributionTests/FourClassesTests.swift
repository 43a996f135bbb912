import Contracts
import Distribution
import TestKit
import Testing
import Values

/// What must hold on every kind of channel when an answer is lost: exactly one post, or one honest "unconfirmed".
@Suite struct `An answer that is lost` {
    static let safe: [RepeatGuard] = [.putByKey, .keyWithWindow(seconds: 3_600), .locateThenCreate]

    @Test(arguments: Engine.all, safe) func `leaves one post where the channel has a key or a way to look`(
        engine: Engine, repeatGuard: RepeatGuard
    ) async throws {
        try await Newsroom.on(engine, repeatGuard) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseAnswer)
            try await news.release(.oranges())
            #expect(try await news.place(channel)?.delivery?.state == .unconfirmed)
            #expect(try await news.place(channel)?.delivery?.problem?.cause == .unknown)
            news.world.clock.advance(seconds: 120)
            try await news.room.work()
            let place = try #require(try await news.place(channel))
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥28.00"])
            #expect(place.delivery?.state == .published)
            #expect(place.publication.standing?.reference == news.remote.posts[0].reference)
            #expect(place.publication.uncertainSince == nil)
            #expect(
                try await news.world.recorded(PublicationDelivered.self).filter { $0.channel == channel }.count == 1)
        }
    }

    @Test(arguments: Engine.all, safe) func `of a request that never arrived leads to one post as well`(
        engine: Engine, repeatGuard: RepeatGuard
    ) async throws {
        try await Newsroom.on(engine, repeatGuard) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseRequest, .loseRequest, .loseAnswer)
            try await news.release(.oranges())
            for _ in 0..<6 {
                news.world.clock.advance(seconds: 200)
                try await news.room.work()
            }
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥28.00"])
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .published)
            #expect(place.publication.uncertainSince == nil)
        }
    }

    @Test(arguments: Engine.all) func `is an honest unconfirmed where there is neither key nor a way to look`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .atMostOnce) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseAnswer)
            try await news.release(.oranges())
            news.world.clock.advance(days: 3)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .unconfirmed)
            #expect(place.delivery?.problem?.mend == .look)
            #expect(place.problem?.said == "the connection was cut after the request had been sent")
            #expect(try await news.room.pending() == 0)
            // It cannot be sent again by a button; a person looks and says what is there.
            await #expect(throws: DistributionError.outcomeUnknown(place.publication.id)) {
                try await news.room.retry(place.publication.id, by: Newsroom.publisher)
            }
            let sighting = DistributionRoom.Sighting.stands(reference: "post1", address: "https://elsewhere.example/1")
            try await news.room.settle(place.publication.id, sighting, by: Newsroom.publisher)
            try await news.room.work()
            let settled = try #require(try await news.place(channel))
            #expect(settled.publication.standing?.reference == "post1")
            #expect(news.remote.calls.filter { $0 == "create" } == ["create"])
        }
    }

    @Test(arguments: Engine.all) func `is sent once more when a person says that nothing is there`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .atMostOnce) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseRequest)
            try await news.release(.oranges())
            let place = try #require(try await news.place(channel))
            try await news.room.settle(place.publication.id, .absent, by: Newsroom.publisher)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
            #expect(try await news.place(channel)?.delivery?.state == .published)
        }
    }

    @Test(arguments: Engine.all) func `to a request that lies about and is done late leaves no second post`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .locateThenCreate) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.delayUntilSettled)
            try await news.release(.oranges())
            // The quiet time is over, nothing is found, it is created; and then the first request arrives after all.
            news.world.clock.advance(seconds: 31)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
            news.remote.settle()
            #expect(news.remote.posts.count == 2)
            news.world.clock.advance(seconds: 31)
            try await news.room.work()
            let place = try #require(try await news.place(channel))
            #expect(news.remote.posts.map(\.reference) == [place.publication.standing?.reference])
            #expect(place.delivery?.state == .published)
        }
    }

    @Test(arguments: Engine.all) func `lost several times over leaves the oldest of all that it made, and no other`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .locateThenCreate) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.delayUntilSettled, .delayUntilSettled, .delayUntilSettled)
            try await news.release(.oranges())
            for _ in 0..<2 {
                news.world.clock.advance(seconds: 600)
                try await news.room.work()
            }
            news.remote.settle()
            #expect(news.remote.posts.map(\.reference) == ["post1", "post2", "post3"])
            news.world.clock.advance(seconds: 600)
            try await news.room.work()
            #expect(news.remote.posts.map(\.reference) == ["post1"])
            let place = try #require(try await news.place(channel))
            #expect(place.publication.standing?.reference == "post1")
            #expect(place.delivery?.state == .published)
        }
    }

    @Test(arguments: Engine.all) func `is not asked for by a key that the channel has forgotten`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .keyWithWindow(seconds: 3_600)) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseAnswer)
            try await news.release(.oranges())
            // Nothing was tried within the hour, and this channel cannot be looked at.
            news.world.clock.advance(seconds: 3_600)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
            #expect(try await news.place(channel)?.delivery?.state == .unconfirmed)
            #expect(try await news.place(channel)?.delivery?.problem?.mend == .look)
        }
        try await Newsroom.on(engine, .keyWithWindow(seconds: 3_600), adapting: { $0.locates = true }) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseAnswer)
            try await news.release(.oranges())
            news.world.clock.advance(seconds: 3_600)
            try await news.room.work()
            #expect(news.remote.posts.count == 1)
            #expect(try await news.place(channel)?.delivery?.state == .published)
        }
    }

    @Test(arguments: Engine.all, safe) func `while the text changed ends with the newest text`(
        engine: Engine, repeatGuard: RepeatGuard
    ) async throws {
        try await Newsroom.on(engine, repeatGuard) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseAnswer)
            try await news.release(.oranges())
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            for _ in 0..<3 {
                news.world.clock.advance(seconds: 120)
                try await news.room.work()
            }
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
            #expect(try await news.place(channel)?.publication.standing?.number == 2)
        }
    }

    @Test(arguments: Engine.all, safe) func `of an edit or a recall is made good`(
        engine: Engine, repeatGuard: RepeatGuard
    ) async throws {
        try await Newsroom.on(engine, repeatGuard) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            try await news.release(.oranges())
            news.remote.fail(.loseRequest)
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            news.world.clock.advance(seconds: 120)
            try await news.room.work()
            #expect(news.remote.texts == ["十月的保靖橙子 一箱五公斤，¥26.00"])
            news.remote.fail(.loseRequest, .loseAnswer)
            try await news.withdraw(ArticleID(1))
            for _ in 0..<3 {
                news.world.clock.advance(seconds: 120)
                try await news.room.work()
            }
            #expect(news.remote.texts == [])
            let place = try #require(try await news.place(channel))
            #expect(place.publication.end?.cause == .recalled)
            #expect(place.delivery?.state == .recalled)
        }
    }

    @Test(arguments: Engine.all, safe) func `and a recall right after it leave nothing behind`(
        engine: Engine, repeatGuard: RepeatGuard
    ) async throws {
        try await Newsroom.on(engine, repeatGuard, adapting: { $0.locates = true }) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseAnswer)
            try await news.release(.oranges())
            #expect(news.remote.posts.count == 1)
            try await news.withdraw(ArticleID(1))
            news.world.clock.advance(seconds: 120)
            try await news.room.work()
            #expect(news.remote.posts == [])
            #expect(try await news.place(channel)?.publication.end?.cause == .recalled)
        }
    }
}
