import Testing
import Values

@Suite struct `An amount of money` {
    @Test(arguments: [
        ("28.00", 2_800), ("28", 2_800), ("28.", 2_800), ("28.5", 2_850), ("0.01", 1), ("-0.01", -1),
        ("-0", 0),
        ("28.0000", 2_800), ("007.10", 710), ("92233720368547758.07", Int64.max),
        ("-92233720368547758.08", Int64.min),
    ]) func `is read from a shop's decimal, never through binary floating point`(text: String, fen: Int64) {
        #expect(Money(plain: text) == Money(fen: fen))
    }

    @Test(arguments: [
        "", ".", "-", ".5", "28.001", "+28", "2 8", "28,00", "1e3", "NaN", "0x10", "２８", "28.0a", "28.00.0",
        "--1", " 28",
        "92233720368547758.08", "-92233720368547758.09", "99999999999999999999",
    ]) func `is nil for what is no amount in fen`(text: String) { #expect(Money(plain: text) == nil) }

    @Test(arguments: [
        (0, "0.00", "¥0.00"), (5, "0.05", "¥0.05"), (-5, "-0.05", "-¥0.05"),
        (28_000_000, "280000.00", "¥280,000.00"),
        (100_000, "1000.00", "¥1,000.00"), (-12_345_678, "-123456.78", "-¥123,456.78"),
        (Int64.min, "-92233720368547758.08", "-¥92,233,720,368,547,758.08"),
    ]) func `is written plainly and for people`(fen: Int64, plain: String, display: String) {
        #expect(Money(fen: fen).plain == plain)
        #expect(Money(fen: fen).display == display)
        #expect(Money(plain: plain)?.fen == fen)
    }
}

@Suite struct `A quantity` {
    @Test(arguments: [
        (Quantity.kilograms(50_000), "50,000 kg", "50,000 公斤"), (.grams(2_500), "2.5 kg", "2.5 公斤"),
        (.grams(0), "0 kg", "0 公斤"),
        (.grams(1), "0.001 kg", "0.001 公斤"), (.grams(-1_234_500), "-1,234.5 kg", "-1,234.5 公斤"),
        (.places(120), "120 places", "120 位"), (.places(-1_234), "-1,234 places", "-1,234 位"),
        (.places(-123), "-123 places", "-123 位"),
    ]) func `is shown in kilograms or places`(quantity: Quantity, english: String, chinese: String) {
        #expect(quantity.display(.english) == english)
        #expect(quantity.display(.chinese) == chinese)
    }
}

@Suite struct `Sharing` {
    /// What is shared, by which weights, and the shares.
    static let vectors: [(total: Int64, weights: [Int64], shares: [Int64])] = [
        (2_800, [1, 1, 1], [934, 933, 933]),
        (5_600, [40, 20, 40], [2_240, 1_120, 2_240]),
        (1_990, [1, 2, 4], [284, 569, 1_137]),
        (-2_800, [1, 1, 1], [-934, -933, -933]),
        (0, [3, 1], [0, 0]),
        (1, [0, 0, 7], [0, 0, 1]),
        (2, [1, 1, 1, 0], [1, 1, 0, 0]),
        (.max, [1, 1], [4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
        (.min, [5], [.min]),
        (.max, [.max - 1, 1], [.max - 1, 1]),
        (10, [.max], [10]),
    ]

    @Test(arguments: vectors)
    func `gives whole units that sum to the total`(vector: (total: Int64, weights: [Int64], shares: [Int64])) {
        #expect(share(vector.total, by: vector.weights) == vector.shares)
    }

    @Test func `never gives away more or less, whatever the weights`() {
        var generator = SplitMix(state: 20_261_124)
        for _ in 0..<2_000 {
            let weights = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                Int64.random(in: 0...1_000_000_000, using: &generator)
            }
            guard weights.contains(where: { $0 > 0 }) else { continue }
            let total = Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &generator)
            let shares = share(total, by: weights)
            #expect(shares.reduce(0, +) == total)
            #expect(share(-total, by: weights) == shares.map { -$0 })
            for (part, weight) in zip(shares, weights) where weight == 0 { #expect(part == 0) }
        }
    }
}

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
