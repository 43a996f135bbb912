import Contracts
import Distribution
import TestKit
import Testing
import Values

/// Where there is neither key nor a way to look, a recall behind a lost answer waits for a person.
@Suite struct `A recall behind an unconfirmed post` {
    private static func held(
        _ engine: Engine, _ fault: ForeignRemote.Fault,
        _ body: (Newsroom, ChannelID, PublicationID) async throws -> Void
    ) async throws {
        try await Newsroom.on(engine, .atMostOnce) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(fault)
            try await news.release(.oranges())
            let publication = try #require(try await news.place(channel)).publication.id
            try await news.room.recall(publication, by: Newsroom.publisher)
            try await news.room.work()
            try await body(news, channel, publication)
        }
    }

    @Test(arguments: Engine.all) func `is seen to wait, and is not late`(engine: Engine) async throws {
        try await Self.held(engine, .loseAnswer) { news, channel, publication in
            news.world.clock.advance(days: 2)
            try await news.room.work()
            let place = try #require(try await news.place(channel))
            #expect(place.delivery?.state == .unconfirmed && place.isRecallHeld)
            #expect(place.problem?.cause == .unknown && place.problem?.mend == .look)
            #expect(place.nextAt == nil)
            let figures = try await news.room.figures()
            #expect(figures.held == 1 && figures.late == 0)
            #expect(news.remote.calls == ["create"])
        }
    }

    @Test(arguments: Engine.all) func `goes on by itself when a person says that it is there`(
        engine: Engine
    ) async throws {
        try await Self.held(engine, .loseAnswer) { news, channel, publication in
            try await news.room.settle(
                publication, .stands(reference: "post1", address: nil), by: Newsroom.publisher)
            news.world.clock.advance(seconds: 31)
            try await news.room.work()
            #expect(news.remote.posts.isEmpty)
            #expect(news.remote.calls == ["create", "delete"])
            let place = try #require(try await news.place(channel))
            #expect(place.publication.end?.cause == .recalled && place.delivery?.state == .recalled)
            #expect(!place.isRecallHeld)
            #expect(try await news.room.figures().held == 0)
        }
    }

    @Test(arguments: Engine.all) func `is over, as the post is, when a person says that it is not there`(
        engine: Engine
    ) async throws {
        try await Self.held(engine, .loseRequest) { news, channel, publication in
            try await news.room.settle(publication, .absent, by: Newsroom.publisher)
            news.world.clock.advance(days: 1)
            try await news.room.work()
            #expect(news.remote.calls == ["create"])
            let place = try #require(try await news.place(channel))
            #expect(place.publication.end?.cause == .recalled && place.delivery?.state == .recalled)
            #expect(try await news.room.pending() == 0)
            let told = try await news.world.recorded(PublicationRecalled.self)
            #expect(told.allSatisfy { $0.channel != channel })
            // It may come back, under a new key.
            try await news.room.publish(ArticleID(1), to: [channel], by: Newsroom.publisher)
            try await news.room.work()
            #expect(try await news.place(channel)?.publication.id != publication)
            #expect(news.remote.posts.count == 1)
        }
    }

    @Test(arguments: Engine.all) func `of a withdrawn article ends in the same way`(engine: Engine) async throws {
        try await Newsroom.on(engine, .atMostOnce) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.loseRequest)
            try await news.release(.oranges())
            try await news.withdraw(ArticleID(1))
            let place = try #require(try await news.place(channel))
            #expect(place.isRecallHeld)
            try await news.room.settle(place.publication.id, .absent, by: Newsroom.publisher)
            try await news.room.work()
            #expect(news.remote.calls == ["create"])
            #expect(try await news.place(channel)?.publication.end?.cause == .recalled)
        }
    }
}
