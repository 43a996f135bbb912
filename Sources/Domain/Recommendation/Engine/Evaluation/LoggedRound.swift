/// One position that was filled by chance, what came of it, and how another policy would have filled it.
struct LoggedRound: Hashable, Sendable {
    /// The stretch of time it belongs to, a day's or an hour's number; rounds of a block are drawn together.
    var block: Int32
    /// The position on the page, the first is 0.
    var position: Int32
    /// What came of it: 1 when the story was opened, or fen.
    var reward: Double
    /// The logged probability of what was shown, given what stands above it; not above 0 when none was logged.
    var propensity: Double
    /// The probability with which the policy in question would have shown the same.
    var target: Double
    /// The reward that a model expects of that policy here, `Σ π(a) q(a)`.
    var expected = 0.0
    /// The reward that the model expects of what was shown.
    var estimate = 0.0

    var hasPropensity: Bool { propensity > 0 && propensity <= 1 }

    /// How much more often the policy would have shown it than it was shown.
    var weight: Double { target / propensity }
}
