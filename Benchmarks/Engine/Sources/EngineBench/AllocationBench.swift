/// Plays seasons by policy and tells what share of the optimum in hindsight each earned.
struct AllocationBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    var tightnesses: [Double] { options.list("tight", "0.15,0.3,0.6").compactMap { Double($0) } }

    /// One line for each season, policy and tightness.
    func run() {
        let policies = options.list("policies", "learnt,known,forecast30,greedy,pacing")
        let draws = options.whole("draws", 2)
        for tightness in tightnesses {
            for seed in options.seeds("101-103") {
                let season = MarketSeason(
                    seed: seed, arrivals: options.whole("arrivals", 100_000), tightness: tightness)
                for policy in policies { play(policy, season, tightness, draws) }
            }
        }
    }

    private func play(_ name: String, _ season: MarketSeason, _ tightness: Double, _ draws: Int) {
        let rehearsal = rehearsal(name, season)
        let optimum = Market(season, rehearsal.disturbance, draw: 0).hindsight()
        let begin = Meter.cpu
        var (share, oversold, wrong, orders, loss) = (0.0, Int64(0), 0, 0, 0.0)
        for draw in 0..<draws {
            let outcome = rehearsal.play(season, draw: UInt64(draw))
            share += outcome.income / optimum.upper / Double(draws)
            oversold += outcome.oversoldGrams
            wrong += outcome.wrongShowings
            orders += outcome.orders
            loss += outcome.logLoss / Double(max(outcome.showings, 1)) / Double(draws)
        }
        Meter.print([
            "policy": name, "tightness": tightness, "seed": season.seed, "share": share, "gap": optimum.gap,
            "oversold": oversold, "wrong": wrong, "orders": orders / draws, "loss": loss,
            "cpu": (Meter.cpu - begin) / Double(draws),
        ])
    }

    private func rehearsal(_ name: String, _ season: MarketSeason) -> Rehearsal {
        var rehearsal = Rehearsal(policy: .known)
        let chance = Chance(seed: Chance.mixed(season.seed ^ 0xD157))
        let lot = Int(chance.number(0, below: UInt64(season.lots.count)))
        switch name {
        case "greedy": rehearsal.policy = .greedyIncome
        case "orders": rehearsal.policy = .greedyOrders
        case "pacing": rehearsal.policy = .linearPacing
        case "learnt": rehearsal.policy = .learnt
        case "forecast30": rehearsal.disturbance = .wrongAppetites(0.3)
        case "morereaders": rehearsal.disturbance = .wrongArrivals(0.7)
        case "fewerreaders": rehearsal.disturbance = .wrongArrivals(1.3)
        case "lostday": rehearsal.disturbance = .lostDay(3 + Int(chance.number(1, below: 24)))
        case "latelot": rehearsal.disturbance = .lateLot(lot, days: 3)
        case "lostlot": rehearsal.disturbance = .destroyedLot(lot)
        default: break
        }
        rehearsal.blocks = options.whole("blocks", rehearsal.blocks)
        rehearsal.poolReaders = options.whole("pool", rehearsal.poolReaders)
        rehearsal.thompson = options.real("thompson", rehearsal.thompson)
        rehearsal.sharpness = options.real("sharpness", rehearsal.sharpness)
        rehearsal.learnsPrior = options.whole("prior", 1) == 1
        rehearsal.priorVariance = options.real("variance", rehearsal.priorVariance)
        rehearsal.settings.moments = options.whole("moments", rehearsal.settings.moments)
        rehearsal.settings.temperature = options.real("temperature", rehearsal.settings.temperature)
        rehearsal.settings.feedback = options.real("feedback", rehearsal.settings.feedback)
        rehearsal.settings.doubt = options.real("doubt", rehearsal.settings.doubt)
        return rehearsal
    }

    /// How long the optimum in hindsight takes, and how surely it is known.
    func runBound() {
        for tightness in tightnesses {
            for seed in options.seeds("101-103") {
                let season = MarketSeason(
                    seed: seed, arrivals: options.whole("arrivals", 100_000), tightness: tightness)
                let begin = Meter.cpu
                let problem = season.problem()
                let built = Meter.cpu
                let bound = HindsightBound(of: problem)
                Meter.print([
                    "bound": bound.upper, "lower": bound.lower, "gap": bound.gap, "passes": bound.passes,
                    "tightness": tightness, "seed": seed, "cpu": Meter.cpu - begin, "built": built - begin,
                    "entries": problem.entries.count,
                ])
            }
        }
    }

    /// A season as text, for another program to find its optimum: rows `stock budget worth cost`, a blank line, entries
    /// `moment lot grams`.
    func printSeason() {
        let season = MarketSeason(
            seed: options.seeds("101")[0], arrivals: options.whole("arrivals", 5_000), tightness: options.real("tight", 0.3))
        for lot in season.lots { print(lot.stock, lot.budget, lot.worth, lot.costPerShow) }
        print()
        let problem = season.problem()
        for moment in 0..<problem.moments {
            for entry in problem.entries[Int(problem.starts[moment])..<Int(problem.starts[moment + 1])] {
                print(moment, entry.option, entry.grams)
            }
        }
    }
}
