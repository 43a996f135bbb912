import Contracts
import EventLog
import TestKit
import Testing
import Values

@testable import Promotion

@Suite(.serialized) struct `A budget` {
    @Test(arguments: Engine.all) func `is never exceeded, however many ask for it at once`(engine: Engine) async throws
    {
        try await Fair.on(engine) { fair in
            // A yuan, at ten fen for each impression: ten can be paid.
            let id = try await fair.started(fair.terms(budget: 100, bid: 10_000, days: 1)).id
            fair.world.clock.advance(seconds: 15 * 3_600 + 3_000)
            var impression: Int64 = 0
            for _ in 0..<36 {
                let leases = try await withThrowingTaskGroup(of: BudgetLease?.self) { group in
                    for _ in 0..<4 { group.addTask { try await fair.purse.lease(of: id, returning: nil) } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                for lease in leases.compactMap(\.self) {
                    for _ in 0..<lease.amount / 10_000 {
                        impression += 1
                        try await fair.tell(
                            fair.placed(id, impression: impression, reader: impression, lease: lease.id, cost: 10_000),
                            fair.touched(id, .seen, impression: impression))
                    }
                }
                fair.world.clock.advance(seconds: 15)
                let purse = try await fair.room.campaign(id, by: fair.growers).purse
                #expect(purse.spent + purse.reserved <= purse.budget)
            }
            let file = try await fair.room.campaign(id, by: fair.growers)
            #expect(file.purse.spent == 100_000)
            #expect(file.campaign.state.cause == .budget)
            #expect(impression == 10)
            #expect(file.progress.reached == 10)
        }
    }

    @Test(arguments: Engine.all) func `pays for a position once, when it is seen`(engine: Engine) async throws {
        try await Fair.on(engine) { fair in
            let id = try await fair.started(fair.terms()).id
            let lease = try #require(try await fair.purse.lease(of: id, returning: nil))
            try await fair.tell(
                fair.placed(id, impression: 1, reader: 5, lease: lease.id, cost: 500),
                fair.placed(id, impression: 2, reader: 6, lease: lease.id, cost: 500))
            #expect(try await fair.room.campaign(id, by: fair.growers).purse.spent == 0)
            try await fair.tell(
                fair.touched(id, .opened, impression: 1), fair.touched(id, .seen, impression: 1),
                fair.touched(id, .followed, impression: 1), fair.touched(id, .seen, impression: 77, .beside))
            #expect(try await fair.room.campaign(id, by: fair.growers).purse.spent == 500)
            // Nobody saw the second: its money comes back an hour after the lease has ended, and seeing it then is free.
            fair.world.clock.advance(seconds: 2 * 3_600 + 1)
            try await fair.room.makeRound()
            let purse = try await fair.room.campaign(id, by: fair.growers).purse
            #expect(purse.reserved == 0)
            try await fair.tell(fair.touched(id, .seen, impression: 2))
            let results = try await fair.room.results(of: id, by: fair.growers)
            #expect(results.purse.spent == 500)
            let total = results.total(.promoted)
            #expect([total.placed, total.seen, total.opened, total.followed, total.spent] == [2, 2, 1, 1, 500])
            #expect(results.total(.beside).seen == 1)
        }
    }

    @Test func `is spent at the pace of the days that are left`() async throws {
        try await Fair.on(.sqlite) { fair in
            // A thousand yuan in ten days, from eight in the morning.
            let id = try await fair.started(fair.terms(budget: 100_000, bid: 500, days: 10)).id
            var impression: Int64 = 0
            var daily: [Int64] = []
            for _ in 0..<3 {
                let before = try await fair.room.campaign(id, by: fair.growers).purse.spent
                for _ in 0..<24 {
                    fair.world.clock.advance(seconds: 3_600)
                    if let lease = try await fair.purse.lease(of: id, returning: nil) {
                        // All of the lease in one position, so that the test is short.
                        impression += 1
                        try await fair.tell(
                            fair.placed(id, impression: impression, reader: 1, lease: lease.id, cost: lease.amount),
                            fair.touched(id, .seen, impression: impression))
                    }
                }
                daily.append(try await fair.room.campaign(id, by: fair.growers).purse.spent - before)
            }
            for day in daily { #expect((9_500_000...11_000_000).contains(day), "\(daily)") }
        }
    }

    @Test func `gets back what a node did not use`() async throws {
        try await Fair.on(.sqlite) { fair in
            let id = try await fair.started(fair.terms()).id
            let lease = try #require(try await fair.purse.lease(of: id, returning: nil))
            fair.world.clock.advance(seconds: 60)
            let next = try #require(
                try await fair.purse.lease(of: id, returning: (lease: lease.id, amount: lease.amount)))
            #expect(try await fair.room.campaign(id, by: fair.growers).purse.reserved == next.amount)
            // Not twice.
            _ = try await fair.purse.lease(of: id, returning: (lease: lease.id, amount: lease.amount))
            #expect(try await fair.room.campaign(id, by: fair.growers).purse.reserved == next.amount)
        }
    }

    @Test func `is closed to a campaign that is held, and never lowered below what is spent`() async throws {
        try await Fair.on(.sqlite) { fair in
            let id = try await fair.started(fair.terms(budget: 100_000)).id
            let lease = try #require(try await fair.purse.lease(of: id, returning: nil))
            let least = (lease.amount + 999) / 1_000
            await #expect(
                throws: PromotionError.invalid(
                    FieldProblem("budget_fen", .outOfRange(least: least, most: 10_000_000_000)))
            ) {
                try await fair.room.revise(id, to: fair.terms(budget: least - 1), expecting: nil, by: fair.growers)
            }
            _ = try await fair.room.hold(id, because: "frost", by: fair.growers)
            fair.world.clock.advance(seconds: 600)
            #expect(try await fair.purse.lease(of: id, returning: nil) == nil)
            #expect(try await fair.purse.running().isEmpty)
        }
    }
}
