/// Online logistic regression over hashed features: FTRL-Proximal (McMahan et al. 2013), one rate for each feature.
///
/// z and n, the sum of a feature's squared gradients, are what is learnt; n tells how well a feature is known. The weight and
/// the root of n follow from both and lie beside them in the same cell, so that predicting only adds weights up. With the
/// settings of ``Settings/vowpalWabbit`` it learns what `vw --ftrl --ftrl_alpha 0.1 --ftrl_beta 1` learns, event by event.
struct ProximalModel: Sendable {
    struct Settings: Hashable, Sendable {
        /// How far a step goes. What few events tell of is learnt too slowly below it (docs/decisions/engine-learning.md).
        var alpha: Float = 0.2
        /// Above zero, or ``l2`` is: a weight is divided by it before its feature was met.
        var beta: Float = 0.1
        /// Weights whose z is smaller than this are zero.
        var l1: Float = 0
        var l2: Float = 2

        static let vowpalWabbit = Settings(alpha: 0.1, beta: 1, l1: 0, l2: 0)

        /// Whether something can be learnt with them.
        var areSound: Bool {
            alpha.isFinite && alpha > 0 && beta.isFinite && beta >= 0 && l1.isFinite && l1 >= 0 && l2.isFinite
                && l2 >= 0 && beta + l2 * alpha > 0
        }
    }

    /// Weight, z, n and the root of n: a quarter of a line of the cache, and never across two.
    typealias Cell = SIMD4<Float>

    /// The cells' count is two to the power of this.
    let bits: Int
    let settings: Settings
    private(set) var cells: [Cell]

    init(bits: Int = 22, settings: Settings = Settings()) {
        precondition(settings.areSound, "alpha, and beta or l2, are above zero")
        self.bits = bits
        self.settings = settings
        cells = Array(repeating: .zero, count: 1 << bits)
    }

    /// - Parameter learnt: z and n of each cell, as ``learnt`` of another model gave them; their count is a power of two.
    init(learnt: [SIMD2<Float>], settings: Settings) {
        bits = learnt.count.trailingZeroBitCount
        self.settings = settings
        let steps = ProximalSteps(settings)
        cells = learnt.map { steps.cell(z: $0.x, n: $0.y) }
    }

    /// z and n of each cell: all that need be kept.
    var learnt: [SIMD2<Float>] { cells.map { SIMD2($0[1], $0[2]) } }

    var mask: UInt32 { UInt32(cells.count - 1) }

    /// The weight of a cell.
    func weight(at cell: Int) -> Float { cells[cell][0] }

    /// How surely a cell's weight is known: the standard deviation that its learning rate stands for.
    func doubt(at cell: Int) -> Float {
        (settings.alpha / (settings.beta + settings.l2 * settings.alpha + cells[cell][3])).squareRoot()
    }

    /// The log-odds of an event.
    ///
    /// - Parameter values: one for each feature; empty when each counts one.
    func predict(_ features: Span<UInt32>, values: Span<Float>) -> Float {
        precondition(values.isEmpty || values.count == features.count, "a value for each feature, or none")
        return values.isEmpty
            ? ProximalSteps.logOdds(features, mask, cells.span)
            : ProximalSteps.logOdds(features, values, mask, cells.span)
    }

    /// Predicts an event, then learns what came of it; returns how likely it was held before.
    mutating func learn(_ features: Span<UInt32>, values: Span<Float>, isHit: Bool) -> Float {
        precondition(values.isEmpty || values.count == features.count, "a value for each feature, or none")
        let (steps, mask) = (ProximalSteps(settings), mask)
        var cells = cells.mutableSpan
        return steps.learn(features, values, isHit: isHit, mask, &cells)
    }

    /// Predicts and learns events one after another; returns the sum of their log-losses before each was learnt, in nats.
    mutating func learn(_ events: borrowing HashedEvents, calibration: inout Calibration) -> Double {
        let (steps, mask) = (ProximalSteps(settings), mask)
        let (features, values, starts) = (events.room.span, events.worth.span, events.starts.span)
        var cells = cells.mutableSpan
        var loss = LogLoss()
        for event in 0..<events.count {
            let own = Int(starts[event])..<Int(starts[event + 1])
            let isHit = events.isHit(event)
            let probability = steps.learn(
                features.extracting(own), values.isEmpty ? values : values.extracting(own), isHit: isHit,
                mask, &cells)
            loss.note(probability, isHit: isHit)
            calibration.note(probability, isHit: isHit)
        }
        return loss.nats
    }
}
