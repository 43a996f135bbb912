import Contracts
import Distribution
import TestKit
import Testing
import Values

/// A channel that takes its time, and on which a request whose answer was lost is carried out late.
@Suite struct `A slow channel` {
    @Test(arguments: Engine.all) func `shows one post when the lost request is carried out after the second`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine, .locateThenCreate) { news in
            let channel = try await news.foreignChannel(isAutomatic: true)
            news.remote.fail(.delayUntilSettled, .workOnIt(polls: 2))
            try await news.release(.oranges())
            // The quiet time is over, nothing is found, and it is handed in once more; the channel works on it.
            for _ in 0..<3 {
                news.world.clock.advance(seconds: 31)
                try await news.room.work()
            }
            #expect(news.remote.posts.count == 1)
            #expect(try await news.place(channel)?.delivery?.state == .remotePending)
            news.remote.settle()
            #expect(news.remote.posts.count == 2)
            for _ in 0..<3 {
                news.world.clock.advance(seconds: 31)
                try await news.room.work()
            }
            let place = try #require(try await news.place(channel))
            #expect(news.remote.posts.map(\.reference) == [place.publication.standing?.reference])
            #expect(place.delivery?.state == .published)
            #expect(place.publication.uncertainSince == nil)
            #expect(
                try await news.world.recorded(PublicationDelivered.self).filter { $0.channel == channel }.count == 1)
        }
    }
}
