import Commerce
import Contracts
import EventLog
import FoundationEssentials
import Marketplaces
import Storage
import TestKit
import Testing
import Values

@Suite(.serialized) struct `An order` {
    @Test(arguments: Engine.all) func `that is paid is a sale drawn from the lot`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            let origin = ReferralOrigin(
                source: .copy, id: 9, article: ArticleID(77), channel: ChannelID(5),
                mintedAt: Instant(iso8601: "2026-11-24T08:00:00+08:00")!)
            let order = ShopOrder(1001, quantity: 2, minute: 3, rid: shop.seal.mint(origin))
            #expect(try await shop.post("orders/paid", order.json) == .accepted)
            let sale = try #require(try await shop.world.recorded(SaleRecorded.self).first)
            #expect(sale.marketplaceName == "保靖果园")
            #expect(sale.listing == shop.boxes.id)
            #expect(sale.gross == .fen(5_600))
            #expect(sale.growerShare == .fen(3_210))
            #expect(sale.drawn == .kilograms(10))
            #expect(sale.oversold == .grams(0))
            #expect(sale.credit == SaleCredit(article: ArticleID(77), channel: ChannelID(5), evidence: "rid"))
            #expect(sale.occurredAt == Instant(iso8601: "2026-11-24T08:00:00+08:00"))
            #expect(sale.sourceVersion == "2026-11-24T00:03:00Z")
            #expect(sale.county.code == "433125")
            #expect(sale.supplier == OrganizationID(2))
            let stock = try await shop.world.recorded(LotStockChanged.self)
            #expect(stock.map(\.remaining) == [.kilograms(49_990)])
        }
    }

    @Test(arguments: Engine.all) func `tells the campaign that it came from, also when it is paid later`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            let touch = CampaignTouch(campaign: CampaignID(41), arm: .promoted)
            let origin = ReferralOrigin(
                source: .impression, id: 9, article: ArticleID(77), channel: ChannelID(5),
                mintedAt: Instant(iso8601: "2026-11-24T08:00:00+08:00")!, touch: touch)
            let rid = shop.seal.mint(origin)
            try await shop.post("orders/create", ShopOrder(1001, status: "pending", rid: rid).json)
            try await shop.post("orders/paid", ShopOrder(1001, minute: 5, rid: rid).json)
            let sale = try #require(try await shop.world.recorded(SaleRecorded.self).first)
            #expect(sale.credit.touch == touch)
            #expect(try await shop.story("1001")?.order.credit.touch == touch)
        }
    }

    @Test(arguments: Engine.all) func `delivered again changes nothing`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            let order = ShopOrder(1001)
            let first = try await shop.post("orders/paid", order.json, delivery: "a")
            #expect(first == .accepted)
            #expect(try await shop.post("orders/paid", order.json, delivery: "a") == .duplicate)
            // The same body under another delivery or topic, and the same version in another spelling.
            #expect(try await shop.post("orders/paid", order.json, delivery: "b") == .duplicate)
            #expect(try await shop.post("orders/updated", order.json, delivery: "c") == .duplicate)
            #expect(try await shop.post("orders/updated", " " + order.json, delivery: "d") == .accepted)
            #expect(try await shop.left() == .kilograms(49_995))
            #expect(try await shop.world.recorded(SaleRecorded.self).count == 1)
            #expect(try await shop.world.recorded(LotStockChanged.self).count == 1)
            await #expect(throws: CommerceError.deliveryReused("a")) {
                try await shop.post("orders/paid", ShopOrder(1002).json, delivery: "a")
            }
            #expect(try await shop.story("1002") == nil)
        }
    }

    @Test(arguments: Engine.all) func `keeps goods until it is paid or dropped`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            try await shop.post("orders/create", ShopOrder(1, status: "pending", quantity: 3).json)
            try await shop.post("orders/create", ShopOrder(2, status: "authorized", quantity: 4).json)
            #expect(try await shop.left() == .kilograms(49_965))
            #expect(try await shop.world.recorded(SaleRecorded.self).isEmpty)
            try await shop.post("orders/paid", ShopOrder(1, status: "paid", quantity: 3, minute: 1).json)
            #expect(try await shop.left() == .kilograms(49_965))
            #expect(try await shop.world.recorded(SaleRecorded.self).map(\.drawn) == [.kilograms(15)])
            var dropped = ShopOrder(2, status: "voided", quantity: 4, minute: 2)
            dropped.cancelledAt = 2
            try await shop.post("orders/cancelled", dropped.json)
            #expect(try await shop.left() == .kilograms(49_985))
            #expect(try await shop.world.recorded(SaleReversed.self).isEmpty)
            #expect(try await shop.room.stock(of: Shop.orangeLot).promised == .kilograms(15))
        }
    }

    @Test(arguments: Engine.all) func `takes the newest version whatever comes first`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            var sent = ShopOrder(7, quantity: 2, minute: 9)
            sent.lines[0].sent = 1
            try await shop.post("orders/fulfilled", sent.json)
            try await shop.post("orders/paid", ShopOrder(7, quantity: 2, minute: 1).json)
            try await shop.post("orders/create", ShopOrder(7, status: "pending", quantity: 2).json)
            let story = try #require(try await shop.story("7"))
            #expect(story.order.updatedAt == Instant(iso8601: moment(9)))
            #expect(story.messages.map(\.effect) == [.applied, .older, .older])
            #expect(story.messages.map(\.topic) == ["orders/fulfilled", "orders/paid", "orders/create"])
            #expect(story.messages.compactMap(\.version?.status) == [.paid, .paid, .pending])
            #expect(try await shop.world.recorded(SaleRecorded.self).map(\.gross) == [.fen(5_600)])
            #expect(try await shop.world.recorded(SaleDelivered.self).map(\.delivered) == [.kilograms(5)])
            // Two versions of one second: what went further counts, in either order.
            for minutes in [["pending", "paid"], ["paid", "pending"]] {
                let id: Int64 = minutes[0] == "paid" ? 8 : 9
                for status in minutes {
                    try await shop.post("orders/updated", ShopOrder(id, status: status).json)
                }
                #expect(try await shop.story("\(id)")?.order.status == .paid)
            }
        }
    }

    @Test(arguments: Engine.all) func `is credited by its referral and never by the clock`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            let future = ReferralOrigin(
                source: .impression, id: 1, article: ArticleID(3), channel: ChannelID(4),
                mintedAt: Instant(iso8601: "2027-01-01T00:00:00Z")!)
            let rid = shop.seal.mint(future)
            let forged = String(rid.dropLast()) + (rid.hasSuffix("A") ? "B" : "A")
            var landing = ShopOrder(3).json
            landing = landing.replacing(
                ##""name":"#3""##,
                with: ##""name":"#3","landing_site":"/products/orange?utm_source=x&rid=\##(rid)#top""##)
            try await shop.post("orders/paid", ShopOrder(1, rid: rid).json)
            try await shop.post("orders/paid", ShopOrder(2, rid: forged).json)
            try await shop.post("orders/paid", landing)
            try await shop.post("orders/paid", ShopOrder(4).json)
            let credits = try await shop.world.recorded(SaleRecorded.self).map(\.credit)
            let known = SaleCredit(article: ArticleID(3), channel: ChannelID(4), evidence: "rid")
            #expect(credits == [known, .unattributed, known, .unattributed])
        }
    }

    @Test(arguments: Engine.all) func `leaves no trace of who bought it`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            var guest = ShopOrder(3)
            guest.customer = nil
            var other = ShopOrder(4)
            other.customer = 4_711
            for order in [ShopOrder(1), ShopOrder(2), guest, other] {
                try await shop.post("orders/paid", order.json)
            }
            let refund = ShopOrder.Refund(id: 9, order: 1, money: 100)
            try await shop.post("refunds/create", refund.json)
            let sales = try await shop.world.recorded(SaleRecorded.self)
            #expect(sales[0].buyer == sales[1].buyer)
            #expect(Set(sales.map(\.buyer)).count == 3)
            #expect(sales.allSatisfy { $0.buyer.utf8.count == 64 })
            let kept = try await shop.world.store.read { transaction in
                let texts: [Statement] = [
                    "SELECT name || number || buyer || evidence FROM commerce_order",
                    "SELECT topic || delivery || COALESCE(content, '') FROM commerce_message",
                    "SELECT reason FROM commerce_reversal",
                ]
                return try texts.flatMap { statement in
                    try transaction.rows(statement) { row throws(StorageError) in
                        try row.value(0, as: String.self)
                    }
                }
            }
            let log = try await shop.world.log.read(.domain, after: 0, limit: 1_000)
            let all = kept + log.map { String(decoding: $0.event.payload, as: UTF8.self) }
            #expect(all.count > 10)
            for text in all {
                for word in ["tian", "田", "1380", "207119551", "4711"] {
                    #expect(!text.lowercased().contains(word))
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `shares its total over its lines to the fen`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            var order = ShopOrder(
                5,
                [
                    .init(id: 51, sku: "SUGAR-500G", quantity: 1, price: 1_000, grams: 500),
                    .init(id: 52, sku: "ORANGE-5KG", quantity: 1, price: 1_000),
                    .init(id: 53, sku: "SUGAR-500G", quantity: 1, price: 1_000, grams: 500),
                ])
            order.shipping = 800
            try await shop.post("orders/paid", order.json)
            #expect(
                try await shop.world.recorded(SaleRecorded.self).map(\.gross.fen) == [1_267, 1_267, 1_266])
            let changes = try await shop.world.recorded(LotStockChanged.self)
            #expect(Set(changes.map(\.lot)) == [Shop.orangeLot, Shop.sugarLot])
            #expect(changes.count == 2)
        }
    }

    @Test(arguments: Engine.all) func `tells apart what was ordered and what was delivered`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            var order = ShopOrder(6, quantity: 3, minute: 1)
            order.lines[0].sent = 2
            try await shop.post("orders/paid", order.json)
            order.lines[0].sent = 3
            order.minute = 2
            order.attributes = [("delivered_grams", "14870")]
            try await shop.post("orders/fulfilled", order.json)
            let delivered = try await shop.world.recorded(SaleDelivered.self).map(\.delivered)
            #expect(delivered == [.kilograms(10), .grams(4_870)])
            order.minute = 3
            order.attributes = [("delivered_grams", "14000")]
            try await shop.post("orders/updated", order.json)
            let story = try #require(try await shop.story("6"))
            #expect(story.sales.map(\.drawn) == [15_000])
            #expect(story.sales.map(\.delivered) == [14_870])
            #expect(story.sales.map(\.weighed) == [14_000])
            #expect(story.messages.map(\.warnings) == [[], [], [.deliveredLess]])
        }
    }
}
