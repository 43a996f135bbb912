/// What a policy would have brought, told from the log of another; or why the log cannot tell.
struct PolicyEvaluation: Hashable, Sendable {
    struct Settings: Hashable, Sendable {
        /// Fewer effective rounds carry no conclusion.
        var leastEffective = 500.0
        /// So many standard errors may the mean weight be from one.
        var mostErrors = 3.0
        /// Fewer blocks carry no interval.
        var leastBlocks = 5
        /// Above it weights are cut off, or the model alone speaks.
        var limit = 10.0
        var bootstrap = BlockBootstrap()
    }

    struct Estimate: Hashable, Sendable {
        let estimator: Estimator
        let value: Double
        let interval: BlockBootstrap.Interval
    }

    /// Of the rounds that have a propensity.
    let weights: WeightSummary
    /// Empty when the log carries the estimates.
    let refusals: [EvaluationRefusal]
    /// Empty when there are refusals: a number that must not be believed is not shown.
    let estimates: [Estimate]

    init(_ rounds: [LoggedRound], settings: Settings = .init()) {
        let known = rounds.filter(\.hasPropensity)
        let weights = WeightSummary(known)
        self.weights = weights
        let blocks = Self.blocks(known)
        let refusals = Self.refusals(rounds, known, weights, blocks.count, settings)
        self.refusals = refusals
        guard refusals.isEmpty else {
            estimates = []
            return
        }
        let estimators: [Estimator] = [
            .inverse, .selfNormalised, .direct, .doublyRobust, .switching(limit: settings.limit),
            .clipped(limit: settings.limit),
        ]
        estimates = estimators.compactMap { estimator in
            let sums = blocks.map { Self.sum(estimator, known[$0]) }
            return settings.bootstrap.interval(of: sums).map {
                Estimate(estimator: estimator, value: estimator.value(of: known), interval: $0)
            }
        }
    }

    /// The estimate that conclusions are drawn from: switch-DR, which is robust on both sides.
    var chief: Estimate? {
        estimates.first { estimate in
            if case .switching = estimate.estimator { return true }
            return false
        }
    }

    /// Stretches of rounds that lie in the same block; rounds come in the order of time.
    private static func blocks(_ rounds: [LoggedRound]) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var first = 0
        for place in rounds.indices where place + 1 == rounds.count || rounds[place + 1].block != rounds[place].block {
            blocks.append(first..<place + 1)
            first = place + 1
        }
        return blocks
    }

    private static func sum(
        _ estimator: Estimator, _ rounds: ArraySlice<LoggedRound>
    ) -> (above: Double, below: Double) {
        rounds.reduce(into: (above: 0.0, below: 0.0)) { sum, round in
            let terms = estimator.terms(round)
            sum.above += terms.above
            sum.below += terms.below
        }
    }

    private static func refusals(
        _ rounds: [LoggedRound], _ known: [LoggedRound], _ weights: WeightSummary, _ blocks: Int, _ settings: Settings
    ) -> [EvaluationRefusal] {
        guard !rounds.isEmpty else { return [.noRounds] }
        var refusals: [EvaluationRefusal] = []
        if known.count < rounds.count {
            refusals.append(.missingPropensities(count: rounds.count - known.count, of: rounds.count))
        }
        guard !known.isEmpty else { return refusals }
        refusals += neverExplored(known).map { .neverExplored(position: $0) }
        if weights.effective < settings.leastEffective {
            refusals.append(.fewEffective(weights.effective, least: settings.leastEffective))
        }
        if abs(weights.mean - 1) > settings.mostErrors * weights.error + 1e-9 {
            refusals.append(.meanWeight(weights.mean, error: weights.error))
        }
        if blocks < settings.leastBlocks { refusals.append(.fewBlocks(blocks, least: settings.leastBlocks)) }
        return refusals
    }

    /// Positions that were filled with certainty throughout, where the policy would have done otherwise.
    private static func neverExplored(_ rounds: [LoggedRound]) -> [Int32] {
        var explored: [Int32: (byChance: Bool, differs: Bool)] = [:]
        for round in rounds {
            let before = explored[round.position] ?? (false, false)
            explored[round.position] = (
                before.byChance || round.propensity < 1 - 1e-9, before.differs || abs(round.weight - 1) > 1e-9
            )
        }
        return explored.filter { !$0.value.byChance && $0.value.differs }.keys.sorted()
    }
}
