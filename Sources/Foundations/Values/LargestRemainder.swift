/// Shares `total` in proportion to `weights` in whole units that sum to `total`.
///
/// Largest remainder (Hamilton's method), ties to the earlier weight; a negative total is shared like its positive and
/// negated, so that a refund reverses a sale unit by unit. Weights are not negative and not all zero.
public func share(_ total: Int64, by weights: [Int64]) -> [Int64] {
    precondition(weights.allSatisfy { $0 >= 0 }, "weights are not negative")
    let sum = weights.reduce(0, +)
    precondition(sum > 0, "one weight at least is positive")
    let magnitude = total.magnitude
    var shares: [UInt64] = []
    var remainders: [(index: Int, remainder: UInt64)] = []
    for (index, weight) in weights.enumerated() {
        let product = magnitude.multipliedFullWidth(by: UInt64(weight))
        let (quotient, remainder) = UInt64(sum).dividingFullWidth(product)
        shares.append(quotient)
        remainders.append((index, remainder))
    }
    let left = magnitude - shares.reduce(0, +)
    remainders.sort { $0.remainder == $1.remainder ? $0.index < $1.index : $0.remainder > $1.remainder }
    for (index, _) in remainders.prefix(Int(left)) { shares[index] += 1 }
    // Wrapping, because the magnitude of Int64.min has no Int64.
    return shares.map { Int64(truncatingIfNeeded: total < 0 ? 0 &- $0 : $0) }
}
