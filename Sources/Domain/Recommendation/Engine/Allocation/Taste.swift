/// What one lot's buyers are like, as a distribution of the weights of a logistic regression, learnt from each showing.
///
/// Evidence is kept apart from the prior, so that the prior can be learnt from all lots meanwhile (``TastePrior``).
struct Taste: Sendable {
    let size: Int
    /// What has been seen: precision, and precision times weights.
    private var evidence: SymmetricMatrix
    private var pull: [Double]
    /// What follows from it and the prior.
    private(set) var mean: [Double]
    private(set) var covariance: SymmetricMatrix
    private(set) var showings = 0

    init(_ prior: TastePrior) {
        size = prior.mean.count
        evidence = SymmetricMatrix(size: size)
        pull = Array(repeating: 0, count: size)
        mean = prior.mean
        covariance = SymmetricMatrix(size: size)
        refresh(prior)
    }

    /// The log-odds of an order, and their variance.
    @inline(__always) func logOdds(_ features: Span<Double>) -> (mean: Double, variance: Double) {
        let weights = mean.span
        let cells = covariance.cells.span
        var (sum, variance) = (0.0, 0.0)
        for row in 0..<size {
            sum += weights[row] * features[row]
            var product = 0.5 * cells[row * size + row] * features[row]
            for column in 0..<row { product += cells[row * size + column] * features[column] }
            variance += 2 * product * features[row]
        }
        return (sum, variance)
    }

    /// The probability of an order over all that the weights may be: MacKay's approximation.
    @inline(__always) static func probability(_ mean: Double, _ variance: Double) -> Double {
        Exponential.logistic(mean / (1 + 0.392_699_081_698_724_1 * variance).squareRoot())
    }

    /// Learns from a showing, by the mean and the variance that the log-odds have after it (assumed density filtering).
    ///
    /// A step of Newton's method would be cheaper, but takes each rare order for more than it says: its probabilities were
    /// measured to be 17 % too high after a thousand showings and 5 % after ten thousand.
    mutating func learn(_ features: Span<Double>, ordered: Bool) {
        showings += 1
        let (before, spread) = logOdds(features)
        let (after, left) = Self.posterior(before, spread, ordered: ordered)
        let precision = 1 / left - 1 / spread
        let force = after / left - before / spread
        let shift = (after - before) / spread
        let shrink = (spread - left) / (spread * spread)
        var turned = Array(repeating: 0.0, count: size)
        for row in 0..<size {
            pull[row] += force * features[row]
            for column in 0..<size {
                evidence.cells[row * size + column] += precision * features[row] * features[column]
                turned[row] += covariance.cells[row * size + column] * features[column]
            }
        }
        for row in 0..<size {
            mean[row] += turned[row] * shift
            for column in 0..<size { covariance.cells[row * size + column] -= turned[row] * turned[column] * shrink }
        }
    }

    /// Mean and variance of log-odds that were normal before one outcome: Gauss-Hermite quadrature with seven nodes.
    private static func posterior(_ mean: Double, _ variance: Double, ordered: Bool) -> (mean: Double, variance: Double)
    {
        let deviation = variance.squareRoot()
        let sign = ordered ? 1.0 : -1.0
        var (mass, first, second) = (0.0, 0.0, 0.0)
        for place in 0..<7 {
            let node = nodes[place]
            let likely = weights[place] * Exponential.logistic(sign * (mean + deviation * node))
            mass += likely
            first += likely * node
            second += likely * node * node
        }
        let centre = first / mass
        let width = min(max(second / mass - centre * centre, 1e-6), 1 - 1e-9)
        return (mean + deviation * centre, variance * width)
    }

    private static let nodes = SIMD8<Double>(
        -3.750_439_717_725_742, -2.366_759_410_734_541, -1.154_405_394_739_968, 0, 1.154_405_394_739_968,
        2.366_759_410_734_541, 3.750_439_717_725_742, 0)
    private static let weights = SIMD8<Double>(
        0.000_548_268_855_972, 0.030_757_123_967_586, 0.240_123_178_605_013, 0.457_142_857_142_857,
        0.240_123_178_605_013, 0.030_757_123_967_586, 0.000_548_268_855_972, 0)

    /// Takes over a prior that has changed.
    mutating func refresh(_ prior: TastePrior) {
        var precision = evidence
        var right = pull
        for row in 0..<size {
            precision[row, row] += 1 / prior.variance[row]
            right[row] += prior.mean[row] / prior.variance[row]
        }
        guard let inverse = precision.inverse() else { return }
        covariance = inverse
        for row in 0..<size {
            mean[row] = (0..<size).reduce(0) { $0 + inverse[row, $1] * right[$1] }
        }
    }
}

/// What lots of a kind have in common before one of them has been shown: learnt from those that have (empirical Bayes).
struct TastePrior: Hashable, Sendable {
    private(set) var mean: [Double]
    private(set) var variance: [Double]
    private let firstMean: [Double]
    private let firstVariance: [Double]
    /// So many lots' worth of faith in what was assumed at first.
    private let faith: Double

    init(mean: [Double], variance: [Double], faith: Double = 3) {
        self.mean = mean
        self.variance = variance
        firstMean = mean
        firstVariance = variance
        self.faith = faith
    }

    /// One step of expectation and maximisation over the lots that have been shown.
    mutating func learn(from tastes: [Taste]) {
        let shown = tastes.filter { $0.showings > 0 }
        let count = Double(shown.count)
        guard count > 0 else { return }
        for place in mean.indices {
            let sum = shown.reduce(0) { $0 + $1.mean[place] }
            mean[place] = (firstMean[place] + sum) / (1 + count)
            let spread = shown.reduce(0) { sum, taste in
                let distance = taste.mean[place] - mean[place]
                return sum + distance * distance + taste.covariance[place, place]
            }
            variance[place] = (faith * firstVariance[place] + spread) / (faith + count)
        }
    }
}
