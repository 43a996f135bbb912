/// Online logistic regression over hashed features: FTRL-Proximal (McMahan et al. 2013), one rate for each feature.
///
/// A cell holds z and n side by side, so a feature costs one line of the cache: its weight follows from both, and n, the sum
/// of its squared gradients, tells how well it is known. With the settings of ``Settings/vowpalWabbit`` it learns what
/// `vw --ftrl --ftrl_alpha 0.1 --ftrl_beta 1` learns, event by event.
struct ProximalModel: Sendable {
    struct Settings: Hashable, Sendable {
        var alpha: Float = 0.1
        var beta: Float = 0.1
        /// Weights whose z is smaller than this are zero.
        var l1: Float = 0
        var l2: Float = 1

        static let vowpalWabbit = Settings(alpha: 0.1, beta: 1, l1: 0, l2: 0)
    }

    /// The cells' count is two to the power of this.
    let bits: Int
    let settings: Settings
    /// z and n of each cell.
    private(set) var cells: [SIMD2<Float>]
    /// z, n and weight of the features of the event at hand, in fours, so that learning need not look them up again.
    private var found = Self.notes(for: 64)

    init(bits: Int = 22, settings: Settings = Settings()) {
        self.bits = bits
        self.settings = settings
        cells = Array(repeating: SIMD2(0, 0), count: 1 << bits)
    }

    /// - Parameter cells: as another model had them; their count is a power of two.
    init(cells: [SIMD2<Float>], settings: Settings) {
        bits = cells.count.trailingZeroBitCount
        self.settings = settings
        self.cells = cells
    }

    var mask: UInt32 { UInt32(cells.count - 1) }

    /// The weight of a cell.
    func weight(at cell: Int) -> Float { settings.weight(z: cells[cell].x, n: cells[cell].y) }

    /// How surely a cell's weight is known: the standard deviation that its learning rate stands for.
    func doubt(at cell: Int) -> Float {
        (settings.alpha / (settings.beta + settings.l2 * settings.alpha + cells[cell].y.squareRoot())).squareRoot()
    }

    /// The log-odds of an event.
    ///
    /// - Parameter values: one for each feature; empty when each counts one.
    func predict(_ features: Span<UInt32>, values: Span<Float>) -> Float {
        var notes = Self.notes(for: features.count)
        return read(features, values, &notes)
    }

    /// Predicts an event, then learns what came of it; returns the log-odds as they were before.
    ///
    /// - Parameter repeats: whether two of the features may be the same.
    @inline(__always)
    mutating func learn(_ features: Span<UInt32>, values: Span<Float>, isHit: Bool, repeats: Bool) -> Float {
        // Out of the model for a moment: the compiler cannot tell the cells from the notes while both are in it.
        var notes: [SIMD4<Float>] = []
        swap(&notes, &found)
        defer { swap(&notes, &found) }
        if notes.count < (features.count + 3) / 4 * 3 { notes = Self.notes(for: features.count) }
        let logOdds = read(features, values, &notes)
        let gradient = Float(Exponential.logistic(Double(logOdds))) - (isHit ? 1 : 0)
        if repeats || values.count > 0 {
            stepOneByOne(features, values, gradient)
        } else {
            step(features, gradient, notes)
        }
        return logOdds
    }

