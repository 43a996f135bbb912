/// How the value of a policy that was not followed is told from the log of one that was.
enum Estimator: Hashable, Sendable {
    /// The mean of weighted rewards (IPS): true in the mean, wide when policies differ.
    case inverse
    /// The same divided by the mean weight (SNIPS; Swaminathan, Joachims 2015): narrower, a little off on short logs.
    case selfNormalised
    /// What the reward model alone says (DM): as good as the model.
    case direct
    /// The model's word, corrected by weighted residuals (DR; Dudík, Langford, Li 2011): true when either is.
    case doublyRobust
    /// The same, but rounds whose weight is above the limit have the model's word alone (switch-DR; Wang, Agarwal, Dudík 2017).
    case switching(limit: Double)
    /// Doubly robust with weights cut off at the limit.
    case clipped(limit: Double)

    /// What it is called in reports.
    var name: String {
        switch self {
        case .inverse: "ips"
        case .selfNormalised: "snips"
        case .direct: "dm"
        case .doublyRobust: "dr"
        case .switching: "switch-dr"
        case .clipped: "clipped-dr"
        }
    }

    /// What a round adds above and below the fraction that is the estimate.
    func terms(_ round: LoggedRound) -> (above: Double, below: Double) {
        let weight = round.weight
        switch self {
        case .inverse: return (weight * round.reward, 1)
        case .selfNormalised: return (weight * round.reward, weight)
        case .direct: return (round.expected, 1)
        case .doublyRobust: return (round.expected + weight * (round.reward - round.estimate), 1)
        case .switching(let limit):
            let kept = weight <= limit ? weight : 0
            return (round.expected + kept * (round.reward - round.estimate), 1)
        case .clipped(let limit):
            return (round.expected + min(weight, limit) * (round.reward - round.estimate), 1)
        }
    }

    /// - Returns: 0 for no rounds at all, or when no weight is above 0.
    func value(of rounds: [LoggedRound]) -> Double {
        var (above, below) = (0.0, 0.0)
        for round in rounds {
            let terms = terms(round)
            above += terms.above
            below += terms.below
        }
        return below == 0 ? 0 : above / below
    }
}
