/// What the best allocation would have earned of a season that is over, between two figures that prove each other.
struct HindsightBound: Sendable {
    /// Nothing earns more: the dual's value.
    let upper: Double
    /// An allocation that keeps to every row earns this.
    let lower: Double
    let prices: [Double]
    let passes: Int

    /// The share of the optimum that is in doubt.
    var gap: Double { upper > 0 ? (upper - lower) / upper : 0 }

    /// For problems whose rows are all ceilings: a floor cannot be met by giving less.
    init(of problem: borrowing AllocationProblem) {
        let best = problem.meanBest
        let rows = problem.capacities.count
        // Most of the way on every 16th moment, the rest on all of them.
        var start = Array(repeating: 0.0, count: rows)
        var passes = 0
        if problem.moments >= 20_000 {
            let coarse = DualSolver(steps: 30, tolerance: 1e-6).solve(
                problem.thinned(by: 16), from: start, temperatures: [best / 4, best / 16, best / 64, best / 256])
            start = coarse.prices
            passes = 0
        } else {
            start = DualSolver().solve(problem, from: start, temperatures: [best / 4, best / 16, best / 64]).prices
        }
        let fine = DualSolver(steps: 12, tolerance: 1e-6).solve(
            problem, from: start, temperatures: [best / 256, best / 1_500])
        passes += fine.passes
        let soft = DualEvaluation(problem, prices: fine.prices, temperature: best / 1_500, withCurvature: false)
        upper = fine.bound
        lower = Self.kept(soft, in: problem)
        prices = fine.boundPrices
        self.passes = passes + 1
    }

    /// What the soft sharing earns when every option gives back what its rows cannot give.
    private static func kept(_ soft: DualEvaluation, in problem: borrowing AllocationProblem) -> Double {
        var used = Array(repeating: 0.0, count: problem.capacities.count)
        for (place, option) in problem.options.enumerated() {
            for draw in option.perGram { used[draw.row] += draw.amount * soft.grams[place] }
            for draw in option.perShow { used[draw.row] += draw.amount * soft.shows[place] }
        }
        var income = 0.0
        for (place, option) in problem.options.enumerated() {
            var share = 1.0
            for draw in option.perGram + option.perShow where used[draw.row] > problem.capacities[draw.row] {
                share = min(share, problem.capacities[draw.row] / used[draw.row])
            }
            income += share * option.worth * soft.grams[place]
        }
        return income
    }
}
