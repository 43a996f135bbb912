/// Who should see what, as a linear programme: readers' moments, the options for each, and what the options draw on.
///
/// Each moment is given to one option or to none. An option given to a moment is expected to sell so many grams; it earns its
/// worth for each and draws on rows (a lot's stock, a campaign's budget, a pack-house's day, the floor of a county) for
/// each gram or each showing. Estimates, so in floating point: what is really sold is counted elsewhere, in whole grams.
struct AllocationProblem: Sendable {
    /// What an option takes from one row.
    struct Draw: Hashable, Sendable {
        let row: Int
        let amount: Double
    }

    struct Option: Hashable, Sendable {
        /// Fen for each gram sold.
        let worth: Double
        var perGram: [Draw] = []
        var perShow: [Draw] = []
    }

    /// An option in a moment.
    struct Entry: Hashable, Sendable {
        let option: Int32
        /// What it is expected to sell there.
        let grams: Float
    }

    let options: [Option]
    /// What each row can give. Negative in a floor, whose draws are negative as well.
    let capacities: [Double]
    private(set) var entries: [Entry] = []
    /// The first entry of each moment, and the end.
    private(set) var starts: [Int32] = [0]
    /// How many moments each one stands for.
    private(set) var weights: [Double] = []

    init(options: [Option], capacities: [Double]) {
        self.options = options
        self.capacities = capacities
    }

    var moments: Int { weights.count }

    mutating func reserve(moments: Int, entries: Int) {
        self.entries.reserveCapacity(entries)
        starts.reserveCapacity(moments + 1)
        weights.reserveCapacity(moments)
    }

    /// Adds an option to the moment that ``endMoment(weight:)`` will close.
    mutating func add(option: Int, grams: Float) { entries.append(Entry(option: Int32(option), grams: grams)) }

    mutating func endMoment(weight: Double) {
        starts.append(Int32(entries.count))
        weights.append(weight)
    }

    /// The same moments under other terms.
    func replacing(options: [Option], capacities: [Double]) -> AllocationProblem {
        var problem = AllocationProblem(options: options, capacities: capacities)
        problem.entries = entries
        problem.starts = starts
        problem.weights = weights
        return problem
    }

    /// Every so manyth moment, in the others' place.
    func thinned(by step: Int) -> AllocationProblem {
        var thin = AllocationProblem(options: options, capacities: capacities)
        thin.reserve(moments: moments / step + 1, entries: entries.count / step + entries.count / 8)
        for moment in stride(from: 0, to: moments, by: step) {
            thin.entries += entries[Int(starts[moment])..<Int(starts[moment + 1])]
            thin.endMoment(weight: weights[moment] * Double(min(step, moments - moment)))
        }
        return thin
    }

    /// The mean income of the best option, over the moments that have any: the measure of temperatures.
    var meanBest: Double {
        var sum = 0.0
        var weight = 0.0
        for moment in 0..<moments where starts[moment] < starts[moment + 1] {
            var best = 0.0
            for entry in entries[Int(starts[moment])..<Int(starts[moment + 1])] {
                best = max(best, Double(entry.grams) * options[Int(entry.option)].worth)
            }
            sum += best * weights[moment]
            weight += weights[moment]
        }
        return weight > 0 ? sum / weight : 0
    }
}
