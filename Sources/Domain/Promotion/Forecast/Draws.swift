import Foundation

/// Draws by chance from a seed: the same seed, the same draws. For forecasts alone; money is never reckoned with these.
struct Draws: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Above 0, below 1.
    mutating func share() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

    /// Box and Muller 1958.
    mutating func normal() -> Double { (-2 * log(share())).squareRoot() * cos(2 * .pi * share()) }

    /// By shape and rate; mean shape / rate. Marsaglia and Tsang 2000, with their step for shapes below 1.
    mutating func gamma(_ shape: Double, rate: Double) -> Double {
        if shape < 1 { return gamma(shape + 1, rate: rate) * pow(share(), 1 / shape) }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let v = 1 + c * x
            guard v > 0 else { continue }
            let cube = v * v * v
            if log(share()) < x * x / 2 + d - d * cube + d * log(cube) { return d * cube / rate }
        }
    }

    mutating func beta(_ hits: Double, _ misses: Double) -> Double {
        let (x, y) = (gamma(hits, rate: 1), gamma(misses, rate: 1))
        return x / (x + y)
    }

    /// By inversion for small means; beyond 30 the normal approximation, rounded, whose error is below that of any rate here.
    mutating func poisson(_ mean: Double) -> Double {
        guard mean > 0 else { return 0 }
        if mean > 30 { return max(0, (mean + mean.squareRoot() * normal()).rounded()) }
        var count = 0.0
        var product = share()
        let limit = exp(-mean)
        while product > limit {
            count += 1
            product *= share()
        }
        return count
    }
}
