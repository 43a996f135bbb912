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
            guard
                let (step, promised) = Self.step(
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

    /// The step to where the quadratic model is least with no price below zero, and how much lower the value should be there.
    private static func step(
        _ prices: [Double], _ slope: [Double], _ curvature: SymmetricMatrix, _ scale: [Double], _ damping: Double,
        floor: Double
    ) -> (step: [Double], promised: Double)? {
        let rows = prices.indices
        // In units of each row's scale, so that fen a gram and fen a show can be damped alike.
        var matrix = SymmetricMatrix(size: prices.count)
        for row in rows {
            for column in rows { matrix[row, column] = curvature[row, column] * scale[row] * scale[column] }
        }
        let stiffest = rows.reduce(floor) { max($0, matrix[$1, $1]) }
        for row in rows { matrix[row, row] += damping * (matrix[row, row] + 1e-3 * stiffest) + floor }
        let down = rows.map { slope[$0] * scale[$0] }
        let least = rows.map { -prices[$0] / scale[$0] }
        var step = Array(repeating: 0.0, count: prices.count)
        var free = rows.filter { prices[$0] > 0 || slope[$0] < 0 }
        // A price that would fall below zero is put there, and the others are asked again.
        while !free.isEmpty {
            var part = SymmetricMatrix(size: free.count)
            var right = free.map { -down[$0] }
            for (i, row) in free.enumerated() {
                for (k, column) in free.enumerated() { part[i, k] = matrix[row, column] }
                for column in rows where step[column] != 0 && !free.contains(column) {
                    right[i] -= matrix[row, column] * step[column]
                }
            }
            guard let solved = part.solving(right) else { return nil }
            let held = free.indices.filter { solved[$0] < least[free[$0]] }
            for (i, row) in free.enumerated() { step[row] = max(solved[i], least[row]) }
            if held.isEmpty { break }
            let rows = Set(held.map { free[$0] })
            free.removeAll { rows.contains($0) }
        }
        // No further in one step than twice the scale.
        let longest = step.reduce(0) { max($0, abs($1)) }
        if longest > 2 { for row in rows { step[row] *= 2 / longest } }
        var promised = 0.0
        for row in rows where step[row] != 0 {
            promised -= down[row] * step[row]
            for column in rows { promised -= 0.5 * step[row] * matrix[row, column] * step[column] }
        }
        return (rows.map { step[$0] * scale[$0] }, promised)
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
