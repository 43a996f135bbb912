extension Exponential {
    /// e to the power of four floats, to 2 units in the last place; the argument is held within -87 ... 88.
    @inline(__always) static func exp(_ x: SIMD4<Float>) -> SIMD4<Float> {
        // Not `clamped`, which is a call for each number (Swift 6.3).
        var held = x
        held.replace(with: -87, where: x .< -87)
        held.replace(with: 88, where: x .> 88)
        // Adding and taking away 1.5 · 2^23 rounds to the nearest whole number without an instruction that old processors lack.
        let magic = SIMD4<Float>(repeating: 12_582_912)
        let shifted = held * 1.442_695_04 + magic
        let n = shifted - magic
        let r = (held - n * 0.693_145_75) - n * 1.428_606_8e-6
        var p = SIMD4<Float>(repeating: 1.0 / 720)
        p = p * r + 1.0 / 120
        p = p * r + 1.0 / 24
        p = p * r + 1.0 / 6
        p = p * r + 0.5
        p = p * r + 1
        p = p * r + 1
        let whole = unsafeBitCast(shifted, to: SIMD4<Int32>.self) &- unsafeBitCast(magic, to: SIMD4<Int32>.self)
        let power = unsafeBitCast((whole &+ 127) &<< 23, to: SIMD4<Float>.self)
        return p * power
    }

    /// The probabilities that belong to four log-odds.
    @inline(__always) static func logistic(_ logOdds: SIMD4<Float>) -> SIMD4<Float> {
        SIMD4(repeating: 1) / (SIMD4(repeating: 1) + exp(-logOdds))
    }

    /// The probability that belongs to log-odds, to 3 units in the last place.
    ///
    /// A learner waits for it before it can touch a cell, so the series is added up in pairs: half as many steps, one after
    /// another, as by Horner's rule.
    @inline(__always) static func logistic(_ logOdds: Float) -> Float {
        let held = min(max(-logOdds, -87), 88)
        let shifted = held * 1.442_695_04 + 12_582_912
        let n = shifted - 12_582_912
        let r = (held - n * 0.693_145_75) - n * 1.428_606_8e-6
        let square = r * r
        let low = (1 + r) + square * (0.5 + r * (1.0 / 6))
        let high = (1.0 / 24 + r * (1.0 / 120)) + square * (1.0 / 720)
        let power = Float(bitPattern: (shifted.bitPattern &- 0x4B3F_FF81) << 23)
        return 1 / (1 + (low + square * square * high) * power)
    }
}
