import Channels
import Contracts
import Distribution
import TestKit
import Testing
import Values

/// Many operations under many faults, with a fixed seed: whatever happens on the way, the end is right.
@Suite struct `A storm of faults` {
    @Test(arguments: Engine.all, `An answer that is lost`.safe) func `ends with one post each, with the newest text`(
        engine: Engine, repeatGuard: RepeatGuard
    ) async throws {
        var pace = DeliveryPace()
        pace.breakerFailures = 1_000
        try await Newsroom.on(engine, repeatGuard, pace: pace, adapting: { $0.locates = true }) { news in
            _ = try await news.foreignChannel(isAutomatic: true)
            var dice = Dice(seed: 20_261_124)
            var wanted: [Int64: Edition] = [:]
            for round in 1...60 {
                let article = Int64(dice.roll(12) + 1)
                if dice.roll(2) == 0 { news.remote.fail(fault(&dice, at: news.world.clock.now())) }
                if wanted[article] != nil, dice.roll(4) == 0 {
                    wanted[article] = nil
                    try await news.withdraw(ArticleID(article))
                } else {
                    let edition = Edition.oranges(
                        article, number: round, price: "¥\(round)", slug: "story-\(article)", group: 900 + article)
                    wanted[article] = edition
                    try await news.release(edition)
                }
                news.world.clock.advance(seconds: Int64(dice.roll(40)))
                try await news.room.work()
                if dice.roll(5) == 0 { news.remote.settle() }
            }
            news.remote.settle()
            for _ in 0..<12 {
                news.world.clock.advance(seconds: 900)
                try await news.room.work()
            }
            let expected = wanted.values.map { "\($0.title) \($0.text)" }.sorted()
            #expect(news.remote.texts.sorted() == expected)
            #expect(Set(news.remote.posts.map(\.key)).count == news.remote.posts.count)
            #expect(try await news.room.pending() == 0)
            let shown = try await news.site.copies.page(limit: 100).map { "\($0.edition.title) \($0.edition.text)" }
            #expect(shown.sorted() == expected)
        }
    }

    private func fault(_ dice: inout Dice, at now: Instant) -> ForeignRemote.Fault {
        switch dice.roll(6) {
        case 0, 1: .loseAnswer
        case 2: .loseRequest
        case 3: .refuse(.transient("502 Bad Gateway", retryAfter: nil))
        case 4: .refuse(.limited(until: now.adding(seconds: 20), scope: .copy, "slow down"))
        default: .refuse(.transient("503", retryAfter: 45))
        }
    }
}

/// The same throws for the same seed.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }
}