    /// The sum of weights, four features at a time; leaves z, n and weight of each in the notes.
    @inline(__always) private func read(
        _ features: Span<UInt32>, _ values: Span<Float>, _ notes: inout [SIMD4<Float>]
    ) -> Float {
        let count = features.count
        let settings = settings
        let cells = cells.span
        var note = notes.mutableSpan
        let mask = UInt32(cells.count - 1)
        var sum = SIMD4<Float>.zero
        var first = 0
        var group = 0
        while first < count {
            var z4 = SIMD4<Float>.zero
            var n4 = SIMD4<Float>.zero
            if first + 4 <= count {
                let a = cells[unchecked: Int(features[unchecked: first] & mask)]
                let b = cells[unchecked: Int(features[unchecked: first + 1] & mask)]
                let c = cells[unchecked: Int(features[unchecked: first + 2] & mask)]
                let d = cells[unchecked: Int(features[unchecked: first + 3] & mask)]
                z4 = SIMD4(a.x, b.x, c.x, d.x)
                n4 = SIMD4(a.y, b.y, c.y, d.y)
            } else {
                for place in 0..<count - first {
                    let cell = cells[unchecked: Int(features[unchecked: first + place] & mask)]
                    z4[place] = cell.x
                    n4[place] = cell.y
                }
            }
            let w4 = settings.weight(z: z4, n: n4)
            note[unchecked: group] = z4
            note[unchecked: group + 1] = n4
            note[unchecked: group + 2] = w4
            if values.count > 0 {
                for place in 0..<min(4, count - first) { sum[place] += w4[place] * values[first + place] }
            } else {
                sum += w4
            }
            first += 4
            group += 3
        }
        return sum.sum()
    }

    private static func notes(for features: Int) -> [SIMD4<Float>] {
        Array(repeating: .zero, count: (features + 3) / 4 * 3)
    }

    /// Learns from an event in which no cell comes twice and every feature counts one.
    @inline(__always) private mutating func step(
        _ features: Span<UInt32>, _ gradient: Float, _ notes: [SIMD4<Float>]
    ) {
        let count = features.count
        let note = notes.span
        let rate = 1 / settings.alpha
        var cells = self.cells.mutableSpan
        let mask = UInt32(cells.count - 1)
        let square = SIMD4<Float>(repeating: gradient * gradient)
        let slope = SIMD4<Float>(repeating: gradient)
        var first = 0
        var group = 0
        while first < count {
            let n4 = note[unchecked: group + 1]
            let grown = n4 + square
            let sigma = (grown.squareRoot() - n4.squareRoot()) * rate
            let z4 = note[unchecked: group] + slope - sigma * note[unchecked: group + 2]
            if first + 4 <= count {
                cells[unchecked: Int(features[unchecked: first] & mask)] = SIMD2(z4.x, grown.x)
                cells[unchecked: Int(features[unchecked: first + 1] & mask)] = SIMD2(z4.y, grown.y)
                cells[unchecked: Int(features[unchecked: first + 2] & mask)] = SIMD2(z4.z, grown.z)
                cells[unchecked: Int(features[unchecked: first + 3] & mask)] = SIMD2(z4.w, grown.w)
            } else {
                for place in 0..<count - first {
                    cells[unchecked: Int(features[unchecked: first + place] & mask)] = SIMD2(z4[place], grown[place])
                }
            }
            first += 4
            group += 3
        }
    }

    /// Learns from any event: a cell that comes twice is moved twice.
    private mutating func stepOneByOne(_ features: Span<UInt32>, _ values: Span<Float>, _ gradient: Float) {
        for place in 0..<features.count {
            let cell = Int(features[place] & mask)
            let (z, n) = (cells[cell].x, cells[cell].y)
            let slope = values.count > 0 ? gradient * values[place] : gradient
            let grown = n + slope * slope
            let sigma = (grown.squareRoot() - n.squareRoot()) / settings.alpha
            cells[cell] = SIMD2(z + slope - sigma * settings.weight(z: z, n: n), grown)
        }
    }
}

extension ProximalModel.Settings {
    @inline(__always) fileprivate func weight(z: SIMD4<Float>, n: SIMD4<Float>) -> SIMD4<Float> {
        let stiffness = SIMD4(repeating: beta + l2 * alpha) + n.squareRoot()
        guard l1 > 0 else { return -z * SIMD4(repeating: alpha) / stiffness }
        var weights = SIMD4<Float>.zero
        for place in 0..<4 { weights[place] = weight(z: z[place], n: n[place]) }
        return weights
    }

    @inline(__always) fileprivate func weight(z: Float, n: Float) -> Float {
        guard abs(z) > l1 else { return 0 }
        let stiffness = beta + l2 * alpha + n.squareRoot()
        return (z < 0 ? -z - l1 : l1 - z) * alpha / stiffness
    }
}
