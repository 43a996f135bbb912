import Contracts
import Storage
import TestKit
import Testing
import Values

@testable import Promotion

@Suite(.serialized) struct `The results of a campaign` {
    @Test(arguments: Engine.all) func `count what came of it, and what came back`(engine: Engine) async throws {
        try await Fair.on(engine) { fair in
            let id = try await fair.started(fair.terms()).id
            let promoted = CampaignTouch(campaign: id, arm: .promoted)
            let heldOut = CampaignTouch(campaign: id, arm: .holdout)
            try await fair.tell(
                fair.placed(id, impression: 1, reader: 5), fair.placed(id, impression: 2, reader: 5),
                fair.placed(id, impression: 3, reader: 6, isGhost: true))
            try await fair.tell(
                fair.sale(1, touch: promoted), fair.sale(2, order: 1, touch: promoted), fair.sale(3, touch: heldOut),
                fair.sale(4), fair.reversal(of: 1, fen: 800))
            let results = try await fair.room.results(of: id, by: fair.auditor)
            #expect(results.progress == CampaignProgress(sold: 15_000, income: 10_400, reached: 1, heldOut: 1))
            let total = results.total(.promoted)
            #expect([total.placed, total.orders, total.income] == [2, 1, 4_800])
            #expect(results.total(.holdout).orders == 1)
            #expect(results.total(.holdout).placed == 1)
            #expect(results.lift == .notYet)
            #expect(results.costPerOrder == 0)
            #expect(
                results.csv
                    == "day,arm,placed,seen,opened,followed,orders,income_fen,spent_thousandths_fen\r\n"
                    + "2026-11-24,holdout,1,0,0,0,1,2800,0\r\n2026-11-24,promoted,2,0,0,0,1,4800,0\r\n")
        }
    }

    @Test func `of another lot's sale are none`() async throws {
        try await Fair.on(.sqlite) { fair in
            let id = try await fair.started(fair.terms()).id
            let stray = CampaignTouch(campaign: CampaignID(12_345), arm: .promoted)
            try await fair.tell(fair.sale(1, touch: stray))
            #expect(try await fair.room.results(of: id, by: fair.growers).days.isEmpty)
        }
    }

    @Test func `say not enough yet before they mean something`() {
        #expect(Lift(shown: (99, 50), heldOut: (1_000, 50)) == .notYet)
        #expect(Lift(shown: (10_000, 19), heldOut: (1_000, 0)) == .notYet)
        #expect(Lift(shown: (10_000, 15), heldOut: (1_000, 4)) == .notYet)
    }

    /// Bounds by scipy.stats.binomtest(90, 100).proportion_ci(0.95, "exact"): 0.823777, 0.950995.
    @Test func `give the lift with exact bounds`() {
        guard
            case .measured(let low, let middle, let high, let incremental) = Lift(
                shown: (9_000, 90), heldOut: (1_000, 10))
        else {
            Issue.record("nothing was measured")
            return
        }
        #expect(middle == 0)
        #expect(abs(low - -4_806) <= 2)
        #expect(abs(high - 11_562) <= 3)
        #expect(incremental == 0)
        guard
            case .measured(let lowest, let twice, _, let more) = Lift(
                shown: (10_000, 400), heldOut: (10_000, 200))
        else {
            Issue.record("nothing was measured")
            return
        }
        #expect(twice == 10_000)
        #expect(lowest > 6_000)
        #expect(more == 200)
    }

    @Test func `come from statements that never look through a whole table`() async throws {
        try await Fair.on(.sqlite) { fair in
            let statements: [Statement] = [
                CampaignTable.finding(CampaignID(1)),
                CampaignTable.paging(of: nil, lot: nil, before: nil, limit: 10),
                CampaignTable.paging(of: OrganizationID(1), lot: nil, before: nil, limit: 10),
                CampaignTable.opening(of: Fair.orangeLot),
            ]
            let plans = try await fair.world.store.read { transaction in
                try statements.map { statement in
                    try transaction.rows("EXPLAIN QUERY PLAN \(statement)") { row throws(StorageError) in
                        try row.value(3, as: String.self)
                    }
                }
            }
            for (statement, plan) in zip(statements, plans) {
                #expect(
                    !plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(statement.text)\n\(plan)")
            }
        }
    }
}
