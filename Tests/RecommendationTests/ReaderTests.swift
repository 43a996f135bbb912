import Contracts
import EventLog
import TestKit
import Testing
import Values

@testable import Recommendation

@Suite struct `What readers do` {
    @Test(arguments: Engine.all) func `counts once, however often it is reported`(engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.publish(101)
            try await orchard.drain()
            let seen = try await orchard.feed()[0].impression
            let reports = [
                ReaderReport(kind: .impression, impression: seen), ReaderReport(kind: .open, impression: seen),
                ReaderReport(kind: .impression, impression: seen),
            ]
            #expect(try await orchard.room.record(reports) == 3)
            #expect(try await orchard.room.record(reports) == 3)
            let recorded = try await orchard.world.recorded(ImpressionSeen.self)
            #expect(recorded.map(\.article) == [ArticleID(101)])
            #expect(
                try await orchard.world.recorded(ArticleOpened.self).map(\.impression) == recorded.map(\.impression))
            try await orchard.drain()
            let count = try #require(orchard.room.fold.copy().readings.counts[ArticleID(101)])
            #expect(count.impressions == 1 && count.opens == 1 && count.follows == 0)
        }
    }

    @Test func `is refused whole when one of them was not minted here, and the place is named`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101)
            try await orchard.drain()
            let good = try await orchard.feed()[0].impression
            let copy = orchard.seal.mint(
                ReferralOrigin(
                    source: .copy, id: 5_101, article: ArticleID(101), channel: Orchard.site,
                    mintedAt: orchard.world.clock.now()))
            let flipped = (good.first == "A" ? "B" : "A") + good.dropFirst()
            for bad in ["", "x", flipped, String(good.dropLast()), good + "A", copy] {
                let reports = [good, good, good, bad, good].map { ReaderReport(kind: .impression, impression: $0) }
                let refusal = RecommendationError.invalid(
                    FieldProblem("events[3].impression", .malformed(expected: "an impression of the feed")))
                await #expect(throws: refusal) { try await orchard.room.record(reports) }
            }
            #expect(try await orchard.world.recorded(ImpressionSeen.self).isEmpty)
            await #expect(throws: RecommendationError.invalid(FieldProblem("events", .required))) {
                try await orchard.room.record([])
            }
            let many = Array(repeating: ReaderReport(kind: .open, impression: good), count: 1_001)
            await #expect(throws: RecommendationError.invalid(FieldProblem("events", .tooLong(most: 1_000)))) {
                try await orchard.room.record(many)
            }
            #expect(try await orchard.room.record(Array(many.prefix(1_000))) == 1_000)
            #expect(try await orchard.world.recorded(ArticleOpened.self).count == 1)
        }
    }

    @Test func `of many at once is all there`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101)
            try await orchard.publish(102)
            try await orchard.drain()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for reader in 0..<100 {
                    group.addTask {
                        let items = try await orchard.feed("reader-\(reader)")
                        let reports = items.map { ReaderReport(kind: .impression, impression: $0.impression) }
                        #expect(try await orchard.room.record(reports) == 2)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await orchard.world.recorded(DecisionMade.self).count == 100)
            let seen = try await orchard.world.recorded(ImpressionSeen.self)
            #expect(Set(seen.map(\.impression)).count == 200)
            try await orchard.drain()
            let counts = orchard.room.fold.copy().readings.counts
            #expect(counts.mapValues(\.impressions) == [ArticleID(101): 100, ArticleID(102): 100])
        }
    }

    @Test func `raises what they like, and says so`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101)
            try await orchard.publish(102)
            try await orchard.drain()
            for reader in 0..<100 {
                let items = try await orchard.feed("reader-\(reader)")
                try await orchard.room.record(
                    items.map { ReaderReport(kind: .impression, impression: $0.impression) }
                        + items.filter { $0.card.article == ArticleID(102) }
                        .map { ReaderReport(kind: .open, impression: $0.impression) })
            }
            try await orchard.drain()
            var firsts = 0
            for reader in 0..<100 {
                let items = try await orchard.feed("later-\(reader)")
                if items.articles.first == 102 { firsts += 1 }
                for item in items { #expect(item.why.contains(.liked) == (item.card.article == ArticleID(102))) }
            }
            #expect(firsts > 90)
        }
    }

    @Test func `to buy is credited to the story that led there`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101)
            try await orchard.publish(102)
            for order in 1...30 { try await orchard.tell(Orchard.sale(102, order: Int64(order))) }
            try await orchard.tell(Orchard.sale(nil, order: 31))
            try await orchard.drain()
            #expect(orchard.room.fold.copy().shelf.sales == [:], "nothing is in memory before it was loaded")
            #expect(try await orchard.feed().articles.count == 2)
            #expect(orchard.room.fold.copy().shelf.sales == [ArticleID(102): 30])
        }
    }
}
