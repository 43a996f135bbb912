import Contracts
import Storage
import TestKit
import Testing
import Values

@testable import Authoring

@Suite struct `The lists of articles` {
    @Test func `never look through a whole table`() async throws {
        try await EditorialOffice.open(.sqlite) { office in
            let statements: [Statement] = [
                ArticleTable.listing(of: office.author.member, before: nil, limit: 10),
                ArticleTable.listing(of: nil, before: ArticleID(9), limit: 10),
                ArticleTable.listingWaiting(after: nil, limit: 10),
                ArticleTable.listingReady(after: nil, limit: 10),
                StandingTable.listing(about: nil, in: nil, before: nil, limit: 10),
                StandingTable.listing(about: office.orange, in: .chinese, before: nil, limit: 10),
            ]
            let plans = try await office.world.store.read { transaction in
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
