import Contracts
import Distribution
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
}
