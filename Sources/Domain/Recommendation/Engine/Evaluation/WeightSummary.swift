/// What the weights of a log say about what it can carry.
struct WeightSummary: Hashable, Sendable {
    let rounds: Int
    /// 1 but for chance, when propensities are true and every choice of the policy was possible.
    let mean: Double
    /// The standard error of the mean.
    let error: Double
    let most: Double
    /// So many rounds of the policy's own would tell as much: (Σw)² / Σw² (Kish 1965).
    let effective: Double

    init(_ rounds: [LoggedRound]) {
        self.rounds = rounds.count
        var (sum, squares, most) = (0.0, 0.0, 0.0)
        for round in rounds {
            let weight = round.weight
            sum += weight
            squares += weight * weight
            most = max(most, weight)
        }
        let count = Double(max(1, rounds.count))
        mean = sum / count
        error = (max(0, squares / count - mean * mean) / count).squareRoot()
        self.most = most
        effective = squares > 0 ? sum * sum / squares : 0
    }
}
