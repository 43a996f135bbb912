/// Prices every lot's grams and every campaign's fen, so that each reader can be decided for alone.
///
/// At the beginning of each block the dual of the rest of the season is solved anew (``plan(at:pool:)``): what is left, who is
/// expected, which lots are open when. Between plans, prices follow what is shown by small steps (``arrived(shown:)``). Prices
/// that are never corrected were measured to earn as little as 0.58 of the optimum.
struct Allocator: Sendable {
    struct Settings: Hashable, Sendable {
        /// Moments in a plan.
        var moments = 6_000
        /// The temperature of a plan, as a share of the mean best income of a moment.
        var temperature = 0.02
        /// The size of the steps between plans.
        var feedback = 0.3
        /// So many standard deviations between plan and sales make a lot follow its remaining rate instead.
        var doubt = 3.0
        /// Whether the pool's readers are corrected by those who came: when somebody else foretold them. A pool that is scored
        /// by what was learnt so far knows as much already, and would be corrected twice.
        var correctsPool = true
    }

    let settings: Settings
    private(set) var lots: [AllocationLot]
    private(set) var forecast: ArrivalForecast
    private let ends: Double
    /// Fen by which a gram of the lot is dearer than nothing: the income that selling it now costs later.
    private(set) var gramPrices: [Double]
    /// The same for a fen of its budget.
    private(set) var fenPrices: [Double]
    private var pace: [LotPace]
    private var plans: UInt64 = 0
    private var planned = (from: 0.0, to: 0.0)
    private var arrivals = 0
    private let chance: Chance

    /// - Parameter ends: the last day of the plan's time; lots may close later, sales after it do not count.
    init(
        lots: [AllocationLot], forecast: ArrivalForecast, ends: Double, seed: UInt64, settings: Settings = Settings()
    ) {
        self.lots = lots
        self.forecast = forecast
        self.ends = ends
        self.settings = settings
        gramPrices = lots.map { $0.worth * 0.3 }
        fenPrices = Array(repeating: 0, count: lots.count)
        pace = Array(repeating: LotPace(), count: lots.count)
        chance = Chance(seed: seed)
    }

    /// What showing a lot to a reader who is expected to take so many grams earns beyond what it costs others.
    @inline(__always) func margin(of lot: Int, grams: Double) -> Double {
        grams * (lots[lot].worth - gramPrices[lot]) - Double(lots[lot].costPerShow) * fenPrices[lot]
    }

    /// Tells of a reader: which lots were open, what each was expected to sell, and which was shown, if any.
    mutating func arrived(_ scores: some Sequence<(lot: Int, grams: Double)>, shown: Int?) {
        arrivals += 1
        for (lot, grams) in scores {
            pace[lot].scored += grams
            pace[lot].moments += 1
            let isShown = lot == shown
            pace[lot].step(
                shown: isShown ? grams : 0, cost: isShown ? Double(lots[lot].costPerShow) : 0, lots[lot],
                &gramPrices[lot], &fenPrices[lot])
        }
        if let shown { lots[shown].budget -= lots[shown].costPerShow }
    }

    /// Tells of an order that the order path has accepted.
    mutating func sold(_ grams: Int64, of lot: Int) {
        lots[lot].stock -= grams
        pace[lot].sold += Double(grams)
    }

    /// Tells of hail, of a late lorry, of a lot that was topped up: planned for at once.
    mutating func change(_ lot: Int, _ edit: (inout AllocationLot) -> Void) { edit(&lots[lot]) }

    /// Makes the prices anew for the rest of the time.
    mutating func plan(at day: Double, blockEnds: Double, pool: AppetitePool) {
        forecast.note(from: planned.from, to: day, arrivals: arrivals)
        for lot in lots.indices {
            pace[lot].close(lots[lot], doubt: settings.doubt, unsure: pool.unsure.isEmpty ? 0 : pool.unsure[lot])
        }
        arrivals = 0
        planned = (day, blockEnds)
        plans += 1
        let spans = spans(from: day, blockEnds)
        let problem = problem(spans, pool)
        let best = problem.meanBest
        guard best > 0 else { return }
        var start: [Double] = []
        for lot in lots.indices { start += [gramPrices[lot], fenPrices[lot]] }
        let temperature = settings.temperature * best
        let solver = DualSolver(steps: 30, tolerance: 1e-6)
        let solution = solver.solve(
            problem, from: start, temperatures: [16 * temperature, 4 * temperature, temperature])
        let block = DualEvaluation(
            self.problem(Array(spans.prefix(1)), pool), prices: solution.prices, temperature: temperature,
            withCurvature: false)
        adopt(solution.prices, block, day, pool)
    }

