import Contracts
import TestKit
import Testing
import Values

@testable import Promotion

@Suite struct `A forecast` {
    private static let now = Instant(iso8601: "2026-11-24T08:00:00+08:00")!

    /// Counts of so many days at known rates: 5,000 impressions a day, 500 of them of these stories, one in ten opened,
    /// one in a hundred bought, and 20 orders a day besides.
    private static func figures(days: Double, _ draws: inout Draws) -> ForecastFigures {
        let impressions = draws.poisson(500 * days)
        let siteOrders = draws.poisson(impressions * 0.01)
        let orders = siteOrders + draws.poisson(20 * days)
        return ForecastFigures(
            days: days, siteImpressions: Int64(draws.poisson(5_000 * days)), impressions: Int64(impressions),
            opens: Int64(draws.poisson(impressions * 0.1)), siteOrders: Int64(siteOrders), orders: Int64(orders),
            orderDays: days, amount: Int64(orders) * 5_000, price: 2_800, pack: 5_000, remaining: 50_000_000, others: 0)
    }

    private static func plan(
        money: Int64 = 100_000_000, days: Double = 5, price: Int64 = 2_800, goal: CampaignGoal = .goods(1_000_000)
    ) -> ForecastPlan {
        ForecastPlan(
            money: money, bid: 500, days: days, holdout: 0, audience: .everybody, price: price, goal: goal, reached: 0)
    }

    @Test func `holds the truth in its band four times out of five or more`() {
        var draws = Draws(seed: 20_261_124)
        var held = (impressions: 0, orders: 0)
        let plays = 200
        for play in 0..<plays {
            let forecast = CampaignForecast(
                Self.figures(days: 10, &draws), Self.plan(), from: Self.now, seed: UInt64(play))
            // The days to come are like those before, give or take a quarter.
            let level = draws.gamma(16, rate: 16)
            let shown = draws.poisson(5_000 * level * 0.2 * 5)
            let orders = draws.poisson(shown * 0.01)
            func isIn(_ value: Double, _ band: CampaignForecast.Band) -> Int {
                (band.low...band.high).contains(Int64(value)) ? 1 : 0
            }
            held.impressions += isIn(shown, forecast.impressions)
            held.orders += isIn(orders, forecast.orders)
        }
        // 160 is meant; three standard deviations are 17.
        #expect((143...177).contains(held.impressions), "\(held)")
        #expect((143...200).contains(held.orders), "\(held)")
    }

    @Test func `is the wider the less is known`() {
        var draws = Draws(seed: 7)
        func width(_ band: CampaignForecast.Band) -> Double { Double(band.high - band.low) / Double(band.middle) }
        let little = CampaignForecast(Self.figures(days: 0.1, &draws), Self.plan(), from: Self.now, seed: 1)
        let much = CampaignForecast(Self.figures(days: 30, &draws), Self.plan(), from: Self.now, seed: 1)
        #expect(width(little.orders) > width(much.orders))
        #expect(little.hasFigures && much.hasFigures)
        let nothing = CampaignForecast(
            ForecastFigures(
                days: 0, siteImpressions: 0, impressions: 0, opens: 0, siteOrders: 0, orders: 0, orderDays: 0,
                amount: 0, price: 2_800, pack: 5_000, remaining: 50_000_000, others: 0),
            Self.plan(), from: Self.now, seed: 1)
        #expect(!nothing.hasFigures)
        #expect(width(nothing.impressions) > width(much.impressions))
    }

    @Test func `keeps within the money, the stock and the days`() {
        var draws = Draws(seed: 3)
        var figures = Self.figures(days: 10, &draws)
        figures.remaining = 60_000
        let forecast = CampaignForecast(
            figures, Self.plan(money: 50_000), from: Self.now, seed: 1)
        #expect(forecast.impressions.high <= 100)
        #expect(forecast.spend.high <= 50_000)
        #expect(forecast.goods.high <= 60_000)
        #expect(forecast.chance == 0)
        #expect(forecast.path.count == 5)
        #expect(forecast.path.last?.day == Self.now.day.adding(days: 5))
        #expect(zip(forecast.path, forecast.path.dropFirst()).allSatisfy { $0.reached.middle <= $1.reached.middle })
    }

    @Test func `answers what if: a lower price sells more, a larger budget shows more`() {
        var draws = Draws(seed: 5)
        let figures = Self.figures(days: 10, &draws)
        func goods(price: Int64) -> CampaignForecast.Band {
            CampaignForecast(figures, Self.plan(price: price), from: Self.now, seed: 9).goods
        }
        #expect(goods(price: 2_000).middle > goods(price: 2_800).middle)
        #expect(goods(price: 4_000).middle < goods(price: 2_800).middle)
        // Prices that make no sense give no figures that make none.
        #expect(goods(price: 1).high <= figures.remaining)
        let dearest = CampaignForecast(figures, Self.plan(price: 100_000_000), from: Self.now, seed: 9)
        #expect(dearest.goods.middle < 100_000)
        var heap = figures
        (heap.remaining, heap.pack) = (1_000_000_000_000, 1)
        let beyond = CampaignForecast(heap, Self.plan(price: 100_000_000), from: Self.now, seed: 9)
        #expect(beyond.income.low >= 0)
        func impressions(money: Int64) -> CampaignForecast.Band {
            CampaignForecast(figures, Self.plan(money: money), from: Self.now, seed: 9).impressions
        }
        #expect(impressions(money: 2_000_000).middle > impressions(money: 500_000).middle)
        #expect(
            CampaignForecast(figures, Self.plan(), from: Self.now, seed: 9)
                == CampaignForecast(figures, Self.plan(), from: Self.now, seed: 9))
    }

    @Test(arguments: Engine.all) func `is made of what the lot and its readers did`(engine: Engine) async throws {
        try await Fair.on(engine) { fair in
            let id = try await fair.room.draft(
                CampaignRequest(lot: Fair.orangeLot, terms: fair.terms()), by: fair.growers
            ).id
            fair.crowd.set(
                ReadershipFigures(
                    siteImpressions: 100_000, impressions: 10_000, opens: 1_000, follows: 200,
                    since: fair.world.clock.now().adding(days: -20)))
            try await fair.room.makeRound()
            let before = try await fair.room.forecast(of: id, by: fair.growers)
            #expect(before.hasFigures)
            // Two days later four times as many read; the last days count, not all since the beginning.
            fair.world.clock.advance(days: 2)
            for number in 1...20 { try await fair.tell(fair.sale(Int64(number))) }
            fair.crowd.set(
                ReadershipFigures(
                    siteImpressions: 140_000, impressions: 14_000, opens: 1_400, follows: 300,
                    since: fair.world.clock.now().adding(days: -22)))
            let after = try await fair.room.forecast(of: id, by: fair.auditor)
            #expect(after.impressions.middle > 2 * before.impressions.middle)
            #expect(after.orders.middle > before.orders.middle)
            let dear = try await fair.room.forecast(
                of: id, if: CampaignWhatIf(price: .fen(9_900)), by: fair.growers)
            #expect(dear.goods.middle < after.goods.middle)
            let late = fair.world.clock.now().day.adding(days: 30)
            await #expect(throws: PromotionError.self) {
                try await fair.room.forecast(of: id, if: CampaignWhatIf(endsOn: late), by: fair.growers)
            }
            // Nothing was kept of what was tried.
            #expect(try await fair.room.campaign(id, by: fair.growers).campaign.version == 1)
        }
    }
}
