import Contracts
import EventLog
import TestKit
import Testing
import Values

@testable import Recommendation

@Suite struct `A link to a shop` {
    private func origin(
        _ orchard: Orchard, _ source: ReferralOrigin.Source, article: Int64?, id: Int64 = 77
    ) -> String {
        orchard.seal.mint(
            ReferralOrigin(
                source: source, id: id, article: article.map { ArticleID($0) }, channel: Orchard.site,
                mintedAt: orchard.world.clock.now()))
    }

    @Test(arguments: Engine.all) func `carries the referral, and is logged once for an impression`(
        engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.sellOranges()
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            let rid = try await orchard.feed()[0].impression
            for _ in 0..<2 {
                #expect(
                    try await orchard.room.follow(rid, to: Orchard.orangeListing)
                        == "https://shop.example/p/21?color=gold&rid=\(rid)#buy")
            }
            let followed = try await orchard.world.recorded(LinkFollowed.self)
            #expect(followed.map(\.listing) == [Orchard.orangeListing])
            #expect(followed[0].origin == orchard.seal.open(rid))
        }
    }

    @Test func `on a poster or a copy is followed by many, and each is logged`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.sellOranges()
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            let poster = origin(orchard, .poster, article: nil)
            let copy = origin(orchard, .copy, article: 101)
            for rid in [poster, poster, copy, copy, copy] {
                _ = try await orchard.room.follow(rid, to: Orchard.orangeListing)
            }
            #expect(
                try await orchard.world.recorded(LinkFollowed.self).map(\.origin.source)
                    == [.poster, .poster, .copy, .copy, .copy])
            try await orchard.drain()
            _ = try await orchard.feed()
            #expect(orchard.room.fold.copy().readings.counts[ArticleID(101)]?.follows == 3)
        }
    }

    @Test func `is refused when it was forged, leads nowhere, or leads to another article's product`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.sellOranges()
            try await orchard.sell(
                Orchard.sugarLot, Orchard.sugar, Orchard.sugarListing, .kilograms(1), pack: .grams(500))
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            let rid = try await orchard.feed()[0].impression
            await #expect(throws: RecommendationError.unknownReferral) {
                try await orchard.room.follow(String(rid.reversed()), to: Orchard.orangeListing)
            }
            await #expect(throws: RecommendationError.noSuchListing(ListingID(99))) {
                try await orchard.room.follow(rid, to: ListingID(99))
            }
            await #expect(throws: RecommendationError.otherProduct(Orchard.sugarListing, Orchard.sugar)) {
                try await orchard.room.follow(rid, to: Orchard.sugarListing)
            }
            #expect(try await orchard.world.recorded(LinkFollowed.self).isEmpty)
        }
    }

    @Test func `goes on working when the article's newer revision is about something else`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.sellOranges()
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            let rid = try await orchard.feed()[0].impression
            try await orchard.publish(101, about: [Orchard.sugar], number: 2)
            try await orchard.drain()
            #expect(try await orchard.feed()[0].card.products.map(\.id) == [Orchard.sugar])
            _ = try await orchard.room.follow(rid, to: Orchard.orangeListing)
            _ = try await orchard.restarted().follow(rid, to: Orchard.orangeListing)
        }
    }

    @Test func `to an offer that has ended names the product instead`() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.sellOranges()
            try await orchard.publish(101, about: [Orchard.oranges])
            try await orchard.drain()
            let rid = try await orchard.feed()[0].impression
            let open = try #require(try await orchard.answers.offer(Orchard.orangeListing))
            orchard.answers.put(
                ListingOffer(
                    id: open.id, marketplace: open.marketplace, marketplaceName: open.marketplaceName,
                    product: open.product, lot: open.lot, sku: open.sku, title: open.title, price: open.price,
                    pack: open.pack, address: open.address, remaining: open.remaining, closesOn: open.closesOn,
                    isOpen: false))
            await #expect(throws: RecommendationError.listingClosed(Orchard.orangeListing, Orchard.oranges)) {
                try await orchard.room.follow(rid, to: Orchard.orangeListing)
            }
        }
    }

    @Test(arguments: [
        ("https://s.example/p", "https://s.example/p?rid=R"),
        ("https://s.example/p?", "https://s.example/p?rid=R"),
        ("https://s.example/p?a=1", "https://s.example/p?a=1&rid=R"),
        ("https://s.example/p?a=1&", "https://s.example/p?a=1&rid=R"),
        ("https://s.example/p#top", "https://s.example/p?rid=R#top"),
        ("https://s.example/p?a=1?b#top?no#more", "https://s.example/p?a=1?b&rid=R#top?no#more"),
        ("https://s.example/p?rid=old&a=%26rid", "https://s.example/p?a=%26rid&rid=R"),
        ("https://s.example/p?grid=1&rid", "https://s.example/p?grid=1&rid=R"),
    ])
    func `has the referral in its query, whatever else is there`(plain: String, carrying: String) {
        #expect(address(plain, carrying: "R") == carrying)
    }
}
