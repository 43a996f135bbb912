import Commerce
import Contracts
import EventLog
import TestKit
import Testing
import Values

@Suite(.serialized) struct `A refund` {
    /// woocommerce#66217: a refund in part and then in full deducted 16.13 + 33.83.
    @Test(arguments: Engine.all) func `in part and then in full gives back what was paid`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            var order = ShopOrder(
                1,
                [
                    .init(id: 11, quantity: 1, price: 1_800),
                    .init(id: 12, sku: "SUGAR-500G", quantity: 1, price: 1_583, grams: 500),
                ])
            try await shop.post("orders/paid", order.json)
            let part = ShopOrder.Refund(id: 91, order: 1, money: 1_613)
            let full = ShopOrder.Refund(id: 92, order: 1, money: 3_383, minute: 31)
            try await shop.post("refunds/create", part.json)
            #expect(try await shop.world.recorded(SaleReversed.self).map(\.money.fen) == [858, 755])
            try await shop.post("refunds/create", full.json)
            order.status = "refunded"
            order.minute = 40
            order.refunds = [part, full]
            try await shop.post("orders/updated", order.json)
            let reversals = try await shop.world.recorded(SaleReversed.self)
            #expect(reversals.reduce(0) { $0 + $1.money.fen } == 3_383)
            #expect(
                reversals.allSatisfy {
                    $0.cause == .refunded && $0.restored.amount == 0 && $0.growerShare.fen == 0
                })
            let story = try #require(try await shop.story("1"))
            #expect(story.order.refunded == .fen(3_383))
            #expect(story.sales.map(\.refunded.fen) == [1_800, 1_583])
            #expect(story.messages.flatMap(\.warnings) == [.refundAbovePaid])
        }
    }

    @Test(arguments: Engine.all) func `that comes before its order waits for it`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            let refund = ShopOrder.Refund(
                id: 91, order: 1, money: 2_800,
                items: [.init(line: 101, quantity: 1, restock: "cancel", subtotal: 2_800)])
            try await shop.post("refunds/create", refund.json)
            try await shop.post("orders/create", ShopOrder(1, status: "pending", quantity: 2).json)
            #expect(try await shop.world.recorded(SaleReversed.self).isEmpty)
            try await shop.post("orders/paid", ShopOrder(1, quantity: 2, minute: 1).json)
            let reversal = try #require(try await shop.world.recorded(SaleReversed.self).first)
            #expect(reversal.cause == .cancelled)
            #expect(reversal.money == .fen(2_800))
            #expect(reversal.restored == .kilograms(5))
            #expect(reversal.growerShare == .fen(1_605))
            #expect(reversal.occurredAt == Instant(iso8601: moment(30)))
            #expect(try await shop.story("1")?.messages.map(\.effect) == [.parked, .applied, .applied])
            #expect(try await shop.left() == .kilograms(49_995))
        }
    }

    @Test(arguments: Engine.all) func `of goods that come back wastes oranges and keeps sugar`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            var order = ShopOrder(
                1,
                [
                    .init(id: 11, quantity: 2),
                    .init(id: 12, sku: "SUGAR-500G", quantity: 2, price: 1_583, grams: 500),
                ])
            order.lines[0].sent = 2
            order.lines[1].sent = 2
            try await shop.post("orders/paid", order.json)
            let refund = ShopOrder.Refund(
                id: 91, order: 1, money: 4_383,
                items: [
                    .init(line: 11, quantity: 1, restock: "return", subtotal: 2_800),
                    .init(line: 12, quantity: 1, restock: "return", subtotal: 1_583),
                ])
            try await shop.post("refunds/create", refund.json)
            let reversals = try await shop.world.recorded(SaleReversed.self)
            // Delivered first, then brought back: the books take it out of what was delivered.
            let kinds = try await shop.world.log.read(.domain, after: 0, limit: 1_000).map(\.event.kind)
            #expect(
                kinds.filter { $0.hasPrefix("Sale") }.map { String($0.dropFirst(4)) } == [
                    "Recorded", "Recorded", "Delivered", "Delivered", "Reversed", "Reversed",
                ])
            #expect(reversals.map(\.cause) == [.returned, .returned])
            #expect(reversals.map(\.money.fen) == [2_800, 1_583])
            #expect(reversals.map(\.wasted) == [.kilograms(5), .grams(0)])
            #expect(reversals.map(\.restored) == [.grams(0), .grams(500)])
            #expect(reversals.map(\.growerShare.fen) == [0, 160])
            #expect(try await shop.left() == .kilograms(49_990))
            #expect(try await shop.left(Shop.sugarLot) == .grams(999_500))
        }
    }

    @Test(arguments: Engine.all) func `moves no money before its transaction succeeds`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            try await shop.post("orders/paid", ShopOrder(1).json)
            var refund = ShopOrder.Refund(id: 91, order: 1, money: 500, status: "pending")
            try await shop.post("refunds/create", refund.json)
            #expect(try await shop.world.recorded(SaleReversed.self).isEmpty)
            refund.status = "success"
            var order = ShopOrder(1, status: "partially_refunded", minute: 40)
            order.refunds = [refund]
            try await shop.post("orders/updated", order.json)
            #expect(try await shop.world.recorded(SaleReversed.self).map(\.money.fen) == [500])
        }
    }

    @Test(arguments: Engine.all) func `of delivery alone is shared by all lines`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            var order = ShopOrder(
                1, [.init(id: 11, quantity: 1, price: 1_000), .init(id: 12, quantity: 1, price: 2_000)])
            order.shipping = 900
            try await shop.post("orders/paid", order.json)
            try await shop.post("refunds/create", ShopOrder.Refund(id: 91, order: 1, money: 900).json)
            #expect(try await shop.world.recorded(SaleReversed.self).map(\.money.fen) == [300, 600])
        }
    }

    @Test(arguments: Engine.all) func `is not what a cancellation is`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            var order = ShopOrder(1, quantity: 3, minute: 5)
            order.lines[0].sent = 1
            order.cancelledAt = 5
            // The cancellation comes first; the goods that were not sent go back, and no money does.
            try await shop.post("orders/cancelled", order.json)
            let cancelled = try #require(try await shop.world.recorded(SaleReversed.self).first)
            #expect(cancelled.cause == .cancelled)
            #expect(cancelled.money == .zero)
            #expect(cancelled.restored == .kilograms(10))
            #expect(cancelled.reason == "customer")
            #expect(try await shop.left() == .kilograms(49_995))
            try await shop.post("orders/paid", ShopOrder(1, quantity: 3, minute: 1).json)
            // The refund says of the same goods that they were not sent: they do not go back twice.
            let refund = ShopOrder.Refund(
                id: 91, order: 1, money: 5_600,
                items: [.init(line: 101, quantity: 2, restock: "cancel", subtotal: 5_600)])
            try await shop.post("refunds/create", refund.json)
            let money = try #require(try await shop.world.recorded(SaleReversed.self).last)
            #expect(money.cause == .refunded)
            #expect(money.money == .fen(5_600))
            #expect(money.restored == .grams(0))
            #expect(try await shop.left() == .kilograms(49_995))
        }
    }
}
