import Contracts
import Values

/// What the log says of a policy; numbers that it does not carry are not in it.
public struct PolicyReport: Hashable, Sendable, Encodable {
    public struct Estimate: Hashable, Sendable, Encodable {
        /// ips, snips, dm, dr, switch-dr or clipped-dr.
        public let estimator: String
        /// Outcomes for each judged position.
        public let value: Double
        /// 95 % of the draws lie between them.
        public let low: Double
        public let high: Double
    }

    public struct Refusal: Hashable, Sendable, Encodable {
        public let code: String
        /// Why, and what would mend it.
        public let reason: String
    }

    /// What the weights of the log are like.
    public struct Weights: Hashable, Sendable, Encodable {
        public let effective: Double
        public let mean: Double
        public let meanError: Double
        public let most: Double
    }

    public struct Constant: Hashable, Sendable, Encodable {
        public let story: String
        public let value: Double
        public let low: Double
        public let high: Double
        public let effective: Double
    }

    public let policy: String
    public let goal: String
    public let decisions: Int
    public let positions: Int
    public let hits: Int
    public let stories: Int
    /// Decisions that had to be left out, because what they chose from could not be rebuilt.
    public let leftOut: Int
    /// What was live brought, for each judged position.
    public let live: Double
    public let weights: Weights
    public let estimates: [Estimate]
    /// Not empty when nothing may be concluded.
    public let refusals: [Refusal]
    /// The best of showing one story to everybody, among those that the log can value.
    public let bestConstant: Constant?
    /// Whether it may go live.
    public let isAdmitted: Bool
    /// Why it may not.
    public let grounds: [String]
}

extension PolicyReport {
    init(
        _ question: PolicyQuestion, pages: Int, leftOut: Int, rows: [LoggedPages.Row], stories: Int, live: Double,
        evaluation: PolicyEvaluation, best: (story: ArticleID, evaluation: PolicyEvaluation)?,
        verdict: PolicyGate.Verdict
    ) {
        policy = question.policy.description
        goal = question.goal.rawValue
        decisions = pages
        positions = rows.count
        hits = rows.count(where: \.isHit)
        self.stories = stories
        self.leftOut = leftOut
        self.live = live
        weights = Weights(
            effective: evaluation.weights.effective, mean: evaluation.weights.mean,
            meanError: evaluation.weights.error, most: evaluation.weights.most)
        estimates = evaluation.estimates.map {
            Estimate(estimator: $0.estimator.name, value: $0.value, low: $0.interval.low, high: $0.interval.high)
        }
        refusals = evaluation.refusals.map { Refusal(code: $0.code, reason: $0.description) }
        bestConstant = best.flatMap { best in
            best.evaluation.chief.map {
                Constant(
                    story: best.story.description, value: $0.value, low: $0.interval.low, high: $0.interval.high,
                    effective: best.evaluation.weights.effective)
            }
        }
        switch verdict {
        case .admitted:
            isAdmitted = true
            grounds = []
        case .refused(let why):
            isAdmitted = false
            grounds = why.map(\.description)
        }
    }
}
