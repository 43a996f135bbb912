#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Numbers by chance from a seed, the same on every machine (SplitMix64: Steele, Lea, Flood 2014).
struct Luck: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Luck of its own for one of many things: a reader, an order, a county in a reader's eyes.
    init(seed: UInt64, for thing: UInt64) { state = Self.mixed(seed ^ Self.mixed(thing &+ 0x9E37_79B9_7F4A_7C15)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// Evenly over [0, 1).
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func happens(_ probability: Double) -> Bool { share() < probability }

    /// Normal with mean 0 and deviation 1, by twelve even numbers: no logarithm, so no platform's own rounding.
    mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + share() } }

    /// How long until something that comes at a rate per second.
    mutating func wait(rate: Double) -> Double { -log(1 - share()) / rate }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension UInt64 {
    /// FNV-1a of a text, to have luck for names.
    init(naming text: String) {
        self = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
