import Contracts
import EventLog
import FoundationEssentials
import Storage
import TestKit
import Testing
import Values

@testable import Recommendation

@Suite struct `The room's memory` {
    /// One of every event that changes what may be shown.
    private func season(_ orchard: Orchard) async throws {
        try await orchard.sellOranges()
        try await orchard.sell(
            Orchard.sugarLot, Orchard.sugar, Orchard.sugarListing, .kilograms(100), pack: .grams(500))
        try await orchard.publish(101, group: 1, in: .chinese, about: [Orchard.oranges, Orchard.sugar])
        try await orchard.publish(102, group: 1, in: .english, about: [Orchard.oranges])
        try await orchard.publish(103, about: [Orchard.sugar])
        try await orchard.publish(101, group: 1, about: [Orchard.sugar], title: "Again", number: 2)
        try await orchard.tell(
            LotStockChanged(lot: Orchard.orangeLot, product: Orchard.oranges, remaining: .kilograms(123)),
            Orchard.sale(101, order: 1), Orchard.sale(101, order: 2), Orchard.sale(103, order: 3),
            ListingClosed(listing: Orchard.sugarListing, product: Orchard.sugar, lot: Orchard.sugarLot),
            LotWithdrawn(lot: Orchard.sugarLot, product: Orchard.sugar, reason: "hail"),
            PublicationRecalled(
                publication: PublicationID(5_103), article: ArticleID(103), channel: Orchard.site, channelKind: "site"))
    }

    @Test(arguments: Engine.all) func `is the same after a restart, from the tables`(engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.room.load()
            try await season(orchard)
            try await orchard.drain()
            let before = orchard.room.fold.copy()
            #expect(before.shelf.stories.count == 3 && before.shelf.standing.count == 2)
            #expect(before.shelf.supplies[Orchard.orangeLot]?.remaining == .kilograms(123))
            #expect(before.shelf.stories[ArticleID(101)]?.formerProducts == [Orchard.oranges])
            #expect(before.shelf.sales == [ArticleID(101): 2, ArticleID(103): 1])

            let restarted = orchard.restarted()
            try await restarted.load()
            #expect(restarted.fold.copy().shelf == before.shelf)
        }
    }

    @Test func `reads in the log what its tables have not heard yet`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await season(orchard)
            // To the log, but to no consumer.
            try await orchard.world.pump([]).drain()
            try await orchard.room.load()
            let early = orchard.room.fold.copy()
            #expect(early.shelf.stories.count == 3)

            try await orchard.drain()
            #expect(orchard.room.fold.copy().shelf == early.shelf, "an event that was read counts once")
            let restarted = orchard.restarted()
            try await restarted.load()
            #expect(restarted.fold.copy().shelf == early.shelf)
        }
    }

    @Test(arguments: Engine.all) func `keeps the counts now and then, and reads what came after`(
        engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.publish(101)
            try await orchard.publish(102)
            try await orchard.drain()
            try await orchard.room.load()
            // 3 events each: a decision and two impressions; so 2,100 in all.
            for reader in 0..<700 {
                let items = try await orchard.feed("reader-\(reader)")
                try await orchard.room.record(items.map { ReaderReport(kind: .impression, impression: $0.impression) })
            }
            try await orchard.drain()
            let kept = try await orchard.world.store.read { transaction in
                (
                    try FoldTable.position(of: .reader, in: transaction),
                    try ReadingTable.load(in: transaction).counts.mapValues(\.impressions)
                )
            }
            #expect(kept.0 == 2_000)
            #expect(kept.1.values.reduce(0, +) >= 1_332)

            let restarted = orchard.restarted()
            try await restarted.load()
            let counts = restarted.fold.copy().readings.counts
            #expect(counts.mapValues(\.impressions) == [ArticleID(101): 700, ArticleID(102): 700])
        }
    }

    @Test func `catches up when another node has handled what it missed`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.publish(101)
            try await orchard.drain()
            let other = orchard.restarted()
            try await other.load()

            try await orchard.publish(102)
            try await orchard.drain()
            try await orchard.publish(103)
            try await orchard.drain(other)
            let items = try await other.feed(for: other.reader(named: "r"), in: .chinese, limit: 10).items
            #expect(Set(items.articles) == [101, 102, 103])
        }
    }

    @Test func `keeps a card until something in it changes, and then makes another`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.sellOranges()
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            let first = try await orchard.feed()[0].card.stamp
            try await orchard.tell(
                LotStockChanged(lot: Orchard.orangeLot, product: Orchard.oranges, remaining: .kilograms(40)),
                Orchard.sale(101, order: 1))
            try await orchard.drain()
            #expect(try await orchard.feed()[0].card.stamp == first)

            orchard.answers.put(Orchard.card(Orchard.oranges, "golden-oranges", county: "433125", "Baojing"))
            try await orchard.tell(
                ProductDescribed(
                    product: Orchard.oranges, slug: Slug("golden-oranges")!, kind: .produce,
                    name: Localized(chinese: "橙", english: "oranges"), summary: Localized(chinese: "", english: ""),
                    county: CountyCode(code: "433125", revision: "2019-04")!, organization: OrganizationID(5)))
            try await orchard.drain()
            let second = try await orchard.feed()[0].card
            #expect(second.stamp != first && second.products[0].slug.description == "golden-oranges")
        }
    }

    @Test func `writes decisions as Foundation's encoder would`() throws {
        for campaign in [CampaignID(3), nil] {
            let event = DecisionMade(
                decision: DecisionID(.max), reader: .min, channel: ChannelID(1), policy: "p", model: "m",
                language: .chinese, candidates: [ArticleID(10), ArticleID(9)],
                shown: [
                    .init(impression: ImpressionID(5), article: ArticleID(9), propensity: 1_000_000),
                    .init(impression: ImpressionID(6), article: ArticleID(10), propensity: 0),
                ],
                campaign: campaign, isHoldout: true, domainPosition: 0, readerPosition: 12)
            let at = Instant(seconds: 1)
            let byHand = Envelope(event, candidateList: Array("\"10\",\"9\"".utf8), id: EventID(1), at: at)
            #expect(byHand == (try Envelope(event, id: EventID(1), at: at)))
        }
        let seen = ImpressionSeen(impression: ImpressionID(5), article: ArticleID(9))
        let byHand: Envelope = Envelope(seen, id: EventID(1), at: Instant(seconds: 1))
        let byEncoder = try encoded(seen)
        #expect(byHand == byEncoder)
        let opened = ArticleOpened(impression: ImpressionID(5), article: ArticleID(9))
        let openedByHand: Envelope = Envelope(opened, id: EventID(1), at: Instant(seconds: 1))
        #expect(openedByHand == (try encoded(opened)))
    }

    private func encoded(_ event: some Event) throws -> Envelope {
        try Envelope(event, id: EventID(1), at: Instant(seconds: 1))
    }
}
