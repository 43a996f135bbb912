import Contracts
import EventLog
import TestKit
import Testing
import Values

@testable import Recommendation

@Suite struct `The feed` {
    @Test(arguments: Engine.all) func `shows what stands on the site, and nothing before or after`(
        engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.tell(Orchard.released(101, title: "Oranges above the clouds"))
            try await orchard.drain()
            #expect(try await orchard.feed().isEmpty)

            try await orchard.tell(Orchard.delivered(101, on: Orchard.newsletter))
            try await orchard.drain()
            #expect(try await orchard.feed().isEmpty)

            try await orchard.tell(Orchard.delivered(101))
            try await orchard.drain()
            let items = try await orchard.feed()
            #expect(items.articles == [101])
            #expect(items[0].card.title == "Oranges above the clouds")
            #expect(items[0].card.slug.description == "story-101")
            #expect(items[0].why == [.story, .fresh(days: 0)])

            try await orchard.tell(
                PublicationRecalled(
                    publication: PublicationID(5_101), article: ArticleID(101), channel: Orchard.site,
                    channelKind: "site"))
            try await orchard.drain()
            #expect(try await orchard.feed().isEmpty)
        }
    }

    @Test(arguments: Engine.all) func `sends nobody to a withdrawn article, even before the site has let it go`(
        engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.publish(101)
            try await orchard.publish(102)
            try await orchard.tell(ArticleWithdrawn(article: ArticleID(101), reason: "the photograph was not ours"))
            try await orchard.drain()
            #expect(try await orchard.feed().articles == [102])
        }
    }

    @Test func `shows one article of each translation group, in the reader's language where there is one`() async throws
    {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101, group: 1, in: .chinese)
            try await orchard.publish(102, group: 1, in: .english)
            try await orchard.publish(103, group: 3, in: .chinese)
            try await orchard.drain()
            for round in 0..<20 {
                let chinese = try await orchard.feed("zh-\(round)", in: .chinese).articles
                #expect(Set(chinese) == [101, 103] && chinese.count == 2)
                let english = try await orchard.feed("en-\(round)", in: .english).articles
                #expect(Set(english) == [102, 103] && english.count == 2)
            }
        }
    }

    @Test(arguments: Engine.all) func `leads to the shop while a box is left, and then still tells the story`(
        engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.sellOranges(days: 10)
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            var item = try #require(try await orchard.feed().first)
            #expect(item.openOffers == [0])
            #expect(item.card.offers.map(\.listing) == [Orchard.orangeListing])
            #expect(item.card.offers[0].price == .fen(2_800))
            #expect(item.card.products.map(\.slug.description) == ["baojing-oranges"])
            #expect(item.why.first == .supply(.kilograms(50_000), daysLeft: 10))

            // One gram short of a box.
            try await orchard.tell(
                LotStockChanged(lot: Orchard.orangeLot, product: Orchard.oranges, remaining: .grams(4_999)))
            try await orchard.drain()
            item = try #require(try await orchard.feed().first)
            #expect(item.openOffers.isEmpty)
            #expect(item.why.first == .story || item.why.first == .trial)

            try await orchard.tell(
                LotStockChanged(lot: Orchard.orangeLot, product: Orchard.oranges, remaining: .grams(5_000)))
            try await orchard.drain()
            #expect(try await orchard.feed().first?.openOffers == [0])

            orchard.world.clock.advance(days: 10)
            #expect(try await orchard.feed().first?.openOffers == [])
        }
    }

    @Test func `puts what is on sale before what is sold out, closed or withdrawn`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.sellOranges()
            try await orchard.sell(
                Orchard.sugarLot, Orchard.sugar, Orchard.sugarListing, .kilograms(100), pack: .grams(500))
            try await orchard.publish(101, about: [Orchard.sugar])
            try await orchard.publish(102, about: [Orchard.oranges])
            try await orchard.tell(
                LotWithdrawn(lot: Orchard.sugarLot, product: Orchard.sugar, reason: "the shed leaked"))
            try await orchard.drain()
            #expect(try await orchard.firsts(of: 200) > 180, "all but those given by chance")
            let sugar = try #require(try await orchard.feed("another").first { $0.card.article == ArticleID(101) })
            #expect(sugar.openOffers.isEmpty)

            try await orchard.tell(
                ListingClosed(listing: Orchard.orangeListing, product: Orchard.oranges, lot: Orchard.orangeLot))
            try await orchard.drain()
            #expect(try await orchard.feed("third").allSatisfy { $0.openOffers.isEmpty })
        }
    }

    @Test func `refuses a page of none and a page of a hundred and one`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            let refusal = RecommendationError.invalid(FieldProblem("limit", .outOfRange(least: 1, most: 100)))
            for limit in [Int.min, -1, 0, 101] {
                await #expect(throws: refusal) { try await orchard.feed(limit: limit) }
            }
            for id in 1...120 { try await orchard.publish(Int64(id)) }
            try await orchard.drain()
            #expect(Set(try await orchard.feed(limit: 100).articles).count == 100)
            #expect(try await orchard.feed(limit: 1).count == 1)
        }
    }

    @Test func `knows a reader by a name of 1 to 128 characters`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            let name = Reader.freshName()
            #expect(name.utf8.count == 22)
            #expect(name != Reader.freshName())
            #expect(try orchard.room.reader(named: name) == orchard.room.reader(named: name))
            #expect(try orchard.room.reader(named: "橘").hash != orchard.room.reader(named: "茶").hash)
            _ = try orchard.room.reader(named: String(repeating: "橘", count: 128))
            for bad in ["", String(repeating: "a", count: 129), "a\nb", "a\u{0}b"] {
                #expect(throws: RecommendationError.self) { try orchard.room.reader(named: bad) }
            }
        }
    }

    @Test func `what a reader reports never stands in the log without its decision before it`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101)
            try await orchard.drain()
            for name in ["a", "b", "c", "d"] {
                let reader = try orchard.room.reader(named: name)
                let page = try await orchard.room.feed(for: reader, in: .chinese, limit: 1)
                let impression = try #require(page.items.first?.impression)
                try await orchard.room.record([ReaderReport(kind: .open, impression: impression)])
                let events = try await orchard.world.log.read(.reader, after: 0, limit: 100)
                let opened = try #require(try events.last?.event.decoded(ArticleOpened.self))
                let decisions = try events.dropLast().compactMap { try $0.event.decoded(DecisionMade.self) }
                #expect(decisions.contains { $0.shown.contains { $0.impression == opened.impression } })
            }
            #expect(orchard.room.waiting == 0)
        }
    }

    @Test func `logs each decision with all that it was made of`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101)
            try await orchard.publish(102)
            try await orchard.publish(103)
            try await orchard.drain()
            let items = try await orchard.feed("reader-1", in: .english, limit: 2)
            let events = try await orchard.world.log.read(.reader, after: 0, limit: 10)
            let decision = try #require(try events.first?.event.decoded(DecisionMade.self))
            #expect(events.count == 1)
            #expect(decision.candidates == [ArticleID(101), ArticleID(102), ArticleID(103)])
            #expect(decision.shown.map(\.article) == items.map(\.card.article))
            #expect(decision.shown.map(\.impression.raw) == items.map { orchard.seal.open($0.impression)?.id })
            #expect(decision.reader == (try orchard.room.reader(named: "reader-1")).hash)
            #expect(decision.policy == "explained-1" && decision.model == "counts-1")
            #expect(decision.channel == Orchard.site && decision.language == .english && !decision.isHoldout)
            #expect(decision.domainPosition == 6 && decision.readerPosition == 0)
            // 1 − 2 · (5 % / 3) for the best of three, 5 % / 3 for each of the others; then of two.
            #expect([966_668, 16_666].contains(decision.shown[0].propensity))
            #expect([975_000, 25_000].contains(decision.shown[1].propensity))
        }
    }

    @Test func `leads with another story once a reader has been led by the same one`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            for id in 1...5 { try await orchard.publish(Int64(id)) }
            try await orchard.drain()
            var leaders: Set<Int64> = []
            for _ in 0..<8 { leaders.formUnion(try await orchard.feed("faithful", limit: 5).articles.prefix(1)) }
            #expect(leaders.count >= 4)
        }
    }

    @Test func `tells a reader when a county is new to them`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            _ = try await orchard.feed("r")
            try await orchard.publish(102, about: [Orchard.sugar])
            try await orchard.drain()
            let items = try await orchard.feed("r")
            let sugar = try #require(items.first { $0.card.article == ArticleID(102) })
            #expect(sugar.why.contains(.newCounty(Localized(chinese: "Yimen", english: "Yimen"))))
            let oranges = try #require(items.first { $0.card.article == ArticleID(101) })
            #expect(!oranges.why.contains(.newCounty(Localized(chinese: "Baojing", english: "Baojing"))))
        }
    }
}

extension Orchard {
    /// How many of so many new readers are led by the story of the oranges.
    func firsts(of readers: Int) async throws -> Int {
        var count = 0
        for reader in 0..<readers where try await feed("first-\(reader)").articles.first == 102 { count += 1 }
        return count
    }
}
