extension MarketSeason {
    /// The season as a linear programme in hindsight: who came, what they would have ordered, what was there.
    ///
    /// - Parameter isOut: whether nobody could be served at that arrival.
    func problem(isOut: (Int) -> Bool = { _ in false }) -> AllocationProblem {
        var problem = Self.emptyProblem(for: lots)
        problem.reserve(moments: arrivals, entries: arrivals * 7)
        let ranges = lots.map(moments)
        for arrival in 0..<arrivals where !isOut(arrival) {
            for lot in lots.indices where ranges[lot].contains(arrival) {
                problem.add(option: lot, grams: orders[arrival * lots.count + lot] * Float(lots[lot].pack))
            }
            problem.endMoment(weight: 1)
        }
        return problem
    }

    /// One option a lot; two rows each, for its stock and its budget.
    static func emptyProblem(for lots: [AllocationLot]) -> AllocationProblem {
        AllocationProblem(
            options: lots.enumerated().map { place, lot in
                AllocationProblem.Option(
                    worth: lot.worth, perGram: [.init(row: 2 * place, amount: 1)],
                    perShow: [.init(row: 2 * place + 1, amount: Double(lot.costPerShow))])
            },
            capacities: lots.flatMap { [Double($0.stock), Double($0.budget)] })
    }
}
