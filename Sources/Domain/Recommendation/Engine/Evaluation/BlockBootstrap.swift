/// How far an estimate may be off, found by drawing whole blocks of time again and again (Künsch 1989): what happens on one
/// day hangs together, so single rounds would promise too much.
struct BlockBootstrap: Hashable, Sendable {
    /// How many times all blocks are drawn.
    var draws = 1_000
    /// The same seed gives the same interval.
    var seed: UInt64 = 1
    /// What of the draws lies within.
    var confidence = 0.95

    /// Between which values the draws' middle part lies.
    struct Interval: Hashable, Sendable {
        let low: Double
        let high: Double
    }

    /// - Parameter blocks: what each block adds above and below the fraction.
    /// - Returns: nil with fewer than two blocks, which cannot tell how blocks differ.
    func interval(of blocks: [(above: Double, below: Double)]) -> Interval? {
        guard blocks.count > 1, draws > 0 else { return nil }
        let chance = Chance(seed: seed)
        var values: [Double] = []
        values.reserveCapacity(draws)
        var number: UInt64 = 0
        for _ in 0..<draws {
            var (above, below) = (0.0, 0.0)
            for _ in blocks {
                let block = blocks[Int(chance.number(number, below: UInt64(blocks.count)))]
                number += 1
                above += block.above
                below += block.below
            }
            values.append(below == 0 ? 0 : above / below)
        }
        values.sort()
        let tail = (1 - confidence) / 2
        return Interval(low: Self.quantile(tail, values), high: Self.quantile(1 - tail, values))
    }

    /// Between two neighbours in proportion (type 7 of Hyndman, Fan 1996, what most programs do).
    private static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
        let place = share * Double(sorted.count - 1)
        let low = max(0, min(Int(place), sorted.count - 1))
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }
}
