/// Finds the row prices at which the dual is least, by Newton's method with the prices held at or above zero.
///
/// Some tens of prices and a smooth, convex value: a handful of steps for each temperature, each as dear as one pass over the
/// moments. (D. Bertsekas 1982: a price at zero that wants to fall stays out of the step.)
struct DualSolver: Sendable {
    /// Steps at most for each temperature.
    var steps = 30
    /// A temperature is done when a step promises less than this share of the value.
    var tolerance = 1e-7

    /// - Parameter temperatures: high to low, in fen.
    /// - Returns: the prices at the lowest, and the least bound that was met on the way with its prices.
    func solve(
        _ problem: borrowing AllocationProblem, from start: [Double], temperatures: [Double]
    ) -> DualSolution {
        let scale = Self.scale(of: problem)
        var prices = start
        var solution = DualSolution(prices: start, bound: .infinity, boundPrices: start, passes: 0)
        for temperature in temperatures {
            descend(problem, &prices, scale, temperature, &solution)
        }
        solution.prices = prices
        return solution
    }

    private func descend(
        _ problem: borrowing AllocationProblem, _ prices: inout [Double], _ scale: [Double], _ temperature: Double,
        _ solution: inout DualSolution
    ) {
        var here = solution.note(problem, prices, temperature)
        var damping = 1e-6
        for _ in 0..<steps {
            let slope = here.slack(in: problem)
            let curvature = here.curvature(in: problem)
            guard let (step, promised) = Self.step(
                prices, slope, curvature, scale, damping, floor: 1e-9 * max(abs(here.smooth), 1))
            else {
                damping = max(damping * 100, 1e-6)
                continue
            }
            guard promised > tolerance * max(abs(here.smooth), 1) else { return }
            var length = 1.0
            var isBetter = false
            for _ in 0..<8 {
                var tried = prices
                for row in tried.indices { tried[row] = max(0, prices[row] + length * step[row]) }
                let there = solution.note(problem, tried, temperature)
                if there.smooth < here.smooth - 1e-4 * length * promised {
                    prices = tried
                    here = there
                    isBetter = true
                    break
                }
                length *= 0.3
            }
            if isBetter {
                damping = length == 1 ? damping * 0.1 : damping * 4
                damping = min(max(damping, 1e-9), 1e3)
            } else {
                damping = max(damping, 1e-6) * 100
                if damping > 1e6 { return }
            }
        }
    }

    /// The step, and how much lower the value should be after it.
    private static func step(
        _ prices: [Double], _ slope: [Double], _ curvature: SymmetricMatrix, _ scale: [Double], _ damping: Double,
        floor: Double
    ) -> (step: [Double], promised: Double)? {
        let free = prices.indices.filter { prices[$0] > 0 || slope[$0] < 0 }
        var step = Array(repeating: 0.0, count: prices.count)
        guard !free.isEmpty else { return (step, 0) }
        // In units of each row's scale, so that fen a gram and fen a show can be damped alike.
        var matrix = SymmetricMatrix(size: free.count)
        for (i, row) in free.enumerated() {
            for (k, column) in free.enumerated() {
                matrix[i, k] = curvature[row, column] * scale[row] * scale[column]
            }
        }
        for i in free.indices { matrix[i, i] += damping * matrix[i, i] + floor + damping * floor * 1e3 }
        guard let solved = matrix.solving(free.map { -slope[$0] * scale[$0] }) else { return nil }
        var promised = 0.0
        for (i, row) in free.enumerated() {
            // No further in one step than to twice the scale, and not below zero.
            let wanted = min(max(solved[i], -2), 2) * scale[row]
            step[row] = max(wanted, -prices[row])
            promised -= 0.5 * slope[row] * step[row]
        }
        return (step, promised)
    }

    /// The price of each row at which its dearest option is worth nothing.
    private static func scale(of problem: borrowing AllocationProblem) -> [Double] {
        var scale = Array(repeating: 0.0, count: problem.capacities.count)
        let best = problem.meanBest
        for option in problem.options {
            for draw in option.perGram where draw.amount != 0 {
                scale[draw.row] = max(scale[draw.row], option.worth / abs(draw.amount))
            }
            for draw in option.perShow where draw.amount != 0 {
                scale[draw.row] = max(scale[draw.row], best / abs(draw.amount))
            }
        }
        return scale.map { $0 > 0 ? $0 : 1 }
    }
}

/// Prices, and what they prove.
struct DualSolution: Sendable {
    var prices: [Double]
    /// No allocation whatever can earn more.
    private(set) var bound: Double
    private(set) var boundPrices: [Double]
    /// How often all moments were gone through.
    private(set) var passes: Int

    init(prices: [Double], bound: Double, boundPrices: [Double], passes: Int) {
        self.prices = prices
        self.bound = bound
        self.boundPrices = boundPrices
        self.passes = passes
    }

    fileprivate mutating func note(
        _ problem: borrowing AllocationProblem, _ prices: [Double], _ temperature: Double
    ) -> DualEvaluation {
        let evaluation = DualEvaluation(problem, prices: prices, temperature: temperature, withCurvature: true)
        passes += 1
        if evaluation.bound < bound {
            bound = evaluation.bound
            boundPrices = prices
        }
        return evaluation
    }
}
