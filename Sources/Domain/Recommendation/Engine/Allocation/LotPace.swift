/// How a lot goes between two plans: the rate that was planned, what was shown and sold, and whether the two agree.
struct LotPace: Sendable {
    /// Grams and fen of budget for each moment in which the lot is open.
    private var rate = (grams: 0.0, fen: 0.0)
    private var stepOfGrams = 0.0
    private var stepOfFen = 0.0
    /// What those who came were expected to take, were each shown the lot.
    var scored = 0.0
    var moments = 0.0
    /// Grams sold since the plan.
    var sold = 0.0
    /// Of late: what was scored, and what the pool had said of as many moments.
    private var seen = 0.0
    private var foretold = 0.0
    /// Of late: grams sold beyond plan, and the variance that chance gives them.
    private var surplus = 0.0
    private var variance = 0.0
    private var expected = 0.0
    /// Plan and sales have parted; the lot follows what is left of it over what is left of its time.
    private(set) var isDoubted = false

    /// How much more readers take than the pool had said.
    var correction: Double {
        guard foretold > 0 else { return 1 }
        // As if a tenth of an order had been seen as foretold.
        return min(max((seen + 0.1 * grain) / (foretold + 0.1 * grain), 0.2), 5)
    }
    private var grain = 0.0
    /// What the pool of the plan in force foretells of a moment.
    private var poolGrams = 0.0

    /// A step of both prices towards the planned rates.
    @inline(__always) mutating func step(
        shown grams: Double, cost: Double, _ lot: AllocationLot, _ gramPrice: inout Double, _ fenPrice: inout Double
    ) {
        gramPrice = min(max(gramPrice + stepOfGrams * (grams - rate.grams), 0), lot.worth * 0.999)
        fenPrice = max(fenPrice + stepOfFen * (cost - rate.fen), 0)
    }

    /// Ends a block.
    ///
    /// - Parameters:
    ///   - doubt: so many standard deviations between plan and sales are too many.
    ///   - unsure: the variance of the log-odds that the plan was made with.
    mutating func close(_ lot: AllocationLot, doubt: Double, unsure: Double) {
        grain = Double(lot.pack)
        guard moments > 0 else { return }
        let fade = 0.98
        seen = fade * seen + scored
        foretold = fade * foretold + poolGrams * moments
        let plannedGrams = rate.grams * moments
        surplus = 0.95 * surplus + sold - plannedGrams
        expected = 0.95 * expected + plannedGrams
        variance = 0.95 * variance + max(plannedGrams, sold) * Double(lot.pack)
        let distance =
            abs(surplus)
            / (max(variance, Double(lot.pack * lot.pack)) + unsure * expected * expected).squareRoot()
        isDoubted = isDoubted ? distance > doubt / 2 : distance > doubt
        (scored, moments, sold) = (0, 0, 0)
    }

    /// Begins a block.
    mutating func open(
        planned grams: Double, fen: Double, left: Double, mean: Double, _ lot: AllocationLot, _ feedback: Double
    ) {
        poolGrams = mean
        rate = isDoubted ? (Double(lot.stock) / left, Double(lot.budget) / left) : (grams, fen)
        // Without a plan to lean on, the steps must find the price alone.
        let stride = (isDoubted ? 2 : feedback) * lot.worth / (left + 1_000).squareRoot()
        let cost = Double(lot.costPerShow)
        stepOfGrams = stride / max(mean * correction, 1e-6)
        stepOfFen = cost > 0 ? 0.05 * stride * mean * correction / (cost * cost) : 0
    }
}
