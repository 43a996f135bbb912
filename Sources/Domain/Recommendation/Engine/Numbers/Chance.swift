/// Numbers by chance that are the same on every machine: the n-th number of a seed, whatever was asked before.
///
/// The output function of SplitMix64 (Steele, Lea, Flood 2014) over seed + n · golden ratio, so it needs no state.
struct Chance: Sendable {
    let seed: UInt64

    func number(_ n: UInt64) -> UInt64 { Self.mixed(seed &+ (n &+ 1) &* 0x9E37_79B9_7F4A_7C15) }

    /// Evenly spread over 0 ..< bound (the bias is below bound / 2^64).
    func number(_ n: UInt64, below bound: UInt64) -> UInt64 { number(n).multipliedFullWidth(by: bound).high }

    static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
