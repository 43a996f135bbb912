/// What each arm of an experiment brought for a reader, and by how much the arms differ from the first.
///
/// The reader is the unit, for what one reader does hangs together: a reader's rewards are added up, and the standard error is that of
/// the mean over readers.
struct ExperimentReport: Hashable, Sendable {
    struct Arm: Hashable, Sendable {
        let name: String
        let readers: Int
        /// The reward of a reader in the mean.
        let mean: Double
        let interval: BlockBootstrap.Interval
        /// Above the first arm; nil for the first itself.
        let lead: Double?
        let leadInterval: BlockBootstrap.Interval?
    }

    enum Refusal: Hashable, Sendable {
        case fewReaders(arm: String, Int, least: Int)
        /// The arms' sizes are not those that were meant, so something chose who was counted.
        case uneven(chiSquare: Double, most: Double)
    }

    let arms: [Arm]
    /// Not empty when nothing may be concluded; the arms are then shown without their leads.
    let refusals: [Refusal]

    /// - Parameter rewards: what each reader brought in all, 0 for one that was shown something and did nothing.
    init(_ rewards: [Int64: Double], split: ReaderSplit, leastReaders: Int = 500) {
        var sums = Array(repeating: (count: 0, sum: 0.0, squares: 0.0), count: split.arms.count)
        // In the readers' order, so that the same log gives the same digits.
        for (reader, reward) in rewards.sorted(by: { $0.key < $1.key }) {
            let arm = split.arm(of: reader)
            sums[arm].count += 1
            sums[arm].sum += reward
            sums[arm].squares += reward * reward
        }
        var refusals: [Refusal] = []
        for (arm, sum) in zip(split.arms, sums) where sum.count < leastReaders {
            refusals.append(.fewReaders(arm: arm.name, sum.count, least: leastReaders))
        }
        var chiSquare = 0.0
        for (arm, sum) in zip(split.arms, sums) {
            let due = Double(rewards.count * arm.basisPoints) / 10_000
            if due > 0 { chiSquare += (Double(sum.count) - due) * (Double(sum.count) - due) / due }
        }
        let most = Self.rareChiSquare(degrees: split.arms.count - 1)
        if chiSquare > most { refusals.append(.uneven(chiSquare: chiSquare, most: most)) }
        self.refusals = refusals
        let means = sums.map { $0.count == 0 ? 0 : $0.sum / Double($0.count) }
        let errors = zip(sums, means).map { sum, mean in
            sum.count < 2
                ? 0 : max(0, sum.squares - Double(sum.count) * mean * mean) / Double(sum.count * (sum.count - 1))
        }
        arms = split.arms.indices.map { place in
            let isFirst = place == 0
            let lead = means[place] - means[0]
            return Arm(
                name: split.arms[place].name, readers: sums[place].count, mean: means[place],
                interval: Self.interval(means[place], errors[place]),
                lead: isFirst || !refusals.isEmpty ? nil : lead,
                leadInterval: isFirst || !refusals.isEmpty ? nil : Self.interval(lead, errors[place] + errors[0]))
        }
    }

    /// 95 % of a normal distribution lie within 1.96 standard errors.
    private static func interval(_ mean: Double, _ variance: Double) -> BlockBootstrap.Interval {
        let reach = 1.959_963_985 * variance.squareRoot()
        return .init(low: mean - reach, high: mean + reach)
    }

    /// What a fair split exceeds once in a thousand times (Wilson, Hilferty 1931: 11.2 for one degree, where 10.8
    /// is exact; closer for more).
    private static func rareChiSquare(degrees: Int) -> Double {
        let part = 2 / (9 * Double(max(1, degrees)))
        let root = 1 - part + 3.090_232_306 * part.squareRoot()
        return Double(max(1, degrees)) * root * root * root
    }
}

extension ExperimentReport.Refusal: CustomStringConvertible {
    var description: String {
        switch self {
        case .fewReaders(let arm, let count, let least):
            "arm \(arm) has \(count) readers and \(least) are needed: let the experiment run longer, or give the arm a larger share"
        case .uneven(let chiSquare, let most):
            "the arms have not the sizes that were meant (χ² \(chiSquare), at most \(most)): something else decides who is counted; look for arms that lose readers or fail"
        }
    }
}
