import Commerce
import Contracts
import EventLog
import TestKit
import Testing
import Values

@Suite(.serialized) struct `A season of webhooks` {
    /// The end of everything: what each order, line and lot stands at.
    struct End: Equatable {
        var orders: [String: String] = [:]
        var lines: [String: [Int64]] = [:]
        var money: [String: Int64] = [:]
        var lots: [Quantity] = []
    }

    private func end(of shop: Shop) async throws -> End {
        var end = End()
        var last: OrderID?
        while true {
            let page = try await shop.room.orders(before: last, limit: 10, by: Shop.merchant)
            guard !page.isEmpty else { break }
            for order in page {
                let isCancelled = order.cancelledAt != nil
                end.orders[order.number] =
                    "\(order.status) \(order.total.fen) \(order.refunded.fen) \(order.buyer) \(isCancelled) \(order.soldAt != nil)"
                // Lines of an order that was dropped before it was paid hold nothing.
                for sale in try await shop.room.order(order.id, by: Shop.merchant).sales
                where sale.soldAt != nil || sale.drawn > 0 {
                    end.lines[sale.line] = [
                        sale.drawn, sale.oversold, sale.gross.fen, sale.share.fen, sale.shareReversed.fen,
                        sale.restored,
                        sale.wasted, sale.oversoldRestored, sale.delivered,
                    ]
                    end.money[sale.line] = sale.refunded.fen
                }
            }
            last = page.last?.id
        }
        end.lots = try await shop.room.stock().flatMap { [$0.remaining, $0.oversold] }
        return end
    }

    @Test(arguments: Engine.all) func `ends the same when each comes twice and in any order`(
        engine: Engine
    ) async throws {
        for seed in UInt64(1)...3 {
            let season = Season(seed: seed, orders: 25)
            let straight = try await Shop.on(engine) { shop in
                for (index, message) in season.messages.enumerated() {
                    try await shop.post(message.topic, message.body, delivery: "m\(index)")
                }
                try await check(shop, against: season.tally)
                return try await end(of: shop)
            }
            var random = Seeded(seed &* 1_000)
            let shuffled = (Array(season.messages.enumerated()) + Array(season.messages.enumerated()))
                .shuffled(using: &random)
            let mixed = try await Shop.on(engine) { shop in
                // Four deliveries of the shop at a time, as they come.
                for start in stride(from: 0, to: shuffled.count, by: 4) {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for (index, message) in shuffled[start..<min(start + 4, shuffled.count)] {
                            group.addTask {
                                try await shop.post(message.topic, message.body, delivery: "m\(index)")
                            }
                        }
                        try await group.waitForAll()
                    }
                }
                try await check(shop, against: season.tally)
                return try await end(of: shop)
            }
            #expect(mixed.orders == straight.orders, "seed \(seed)")
            for line in Set(straight.lines.keys).union(mixed.lines.keys) {
                #expect(mixed.lines[line] == straight.lines[line], "seed \(seed), line \(line)")
            }
            #expect(mixed.lots == straight.lots, "seed \(seed)")
            // An order's sum is exact (it is in `orders`); by rounding a line may differ by a fen with the
            // order of arrival.
            for (line, fen) in straight.money {
                #expect(abs(fen - mixed.money[line, default: -9]) <= 1, "\(line)")
            }
        }
    }

    /// Holds the events that the books are made from against the shop's own tally.
    private func check(_ shop: Shop, against tally: Season.Tally) async throws {
        let sold = try await shop.world.recorded(SaleRecorded.self)
        let reversed = try await shop.world.recorded(SaleReversed.self)
        let delivered = try await shop.world.recorded(SaleDelivered.self)
        #expect(sold.reduce(0) { $0 + $1.gross.fen } == tally.gross)
        #expect(reversed.reduce(0) { $0 + $1.money.fen } == tally.refunds)
        #expect(Set(sold.map(\.sale)).count == sold.count)
        #expect(Set(reversed.map(\.refund)).count == reversed.count)
        for sale in sold {
            let own = reversed.filter { $0.sale == sale.sale }
            #expect(own.allSatisfy { $0.money.fen >= 0 && $0.growerShare.fen >= 0 })
            #expect(own.reduce(0) { $0 + $1.money.fen } <= sale.gross.fen)
            #expect(own.reduce(0) { $0 + $1.growerShare.fen } <= sale.growerShare.fen)
            #expect(own.reduce(0) { $0 + $1.restored.amount + $1.wasted.amount } <= sale.drawn.amount)
        }
        for (sku, lot, confirmed) in [
            ("ORANGE-5KG", Shop.orangeLot, 50_000_000), ("SUGAR-500G", Shop.sugarLot, 1_000_000),
        ] {
            func sum<E: Sequence>(_ events: E, _ amount: (E.Element) -> (LotID, Int64)) -> Int64 {
                events.map(amount).reduce(0) { $0 + ($1.0 == lot ? $1.1 : 0) }
            }
            let drawn = sum(sold) { ($0.lot, $0.drawn.amount) }
            let restored = sum(reversed) { ($0.lot, $0.restored.amount) }
            let wasted = sum(reversed) { ($0.lot, $0.wasted.amount) }
            let returned = tally.returned[sku, default: 0]
            #expect(sum(sold) { ($0.lot, $0.oversold.amount) } == 0)
            #expect(drawn - restored - wasted == tally.standing[sku, default: 0])
            #expect(wasted == (sku == "ORANGE-5KG" ? returned : 0))
            #expect(sum(delivered) { ($0.lot, $0.delivered.amount) } == tally.delivered[sku, default: 0])
            let stock = try await shop.room.stock(of: lot)
            #expect(
                stock.remaining.amount == Int64(confirmed) - (drawn - restored) - tally.kept[sku, default: 0])
            let told = try await shop.world.recorded(LotStockChanged.self).last { $0.lot == lot }
            #expect(told?.remaining == stock.remaining)
        }
    }
}
