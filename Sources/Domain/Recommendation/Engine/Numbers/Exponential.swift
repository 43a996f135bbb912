/// The functions that probabilities need, out of arithmetic alone: the C library's differ in their last bits from version
/// to version, and every node that folds the same log must arrive at the same bits.
enum Exponential {
    private static let log2e = 1.442_695_040_888_963_4
    private static let ln2High = 0.693_147_180_369_123_8
    private static let ln2Low = 1.908_214_929_270_587_7e-10

    /// e to the x; within 2 units in the last place, 0 below -708, and the value at 709 above 709.
    @inline(__always) static func exp(_ x: Double) -> Double {
        guard x > -708 else { return 0 }
        let x = min(x, 709)
        // Adding and taking away 1.5 · 2^52 rounds to the nearest whole number; the C library's function would be a call.
        let n = (x * log2e + 6_755_399_441_055_744) - 6_755_399_441_055_744
        let r = (x - n * ln2High) - n * ln2Low
        // The series of e^r for |r| < 0.3466, to the 13th power.
        var p = 1.0 / 6_227_020_800
        p = p * r + 1.0 / 479_001_600
        p = p * r + 1.0 / 39_916_800
        p = p * r + 1.0 / 3_628_800
        p = p * r + 1.0 / 362_880
        p = p * r + 1.0 / 40_320
        p = p * r + 1.0 / 5_040
        p = p * r + 1.0 / 720
        p = p * r + 1.0 / 120
        p = p * r + 1.0 / 24
        p = p * r + 1.0 / 6
        p = p * r + 0.5
        p = p * r + 1
        p = p * r + 1
        return p * Double(bitPattern: UInt64(bitPattern: Int64(n) + 1_023) << 52)
    }

    /// The natural logarithm of a positive, normal number.
    static func log(_ x: Double) -> Double {
        var mantissa = x.significand
        var exponent = Double(x.exponent)
        if mantissa > 1.414_213_562_373_095 {
            mantissa /= 2
            exponent += 1
        }
        // ln m = 2 artanh((m - 1) / (m + 1)), and the argument is below 0.1716.
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var series = 1.0 / 21
        series = series * square + 1.0 / 19
        series = series * square + 1.0 / 17
        series = series * square + 1.0 / 15
        series = series * square + 1.0 / 13
        series = series * square + 1.0 / 11
        series = series * square + 1.0 / 9
        series = series * square + 1.0 / 7
        series = series * square + 1.0 / 5
        series = series * square + 1.0 / 3
        series = series * square + 1
        return 2 * s * series + exponent * ln2Low + exponent * ln2High
    }

    /// The probability that belongs to log-odds.
    @inline(__always) static func logistic(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