    private mutating func adopt(_ prices: [Double], _ block: DualEvaluation, _ day: Double, _ pool: AppetitePool) {
        let coming = max(forecast.arrivals(from: planned.from, to: planned.to), 1)
        for lot in lots.indices where lots[lot].canSell {
            let left = max(forecast.arrivals(from: max(day, lots[lot].opens), to: min(ends, lots[lot].closes)), 1)
            let isFollowing = pace[lot].isDoubted
            if !isFollowing {
                gramPrices[lot] = min(prices[2 * lot], lots[lot].worth * 0.999)
                fenPrices[lot] = prices[2 * lot + 1]
            }
            pace[lot].open(
                planned: block.grams[lot] / coming, fen: block.shows[lot] / coming * Double(lots[lot].costPerShow),
                left: left, mean: pool.mean(of: lot) * Double(lots[lot].pack), lots[lot], settings.feedback)
        }
    }

    /// The rest of the time, cut where a lot opens or closes; the first is the block.
    private func spans(from day: Double, _ blockEnds: Double) -> [Range<Double>] {
        var cuts = [blockEnds, ends]
        for lot in lots where lot.canSell { cuts += [lot.opens, lot.closes] }
        cuts = cuts.filter { $0 > blockEnds && $0 < ends }.sorted()
        var spans = [day..<max(day, min(blockEnds, ends))]
        var from = spans[0].upperBound
        for cut in cuts + [ends] where cut - from > 1e-6 {
            spans.append(from..<cut)
            from = cut
        }
        return spans
    }

    private func problem(_ spans: [Range<Double>], _ pool: AppetitePool) -> AllocationProblem {
        var problem = MarketSeason.emptyProblem(for: lots)
        let arrivals = spans.map { forecast.arrivals(from: $0.lowerBound, to: $0.upperBound) }
        let total = max(arrivals.reduce(0, +), 1)
        problem.reserve(
            moments: settings.moments + 40 * spans.count, entries: (settings.moments + 40 * spans.count) * 7)
        for (place, span) in spans.enumerated() where arrivals[place] > 0 {
            let open = lots.indices.filter {
                lots[$0].canSell && lots[$0].opens <= span.lowerBound + 1e-9 && lots[$0].closes > span.lowerBound + 1e-9
            }
            let share = Int((Double(settings.moments) * arrivals[place] / total).rounded())
            let count = spans.count == 1 ? pool.readers : min(pool.readers, max(share, 120))
            let first = Int(chance.number(plans &* 64 &+ UInt64(place), below: UInt64(pool.readers)))
            for moment in 0..<count {
                var reader = first + moment
                if reader >= pool.readers { reader -= pool.readers }
                for lot in open {
                    let grams =
                        Double(pool.orders[reader * lots.count + lot]) * Double(lots[lot].pack)
                        * (settings.correctsPool ? pace[lot].correction : 1)
                    problem.add(option: lot, grams: Float(grams))
                }
                problem.endMoment(weight: arrivals[place] / Double(count))
            }
        }
        return problem
    }
}

/// What the readers of late would have ordered: the sample of whom plans are made for.
struct AppetitePool: Sendable {
    let readers: Int
    /// Probabilities, reader by reader, lot by lot.
    let orders: [Float]
    private let means: [Double]
    /// By lot the variance of the log-odds with a mean reader; empty when they are known.
    let unsure: [Double]

    init(orders: [Float], lots: Int, unsure: [Double] = []) {
        self.unsure = unsure
        self.orders = orders
        readers = orders.count / max(lots, 1)
        var means = Array(repeating: 0.0, count: lots)
        for (place, order) in orders.enumerated() { means[place % lots] += Double(order) }
        self.means = means.map { $0 / Double(max(orders.count / max(lots, 1), 1)) }
    }

    func mean(of lot: Int) -> Double { means[lot] }
}
