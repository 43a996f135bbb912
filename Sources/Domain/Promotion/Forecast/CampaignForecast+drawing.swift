import Contracts
import Foundation
import Values

extension CampaignForecast {
    private static let draws = 1_000
    private static let mostPoints = 30
    /// At most one position in five is promoted (``PromotedShare`` of the feed).
    private static let share = 0.2
    /// How far the level of the coming days may lie from that of the counted ones: a standard deviation of a quarter.
    private static let levelShape = 16.0
    /// How demand answers to the price: an elasticity of 1.5, give or take half of it. Of fresh produce sold on line little
    /// more is known, so it stays as uncertain as that.
    private static let elasticityShape = 4.0
    private static let elasticity = 1.5
    /// Whatever the price, demand grows no further: nobody knows what is beyond.
    private static let mostAnswer = 20.0

    /// Plays the rest of the campaign many times over with rates drawn from what the counts allow, and takes percentiles.
    ///
    /// Rates of events in time are Gamma-Poisson, shares Beta-binomial, both begun where a feed begins before anybody has seen
    /// anything: one open in ten impressions, one order in two hundred, a hundred impressions a day. Every draw has its own
    /// rates, so that little knowledge makes a wide band.
    init(_ figures: ForecastFigures, _ plan: ForecastPlan, from now: Instant, seed: UInt64) {
        let days = max(plan.days, 1.0 / 24)
        let steps = max(1, min(Self.mostPoints, Int(days.rounded(.up))))
        var draws = Draws(seed: seed)
        var plays: [Play] = []
        plays.reserveCapacity(Self.draws)
        for _ in 0..<Self.draws {
            plays.append(Play(figures, plan, days: days, steps: steps, Rates(figures, plan, &draws), &draws))
        }
        func band(_ value: (Play) -> Double) -> Band { Band(plays.map(value)) }
        impressions = band(\.impressions)
        spend = band { $0.impressions * Double(plan.bid) }
        opens = band(\.opens)
        orders = band(\.orders)
        goods = band(\.goods)
        income = band(\.income)
        let missing = Double(plan.goal.target - plan.reached)
        let hits = plays.filter { ($0.path.last ?? 0) >= missing }.count
        chance = hits * 10_000 / Self.draws
        path = (0..<steps).map { step in
            let day = now.adding(seconds: Int64(days * 86_400 * Double(step + 1) / Double(steps)) - 1).day
            return Point(day: day, reached: Band(plays.map { $0.path[step] + Double(plan.reached) }))
        }
        hasFigures = figures.siteImpressions > 0 || figures.orders > 0
    }

    /// The rates of one play, drawn from what the counts allow.
    private struct Rates {
        /// Promoted impressions that can be had in a day.
        let positions: Double
        let opens: Double
        /// Orders per promoted impression, and per day without promotion.
        let orders: Double
        let others: Double
        /// In the lot's unit.
        let perOrder: Double

        init(_ figures: ForecastFigures, _ plan: ForecastPlan, _ draws: inout Draws) {
            let level = draws.gamma(levelShape, rate: levelShape)
            let site = draws.gamma(1 + Double(figures.siteImpressions), rate: 0.01 + figures.days) * level
            positions =
                site * share / Double(1 + figures.others) * plan.audience.drawnShare(&draws)
                * (1 - Double(plan.holdout) / 10_000)
            opens = draws.beta(1 + Double(figures.opens), 9 + Double(max(0, figures.impressions - figures.opens)))
            let elasticity = draws.gamma(elasticityShape, rate: elasticityShape / CampaignForecast.elasticity)
            let answer = min(mostAnswer, pow(Double(plan.price) / Double(max(1, figures.price)), -elasticity))
            orders =
                draws.gamma(1 + Double(figures.siteOrders), rate: 200 + Double(figures.impressions)) * answer
            others = draws.gamma(0.5 + Double(figures.orders), rate: 1 + figures.orderDays) * level * answer
            perOrder = Double(figures.amount + figures.pack) / Double(figures.orders + 1)
        }
    }

    /// One way in which it may go.
    private struct Play {
        var impressions = 0.0
        var opens = 0.0
        var orders = 0.0
        var goods = 0.0
        var income = 0.0
        /// What counts for the goal after each step.
        var path: [Double] = []

        init(
            _ figures: ForecastFigures, _ plan: ForecastPlan, days: Double, steps: Int, _ rates: Rates,
            _ draws: inout Draws
        ) {
            let step = days / Double(steps)
            let most = Double(plan.money) / Double(max(1, plan.bid))
            let left = Double(figures.remaining)
            let price = Double(plan.price) / Double(max(1, figures.pack))
            for place in 0..<steps {
                // The pace: what is left of the money over what is left of the time.
                let paced = (most - impressions) / Double(steps - place)
                let shown = min(draws.poisson(rates.positions * step), paced.rounded(.down))
                impressions += shown
                opens += min(shown, draws.poisson(shown * rates.opens))
                let promoted = draws.poisson(shown * rates.orders)
                let sold = (promoted + draws.poisson(rates.others * step)) * rates.perOrder
                orders += promoted
                goods = min(left, goods + sold)
                income = goods * price
                switch plan.goal {
                case .goods: path.append(goods)
                case .income: path.append(income)
                }
            }
        }
    }
}

extension CampaignForecast.Band {
    init(_ values: [Double]) {
        let sorted = values.sorted()
        func at(_ share: Double) -> Int64 {
            // A lot of a million tonnes at a million yuan a gram is beyond 63 bits, and beyond any meaning.
            Int64(max(-9e18, min(9e18, sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])))
        }
        self.init(low: at(0.1), middle: at(0.5), high: at(0.9))
    }
}

extension CampaignAudience {
    /// How much of the readership it may be: not known before it runs, so it is drawn widely. A region is one of thirty-four,
    /// an interest every third reader's or so.
    fileprivate func drawnShare(_ draws: inout Draws) -> Double {
        var share = 1.0
        if !regions.isEmpty { share *= draws.beta(Double(regions.count), Double(max(1, 34 - regions.count))) }
        if !excludedRegions.isEmpty {
            share *= draws.beta(Double(max(1, 34 - excludedRegions.count)), Double(excludedRegions.count))
        }
        if asksInterests { share *= draws.beta(2, 4) }
        if excludesRecentBuyers { share *= draws.beta(19, 1) }
        return share
    }
}
