/// Growers of every county get their share of the readers, at a price that is known.
///
/// A county's feasible share is its income where the product of all counties' incomes is greatest (proportional fairness):
/// all of them can be had at the same time. A floor is a part of it. As rows of the linear programme floors have prices of their
/// own: so many fen more is a county's gram worth to the allocation.
struct CountyFairness: Sendable {
    /// By option.
    let counties: [Int]
    let count: Int

    init(counties: [Int]) {
        self.counties = counties
        count = (counties.max() ?? -1) + 1
    }

    /// What each county earns at the optimum without floors, in fen.
    func free(_ problem: borrowing AllocationProblem) -> [Double] {
        incomes(solve(problem, from: zeros(problem)).evaluation, problem)
    }

    /// What each county earns under proportional fairness.
    func feasible(_ problem: borrowing AllocationProblem, rounds: Int = 30) -> [Double] {
        var weights = Array(repeating: 1.0, count: count)
        var prices = zeros(problem)
        var mean = Array(repeating: 0.0, count: count)
        for round in 0..<rounds {
            let weighted = problem.replacing(
                options: problem.options.enumerated().map { place, option in
                    .init(
                        worth: option.worth * weights[counties[place]], perGram: option.perGram, perShow: option.perShow
                    )
                }, capacities: problem.capacities)
            let solved = solve(weighted, from: prices)
            prices = solved.prices
            let earned = incomes(solved.evaluation, problem)
            // The mean of the later rounds, since the weights go to and fro around their end.
            let share = round < 5 ? 1 : 2 / Double(round - 2)
            for county in 0..<count { mean[county] += share * (earned[county] - mean[county]) }
            let total = mean.reduce(0, +) / Double(count)
            for county in 0..<count {
                weights[county] = min(max((total / max(mean[county], total * 1e-3)).squareRoot(), 0.05), 20)
            }
        }
        return mean
    }

    /// What each county earns when none gets less than its floor, and what the floors cost.
    ///
    /// - Returns: incomes by county, and the prices of the rows with the floors' behind them.
    func allocation(
        _ problem: borrowing AllocationProblem, floors: [Double]
    ) -> (incomes: [Double], prices: [Double]) {
        let first = problem.capacities.count
        let floored = problem.replacing(
            options: problem.options.enumerated().map { place, option in
                .init(
                    worth: option.worth,
                    perGram: option.perGram + [.init(row: first + counties[place], amount: -option.worth)],
                    perShow: option.perShow)
            }, capacities: problem.capacities + floors.map { -$0 })
        let solved = solve(floored, from: zeros(floored))
        return (incomes(solved.evaluation, problem), solved.prices)
    }

    private func zeros(_ problem: borrowing AllocationProblem) -> [Double] {
        Array(repeating: 0, count: problem.capacities.count)
    }

    private func solve(
        _ problem: borrowing AllocationProblem, from start: [Double]
    ) -> (evaluation: DualEvaluation, prices: [Double]) {
        let best = problem.meanBest
        let solution = DualSolver().solve(
            problem, from: start, temperatures: [best / 4, best / 16, best / 64, best / 256])
        return (
            DualEvaluation(problem, prices: solution.prices, temperature: best / 256, withCurvature: false),
            solution.prices
        )
    }

    private func incomes(_ evaluation: DualEvaluation, _ problem: borrowing AllocationProblem) -> [Double] {
        var incomes = Array(repeating: 0.0, count: count)
        for (place, option) in problem.options.enumerated() {
            incomes[counties[place]] += option.worth * evaluation.grams[place]
        }
        return incomes
    }
}
