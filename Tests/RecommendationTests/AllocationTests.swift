import Testing

@testable import Recommendation

@Suite struct `The allocation` {
    @Test func `is rehearsed on seasons like those of the reference`() {
        // The reference is numpy's: means of twelve of its seasons, or of its distributions where they are known; four standard errors.
        var means = Array(repeating: 0.0, count: 7)
        let seasons: UInt64 = 24
        for seed in 1...seasons {
            let season = MarketSeason(seed: seed, arrivals: 2_000, tightness: 0.3)
            let odds = season.orders.map { Exponential.log(Double($0) / (1 - Double($0))) }
            let mean = odds.reduce(0, +) / Double(odds.count)
            let spread = (odds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(odds.count)).squareRoot()
            let open = season.lots.reduce(0.0) { $0 + Double(season.moments(of: $1).count) } / 20 / 2_000
            let budget = season.lots.reduce(0.0) { $0 + Double($1.budget) }
            let found = [
                season.orders.reduce(0.0) { $0 + Double($1) } / Double(odds.count), mean, spread, open,
                season.lots.reduce(0.0) { $0 + $1.worth * 10 } / 20,
                season.lots.reduce(0.0) { $0 + Double($1.pack) } / 20_000,
                budget / (2 * open * 20 * 2_000),
            ]
            for place in found.indices { means[place] += found[place] / Double(seasons) }
        }
        let reference = [0.038, -3.609, 0.906, 0.2635, 7.5, 5.8333, 0.3861]
        let tolerance = [0.0036, 0.065, 0.07, 0.033, 0.48, 0.57, 0.026]
        for (place, mean) in means.enumerated() { #expect(abs(mean - reference[place]) < tolerance[place], "\(place)") }
    }

    @Test func `knows the optimum in hindsight to half a thousandth`() {
        for tightness in [0.15, 0.6] {
            let bound = HindsightBound(of: MarketSeason(seed: 5, arrivals: 1_500, tightness: tightness).problem())
            #expect(bound.lower > 0 && bound.lower <= bound.upper)
            #expect(bound.gap < 0.003)
        }
    }

    @Test func `finds the optimum of a market that can be reckoned by hand`() {
        // Two lots, 10 g each at 3 and 2 fen; ten moments in which either sells 2 g: five for the dear one, five for the other.
        var problem = AllocationProblem(
            options: [
                .init(worth: 3, perGram: [.init(row: 0, amount: 1)]),
                .init(worth: 2, perGram: [.init(row: 1, amount: 1)]),
            ], capacities: [10, 10])
        for _ in 0..<10 {
            problem.add(option: 0, grams: 2)
            problem.add(option: 1, grams: 2)
            problem.endMoment(weight: 1)
        }
        let bound = HindsightBound(of: problem)
        #expect(abs(bound.upper - 50) < 0.05 && bound.lower > 49.5)
        // A gram of the dear one costs a gram of the other's income and no more.
        #expect(bound.prices[0] >= bound.prices[1])
    }

    @Test func `earns more than greed, and sells nothing that is not there`() {
        let season = MarketSeason(seed: 3, arrivals: 4_000, tightness: 0.6)
        let greedy = Rehearsal(policy: .greedyIncome).play(season, draw: 1)
        for policy in [Rehearsal.Policy.known, .learnt] {
            var rehearsal = Rehearsal(policy: policy)
            rehearsal.blocks = 30
            rehearsal.poolReaders = 400
            rehearsal.settings.moments = 400
            let outcome = rehearsal.play(season, draw: 1)
            #expect(outcome.oversoldGrams == 0 && outcome.wrongShowings == 0)
            #expect(outcome.income > (policy == .known ? greedy.income : 0.85 * greedy.income))
            #expect(outcome == rehearsal.play(season, draw: 1), "the same season, played again")
        }
    }

    @Test(arguments: [
        Disturbance.wrongAppetites(0.3), .wrongArrivals(1.3), .wrongArrivals(0.7), .lostDay(9),
        .lateLot(4, days: 3), .destroyedLot(4),
    ]) func `lives through`(what: Disturbance) {
        let season = MarketSeason(seed: 3, arrivals: 2_500, tightness: 0.6)
        var rehearsal = Rehearsal(policy: .known)
        rehearsal.disturbance = what
        rehearsal.blocks = 20
        rehearsal.poolReaders = 200
        rehearsal.settings.moments = 200
        let outcome = rehearsal.play(season, draw: 2)
        let optimum = Market(season, what, draw: 2).hindsight()
        #expect(outcome.oversoldGrams == 0 && outcome.wrongShowings == 0)
        // A dozen orders a lot, so that a pack more or less is much; undisturbed it is 0.81. The benchmark plays large seasons.
        #expect(outcome.income > 0.78 * optimum.upper)
    }

    @Test func `gives every option a chance that adds up to one`() {
        let values = [3.0, 1, 2, -5]
        var counts = [0, 0, 0, 0]
        for n in 0..<100_000 {
            counts[InverseGap.choose(values, sharpness: 4, share: (Double(n) + 0.5) / 100_000)] += 1
        }
        let expected = values.enumerated().map { $0.offset == 0 ? 0 : 1 / (4 + 4 * (3 - $0.element)) }
        for place in 1..<4 { #expect(abs(Double(counts[place]) / 100_000 - expected[place]) < 1e-4) }
        #expect(counts[3] > 0, "never nothing")
    }

    @Test func `gives each county its floor, and says what it costs`() {
        let season = MarketSeason(seed: 2, arrivals: 1_500, counties: 3, tightness: 0.6)
        let problem = season.problem()
        let fairness = CountyFairness(counties: season.lots.map(\.county))
        let feasible = fairness.feasible(problem)
        let (incomes, prices) = fairness.allocation(problem, floors: feasible.map { $0 * 0.9 })
        let free = fairness.free(problem)
        for county in 0..<3 { #expect(incomes[county] > 0.88 * feasible[county]) }
        #expect(incomes.reduce(0, +) <= free.reduce(0, +) * 1.02)
        #expect(prices.count == problem.capacities.count + 3 && prices.allSatisfy { $0 >= 0 })
    }

    @Test func `takes an hour without readers for a broken line, and few readers for few`() {
        var forecast = ArrivalForecast(hourly: Array(repeating: 100, count: 240))
        forecast.note(from: 0, to: 1, arrivals: 0)
        #expect(forecast.ratio == 1)
        forecast.note(from: 1, to: 3, arrivals: 2_400)
        #expect(abs(forecast.ratio - 2.0 / 3) < 1e-9, "a day as foretold, and two at half")
        #expect(abs(forecast.arrivals(from: 3, to: 3.5) - 800) < 1e-6)
    }

    @Test func `learns what lots have in common before a new one is shown`() {
        var learner = TasteLearner(lots: 10, features: 1)
        let chance = Chance(seed: 4)
        var n: UInt64 = 0
        for lot in 0..<9 {
            for _ in 0..<400 {
                let reader = chance.normal(n)
                learner.read([reader], 0)
                learner.learn(lot, ordered: chance.share(n + 1) < Exponential.logistic(-4.5 + 0.8 * reader))
                n += 2
            }
        }
        for _ in 0..<20 { learner.refresh() }
        learner.read([0], 0)
        let (fresh, doubt) = learner.logOdds(9)
        #expect(abs(fresh + 4.5) < 0.7, "the tenth is thought to be like the nine")
        #expect(doubt > learner.logOdds(0).variance, "and less is known of it")
    }
}
