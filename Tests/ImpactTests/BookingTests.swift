import Contracts
import EventLog
import Impact
import Storage
import TestKit
import Testing
import Values

@Suite struct `The books` {
    @Test(arguments: Engine.all) func `move money and goods for a sale, and sum to zero`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(harvest.lot(), harvest.sale(1, boxes: 2))
            #expect(
                try await harvest.balances() == [
                    "Buyer:21": 5_600, "Sales:31": -5_600, "GrowerCost:31": 2_400, "GrowerPayable:41": -2_400,
                    "Field:11": -50_000_000, "Lot:11:Confirmed": 49_990_000, "Lot:11:Reserved": 10_000,
                ])
            let entry = try await harvest.room.entry(EntryID(2))
            #expect(
                entry.body == """
                    {"about":{"buyer":"b1","county":"433125","county_revision":"2019-04","evidence":"none",\
                    "listing":"91","lot":"11","product":"31","supplier":"41"},"id":2,"kind":"sale","lines":[\
                    {"account":"Buyer:21","amount":5600,"commodity":"CNY"},\
                    {"account":"Sales:31","amount":-5600,"commodity":"CNY"},\
                    {"account":"GrowerCost:31","amount":2400,"commodity":"CNY"},\
                    {"account":"GrowerPayable:41","amount":-2400,"commodity":"CNY"},\
                    {"account":"Lot:11:Confirmed","amount":-10000,"commodity":"grams"},\
                    {"account":"Lot:11:Reserved","amount":10000,"commodity":"grams"}],\
                    "occurred_at":"2026-11-25T04:00:00Z","recorded_at":"2026-11-24T00:00:00Z",\
                    "source":{"digest":"\(Harvest.digest(1))","event":"\(try await harvest.event(of: SaleRecorded.kind))",\
                    "marketplace":"21","order":"10","sale":"1","version":"2026-11-25T12:00:01+08:00"}}
                    """)
        }
    }

    @Test(arguments: Engine.all)
    func `take back part of a sale and then the rest, never more than was paid`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            // The case of woocommerce#66217: 33.83 paid, 16.13 given back, then "everything".
            var sale = harvest.sale(1)
            sale = SaleRecorded(
                sale: sale.sale, order: sale.order, marketplace: sale.marketplace, marketplaceName: "JD",
                listing: sale.listing, product: sale.product, lot: sale.lot, county: sale.county,
                supplier: sale.supplier, buyer: sale.buyer, gross: .fen(3_383), growerShare: .fen(1_200),
                drawn: sale.drawn, oversold: sale.oversold, credit: sale.credit, occurredAt: sale.occurredAt,
                source: sale.source, sourceVersion: sale.sourceVersion)
            try await harvest.tell(
                harvest.lot(), sale, harvest.reversal(1, of: 1, cause: .refunded, fen: 1_613),
                harvest.reversal(2, of: 1, cause: .refunded, fen: 3_383),
                harvest.reversal(3, of: 1, cause: .refunded, fen: 1_770))
            let balances = try await harvest.balances()
            #expect(balances["Refunds:31"] == 3_383)
            #expect(balances["Buyer:21"] == nil)
            let unbooked = try await harvest.room.unbooked()
            #expect(unbooked.map(\.reason) == ["3383 fen are given back of 1770"])
            #expect(unbooked.map(\.kind) == ["SaleReversed"])
            #expect(try await harvest.verified().net == .zero)
        }
    }

    @Test(arguments: Engine.all)
    func `put cancelled goods back, returned ones aside, and lost ones to waste`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                harvest.lot(), harvest.sale(1), harvest.sale(2), harvest.sale(3),
                harvest.reversal(1, of: 1, cause: .cancelled, fen: 2_800, share: 1_200, restored: 5_000),
                harvest.delivery(of: 2, grams: 5_000),
                harvest.reversal(2, of: 2, cause: .returned, fen: 2_800, share: 500, restored: 2_000, wasted: 3_000))
            let balances = try await harvest.balances()
            #expect(balances["Lot:11:Confirmed"] == 49_990_000)
            #expect(balances["Lot:11:Returned:Resellable"] == 2_000)
            #expect(balances["Lot:11:Returned:Waste"] == 3_000)
            #expect(balances["Lot:11:Reserved"] == 5_000)
            #expect(balances["Lot:11:Shipped"] == nil)
            #expect(balances["GrowerPayable:41"] == -1_900)
            #expect(try await harvest.verified().grams == 5_000)
        }
    }

    @Test(arguments: Engine.all)
    func `sell what came back once the rest is gone, and not a gram more`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                harvest.lot(quantity: .kilograms(10)), harvest.sale(1, boxes: 2),
                harvest.reversal(1, of: 1, cause: .returned, fen: 2_800, restored: 5_000), harvest.sale(2),
                harvest.sale(3))
            let balances = try await harvest.balances()
            #expect(balances["Lot:11:Reserved"] == 10_000)
            #expect(balances["Lot:11:Returned:Resellable"] == nil)
            #expect(balances["Lot:11:Confirmed"] == nil)
            #expect(
                try await harvest.room.unbooked().map(\.reason) == ["5000 are drawn from a lot that holds 0"])
            #expect(try await harvest.verified().unbooked == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `keep what a shop oversold outside the lot, also when it is delivered`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                harvest.lot(quantity: .kilograms(5)), harvest.sale(1, boxes: 3, oversold: 2),
                harvest.delivery(of: 1, grams: 10_200),
                harvest.reversal(1, of: 1, cause: .returned, fen: 2_800, oversoldRestored: 7_000))
            #expect(
                try await harvest.balances().filter { $0.key.hasSuffix("11") || $0.key.contains(":11:") } == [
                    "Field:11": -5_000, "Lot:11:Shipped": 5_000, "Oversold:11:Shipped": 3_000, "Unsourced:11": -3_000,
                ])
            try await harvest.tell(harvest.delivery(of: 1, grams: 300))
            #expect(try await harvest.balances()["Surplus:11"] == 300)
            let totals = try await harvest.room.impact(by: .lot).totals
            #expect(totals.grams.net == 5_000)
            #expect(totals.grams.oversold == 3_000)
            #expect(totals.grams.delivered == 10_500)
            _ = try await harvest.verified()
        }
    }

    @Test(arguments: Engine.all) func `take each sale once, however often it is told`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(harvest.lot(), harvest.lot(), harvest.sale(1), harvest.sale(1))
            #expect(try await harvest.room.head().entries == 2)
            #expect(try await harvest.room.unbooked() == [])
        }
    }

    @Test(arguments: Engine.all)
    func `hold no word that a shop wrote freely, and no event that makes no sense`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                harvest.lot(), harvest.sale(1), harvest.sale(2, lot: 99), harvest.sale(3, unit: .places),
                harvest.sale(4, county: CountyCode(code: "430000", revision: "2019-04")!),
                harvest.reversal(1, of: 1, cause: .refunded, fen: 100, reason: "Li Ming, 13800000000, was not at home"),
                harvest.reversal(2, of: 77, cause: .refunded, fen: 100),
                LotWithdrawn(lot: LotID(11), product: Harvest.oranges, reason: "Mr Wang's trees are ill"))
            let bodies = try await harvest.room.entries(after: nil, limit: 100).map(\.body)
            #expect(bodies.count == 4)
            #expect(bodies.allSatisfy { !$0.contains("Li Ming") && !$0.contains("Wang") })
            #expect(
                try await harvest.room.unbooked().map(\.reason) == [
                    "no lot 99", "places are sold from a lot of grams",
                    "lot 11 is not of product 31 and county 430000", "no sale 77",
                ])
            _ = try await harvest.verified()
        }
    }
}

extension Harvest {
    /// The identifier of the first event of a kind.
    func event(of kind: String) async throws -> EventID {
        try await world.log.read(.domain, after: 0, limit: 100).first { $0.event.kind == kind }!.event.id
    }
}
