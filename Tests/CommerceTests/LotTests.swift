import Commerce
import Contracts
import EventLog
import Storage
import TestKit
import Testing
import Values

@Suite(.serialized) struct `A lot` {
    @Test(arguments: Engine.all) func `is never promised beyond what is left`(engine: Engine) async throws {
        try await Shop.on(engine, oranges: 23) { shop in
            try await shop.post("orders/paid", ShopOrder(1, quantity: 3).json)
            try await shop.post("orders/paid", ShopOrder(2, quantity: 2).json)
            let sales = try await shop.world.recorded(SaleRecorded.self)
            #expect(sales.map(\.drawn) == [.kilograms(15), .kilograms(5)])
            #expect(sales.map(\.oversold) == [.grams(0), .kilograms(5)])
            #expect(sales.map(\.gross.fen) == [8_400, 5_600])
            #expect(sales.map(\.growerShare.fen) == [4_815, 1_605])
            let lot = try await shop.room.stock(of: Shop.orangeLot)
            #expect(lot.remaining == .kilograms(3))
            #expect(lot.promised == .kilograms(20))
            #expect(lot.oversold == .kilograms(5))
            #expect(try await shop.room.oversold(by: Shop.merchant).map(\.order.number) == ["2"])
            #expect(
                try await shop.world.recorded(LotStockChanged.self).map(\.remaining) == [
                    .kilograms(8), .kilograms(3),
                ])
            // Cancelled goods come out of what was oversold first, and the page shows it no longer.
            let refund = ShopOrder.Refund(
                id: 91, order: 2, money: 2_800,
                items: [.init(line: 201, quantity: 1, restock: "cancel", subtotal: 2_800)])
            try await shop.post("refunds/create", refund.json)
            let reversal = try #require(try await shop.world.recorded(SaleReversed.self).first)
            #expect(reversal.oversoldRestored == .kilograms(5))
            #expect(reversal.restored == .grams(0))
            #expect(reversal.growerShare == .zero)
            #expect(try await shop.room.oversold(by: Shop.merchant).isEmpty)
            #expect(try await shop.left() == .kilograms(3))
        }
    }

    @Test(arguments: Engine.all) func `gives each box once however many buyers race for it`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine, oranges: 100) { shop in
            await withTaskGroup(of: Void.self) { group in
                for id in Int64(1)...40 {
                    group.addTask {
                        do {
                            try await shop.post("orders/paid", ShopOrder(id).json)
                        } catch {
                            Issue.record(error)
                        }
                    }
                }
            }
            let sales = try await shop.world.recorded(SaleRecorded.self)
            #expect(sales.count == 40)
            #expect(sales.filter { $0.drawn == .kilograms(5) && $0.oversold == .grams(0) }.count == 20)
            #expect(sales.filter { $0.drawn == .grams(0) && $0.oversold == .kilograms(5) }.count == 20)
            let lot = try await shop.room.stock(of: Shop.orangeLot)
            #expect(lot.remaining == .grams(0))
            #expect(lot.oversold == .kilograms(100))
            let stock = try await shop.world.recorded(LotStockChanged.self).map(\.remaining.amount)
            #expect(stock == stride(from: 95_000, through: 0, by: -5_000).map { Int64($0) })
        }
    }

    @Test(arguments: Engine.all) func `that is withdrawn or over sells no longer`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            try await shop.post("orders/create", ShopOrder(1, status: "pending").json)
            try await shop.world.store.write { transaction in
                try shop.world.outbox.record(
                    LotWithdrawn(lot: Shop.orangeLot, product: Shop.oranges, reason: "frost"), in: transaction
                )
            }
            try await Shop.drain(shop.room, shop.world)
            #expect(try await shop.room.offers(of: [Shop.oranges]).isEmpty)
            #expect(try await shop.room.offer(shop.boxes.id)?.isOpen == false)
            #expect(try await shop.world.recorded(LotStockChanged.self).last?.remaining == .grams(0))
            // What was promised before stays promised; what the shop takes now is oversold.
            try await shop.post("orders/paid", ShopOrder(1, minute: 1).json)
            try await shop.post("orders/paid", ShopOrder(2).json)
            let sales = try await shop.world.recorded(SaleRecorded.self)
            #expect(sales.map(\.drawn) == [.kilograms(5), .grams(0)])
            #expect(sales.map(\.oversold) == [.grams(0), .kilograms(5)])
            // Sugar's last day goes by: an order that the shop dates before it is still in time.
            shop.world.clock.advance(days: 60)
            try await shop.post(
                "orders/paid", ShopOrder(3, [.init(id: 31, sku: "SUGAR-500G", grams: 500)]).json)
            var late = ShopOrder(4, [.init(id: 41, sku: "SUGAR-500G", grams: 500)]).json
            late = late.replacing("2026-11-24", with: "2027-01-02")
            try await shop.post("orders/paid", late)
            #expect(
                try await shop.world.recorded(SaleRecorded.self).suffix(2).map(\.drawn.amount) == [500, 0])
            #expect(try await shop.room.offers(of: [Shop.sugar]).isEmpty)
        }
    }
}
