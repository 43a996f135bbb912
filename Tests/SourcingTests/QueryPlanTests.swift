import Contracts
import Media
import Members
import Storage
import TestKit
import Testing
import Values

@testable import Sourcing

@Suite struct `The statements that pages and articles ask` {
    @Test func `never look through a whole table`() async throws {
        try await Programme.on(.sqlite) { programme in
            let day = programme.today
            let statements: [Statement] = [
                FactTable.holding(of: [ProductID(1), ProductID(2)], on: day),
                FactTable.expiring(before: day, limit: 10),
                ProductTable.listing(ProductFilter(), before: nil, limit: 10),
                ProductTable.listing(ProductFilter(isConfirmed: true), before: ProductID(9), limit: 10),
                ProductTable.listing(ProductFilter(county: "433125"), before: nil, limit: 10),
                NominationTable.listing(NominationFilter(), before: nil, limit: 10),
                NominationTable.listing(NominationFilter(product: ProductID(1)), before: nil, limit: 10),
                VisitTable.listing(of: nil, before: nil, limit: 10),
                VisitTable.listing(of: MemberID(1), before: nil, limit: 10),
            ]
            let plans = try await programme.world.store.read { transaction in
                try statements.map { statement in
                    try transaction.rows("EXPLAIN QUERY PLAN \(statement)") { row throws(StorageError) in
                        try row.value(3, as: String.self)
                    }
                }
            }
            for (statement, plan) in zip(statements, plans) {
                #expect(!plan.isEmpty)
                #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(statement.text)\n\(plan)")
            }
        }
    }
}
