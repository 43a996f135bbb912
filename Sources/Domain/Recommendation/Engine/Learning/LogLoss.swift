/// The sum of -log p over what happened, in nats; a probability counts as at least 1e-7.
///
/// Probabilities are multiplied and the logarithm is taken of thirty-two at a time, which the exponent of a double holds.
struct LogLoss: Hashable, Sendable {
    private var sum = 0.0
    private var product = 1.0
    private var factors = 0

    @inline(__always) mutating func note(_ probability: Float, isHit: Bool) {
        product *= Double(max(isHit ? probability : 1 - probability, 1e-7))
        factors += 1
        if factors == 32 {
            sum -= Exponential.log(product)
            (product, factors) = (1, 0)
        }
    }

    var nats: Double { sum - Exponential.log(product) }
}
