/// Why a log does not carry a conclusion, and what would mend it.
enum EvaluationRefusal: Hashable, Sendable {
    case noRounds
    case missingPropensities(count: Int, of: Int)
    /// At that position chance never had a word, so nothing is known of what else might stand there.
    case neverExplored(position: Int32)
    case fewEffective(Double, least: Double)
    case meanWeight(Double, error: Double)
    case fewBlocks(Int, least: Int)

    /// What it is called in JSON.
    var code: String {
        switch self {
        case .noRounds: "no_rounds"
        case .missingPropensities: "missing_propensities"
        case .neverExplored: "never_explored"
        case .fewEffective: "few_effective"
        case .meanWeight: "mean_weight"
        case .fewBlocks: "few_blocks"
        }
    }
}

extension EvaluationRefusal: CustomStringConvertible {
    var description: String {
        switch self {
        case .noRounds:
            "the log has no decision in this span that is old enough to be judged: choose a longer span, or wait"
        case .missingPropensities(let count, let all):
            "\(count) of \(all) positions were logged without a probability: leave out the span in which they were made (--from), or the policy that made them (--logged)"
        case .neverExplored(0):
            "the first position was always filled in one way: let the ranking that is live explore there"
        case .neverExplored(let position):
            "position \(position + 1) was always filled in one way: let the ranking that is live explore there, or judge fewer positions (--positions \(position))"
        case .fewEffective(let effective, let least):
            "the log is worth \(Self.short(effective)) rounds of this policy's own, and \(Self.short(least)) are needed: log longer, explore more, or choose a policy nearer to the one that was live"
        case .meanWeight(let mean, let error):
            "the weights' mean is \(Self.short(mean)) ± \(Self.short(error)) and should be 1: the logged probabilities are not those that were used, or the policy shows what could never be shown; see that both know the same candidates"
        case .fewBlocks(let count, let least):
            "the log covers \(count) blocks of time and an interval needs \(least): log longer, or draw shorter blocks (--blocks hour)"
        }
    }

    /// Three digits behind the point, fewer for large numbers.
    private static func short(_ number: Double) -> String {
        guard number.isFinite else { return "\(number)" }
        if abs(number) >= 100 { return "\(Int(number.rounded()))" }
        let thousandths = Int((number * 1_000).rounded())
        let digits = String(abs(thousandths) % 1_000 + 1_000).dropFirst()
        return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1_000).\(digits)"
    }
}
