import Contracts
import Storage
import TestKit
import Testing
import Values

@testable import Commerce

@Suite(.serialized) struct `The statements of an order's way` {
    @Test func `never look through a whole table`() async throws {
        try await Shop.on(.sqlite) { shop in
            let id = shop.marketplace.id
            let statements: [Statement] = [
                MarketplaceTable.finding(id), ListingTable.finding(["A", "B"], of: id),
                LotTable.finding([Shop.orangeLot]),
                LotTable.moving(Shop.orangeLot, drawing: 1, overselling: 0),
                OrderTable.finding("1", of: id), OrderTable.paging(of: id, before: nil, limit: 10),
                OrderTable.paging(of: nil, before: nil, limit: 10), SaleTable.finding(of: OrderID(1)),
                SaleTable.pagingOversold(before: nil, limit: 10), RefundTable.finding(of: "1", at: id),
                MessageTable.findingThose(of: "1", at: id), OfferTable.finding([Shop.oranges]),
            ]
            let plans = try await shop.world.store.read { transaction in
                try statements.map { statement in
                    try transaction.rows("EXPLAIN QUERY PLAN \(statement)") { row throws(StorageError) in
                        try row.value(3, as: String.self)
                    }
                }
            }
            for (statement, plan) in zip(statements, plans) {
                #expect(!plan.isEmpty)
                #expect(
                    !plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") },
                    "\(statement.text)\n\(plan)")
            }
        }
    }
}
