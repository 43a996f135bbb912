/// The learner's inner loops, over cells that the caller owns; the only file of the learner that reads without looking.
///
/// A cell's place is a hash under a mask, and the mask is one less than the count of cells, a power of two: so every place is
/// there. Features are read from 0 to their count. Four features are moved at a time; when two of the four are the same cell, or
/// features have values, one after the other, so that a cell that comes twice is moved twice.
struct ProximalSteps {
    typealias Cell = ProximalModel.Cell

    private let alpha: Float
    private let rate: Float
    private let l1: Float
    private let stiffness: Float

    init(_ settings: ProximalModel.Settings) {
        alpha = settings.alpha
        rate = 1 / settings.alpha
        l1 = settings.l1
        stiffness = settings.beta + settings.l2 * settings.alpha
    }

    /// The cell of what is learnt.
    @inline(__always) func cell(z: Float, n: Float) -> Cell {
        let root = Self.root(n)
        return Cell((held(z) - z) * alpha / (stiffness + root), z, n, root)
    }

    /// The root of a sum of squares. The magnitude is no other number, but tells the compiler that there is nothing to refuse: four
    /// roots become one instruction in place of four branches (Swift 6.3).
    @inline(__always) private static func root(_ n: Float) -> Float { n.magnitude.squareRoot() }

    /// What of z counts for nothing.
    @inline(__always) private func held(_ z: Float) -> Float { l1 > 0 ? min(max(z, -l1), l1) : 0 }

    /// The sum of weights. Whole cells are added up, which is one instruction each; only their first number is of use.
    @inline(__always) static func logOdds(_ features: Span<UInt32>, _ mask: UInt32, _ cells: Span<Cell>) -> Float {
        var (a, b, c, d) = (Cell.zero, Cell.zero, Cell.zero, Cell.zero)
        let count = features.count
        var at = 0
        while at + 4 <= count {
            a += cells[unchecked: Int(features[unchecked: at] & mask)]
            b += cells[unchecked: Int(features[unchecked: at + 1] & mask)]
            c += cells[unchecked: Int(features[unchecked: at + 2] & mask)]
            d += cells[unchecked: Int(features[unchecked: at + 3] & mask)]
            at += 4
        }
        while at < count {
            a += cells[unchecked: Int(features[unchecked: at] & mask)]
            at += 1
        }
        return ((a + b) + (c + d))[0]
    }

    /// The sum of weights times values.
    static func logOdds(
        _ features: Span<UInt32>, _ values: Span<Float>, _ mask: UInt32, _ cells: Span<Cell>
    ) -> Float {
        var sum: Float = 0
        for at in 0..<features.count { sum += cells[unchecked: Int(features[at] & mask)][0] * values[at] }
        return sum
    }

    /// Predicts an event and moves its cells; returns how likely it was held before.
    ///
    /// - Parameter values: one for each feature; empty when each counts one.
    @inline(__always) func learn(
        _ features: Span<UInt32>, _ values: Span<Float>, isHit: Bool, _ mask: UInt32, _ cells: inout MutableSpan<Cell>
    ) -> Float {
        guard values.isEmpty else { return learnValued(features, values, isHit: isHit, mask, &cells) }
        let probability = Exponential.logistic(Self.logOdds(features, mask, cells.span))
        let slope = probability - (isHit ? 1 : 0)
        let count = features.count
        var at = 0
        while at + 4 <= count {
            let four =
                SIMD4(
                    features[unchecked: at], features[unchecked: at + 1], features[unchecked: at + 2],
                    features[unchecked: at + 3]) & SIMD4(repeating: mask)
            if l1 > 0 || Self.hasTwins(four) {
                for lane in 0..<4 { move(Int(four[lane]), slope, &cells) }
            } else {
                move(four, slope, &cells)
            }
            at += 4
        }
        while at < count {
            move(Int(features[unchecked: at] & mask), slope, &cells)
            at += 1
        }
        return probability
    }

    private func learnValued(
        _ features: Span<UInt32>, _ values: Span<Float>, isHit: Bool, _ mask: UInt32, _ cells: inout MutableSpan<Cell>
    ) -> Float {
        let probability = Exponential.logistic(Self.logOdds(features, values, mask, cells.span))
        let slope = probability - (isHit ? 1 : 0)
        for at in 0..<features.count { move(Int(features[at] & mask), slope * values[at], &cells) }
        return probability
    }

    @inline(__always) private static func hasTwins(_ four: SIMD4<UInt32>) -> Bool {
        let next = SIMD4(four[1], four[2], four[3], four[0])
        let across = SIMD4(four[2], four[3], four[0], four[1])
        let same = unsafeBitCast((four .== next) .| (four .== across), to: SIMD2<UInt64>.self)
        return same[0] | same[1] != 0
    }

    /// One cell's step: the weight before it belongs to the step, so the cell is read before it is written.
    @inline(__always) private func move(_ place: Int, _ slope: Float, _ cells: inout MutableSpan<Cell>) {
        let old = cells[unchecked: place]
        let n = old[2] + slope * slope
        let sigma = (Self.root(n) - old[3]) * rate
        cells[unchecked: place] = cell(z: old[1] + slope - sigma * old[0], n: n)
    }

    /// The same for four cells, of which no two are one, when every weight counts.
    @inline(__always) private func move(_ four: SIMD4<UInt32>, _ slope: Float, _ cells: inout MutableSpan<Cell>) {
        let (a, b) = (cells[unchecked: Int(four[0])], cells[unchecked: Int(four[1])])
        let (c, d) = (cells[unchecked: Int(four[2])], cells[unchecked: Int(four[3])])
        let moved = Self.moved(
            SIMD4(a[0], b[0], c[0], d[0]), SIMD4(a[1], b[1], c[1], d[1]), SIMD4(a[2], b[2], c[2], d[2]),
            SIMD4(a[3], b[3], c[3], d[3]), slope, rate, alpha, stiffness)
        let (weight, z, n, root) = (moved.weight, moved.z, moved.n, moved.root)
        cells[unchecked: Int(four[0])] = Cell(weight[0], z[0], n[0], root[0])
        cells[unchecked: Int(four[1])] = Cell(weight[1], z[1], n[1], root[1])
        cells[unchecked: Int(four[2])] = Cell(weight[2], z[2], n[2], root[2])
        cells[unchecked: Int(four[3])] = Cell(weight[3], z[3], n[3], root[3])
    }

    /// Four steps in one. Never inlined: where the compiler sees that the numbers come one by one and go one by one, it takes the
    /// vectors apart, and divides and draws roots four times (Swift 6.3); a call costs less.
    @inline(never) private static func moved(
        _ weight: SIMD4<Float>, _ z: SIMD4<Float>, _ n: SIMD4<Float>, _ root: SIMD4<Float>, _ slope: Float,
        _ rate: Float, _ alpha: Float, _ stiffness: Float
    ) -> (weight: SIMD4<Float>, z: SIMD4<Float>, n: SIMD4<Float>, root: SIMD4<Float>) {
        let n = n + SIMD4(repeating: slope * slope)
        let grown = SIMD4(Self.root(n[0]), Self.root(n[1]), Self.root(n[2]), Self.root(n[3]))
        let sigma = (grown - root) * rate
        let z = z + SIMD4(repeating: slope) - sigma * weight
        return ((SIMD4.zero - z) * alpha / (SIMD4(repeating: stiffness) + grown), z, n, grown)
    }
}
