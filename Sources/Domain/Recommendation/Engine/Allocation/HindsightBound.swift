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
        var prices = Array(repeating: 0.0, count: problem.capacities.count)
        // Most of the way on every 16th moment, the rest on all of them.
        let warm = [best / 4, best / 16, best / 64]
        if problem.moments >= 20_000 {
            prices = DualSolver().solve(problem.thinned(by: 16), from: prices, temperatures: warm + [best / 256]).prices
        } else {
            prices = DualSolver().solve(problem, from: prices, temperatures: warm).prices
        }
        var (upper, lower, passes) = (Double.infinity, 0.0, 0)
        var proof = prices
        // What is shared softly costs about its temperature's part of the optimum.
        for part in [256.0, 1_000, 4_000, 12_000] {
            let fine = DualSolver(steps: 40, tolerance: 1e-9).solve(problem, from: prices, temperatures: [best / part])
            prices = fine.prices
            passes += fine.passes + 1
            if fine.bound < upper { (upper, proof) = (fine.bound, fine.boundPrices) }
            let soft = DualEvaluation(problem, prices: prices, temperature: best / part, withCurvature: false)
            lower = max(lower, Self.kept(soft, in: problem))
            if upper - lower < 2e-4 * upper { break }
        }
        self.upper = upper
        self.lower = lower
        self.prices = proof
        self.passes = passes
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
