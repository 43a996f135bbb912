/// Whether what is predicted comes true as often as it was said: counts by how likely it was held.
///
/// Four bins for each octave of probability, from 1 to 1 in 131,072: orders are rare, and bins of equal width would hold them
/// all in one. What is told are deciles: bins beside one another, put together until each holds a tenth of the events.
struct Calibration: Hashable, Sendable {
    static let bins = 68

    struct Bin: Hashable, Sendable, BitwiseCopyable {
        var events = 0.0
        /// The sum of the probabilities.
        var expected = 0.0
        var hits = 0.0
        /// The sum of p · (1 - p): how far the hits may be from what was expected, squared, if all is right.
        var variance = 0.0

        static func += (one: inout Bin, other: Bin) {
            one.events += other.events
            one.expected += other.expected
            one.hits += other.hits
            one.variance += other.variance
        }

        /// By how many standard deviations more came true than was expected.
        var deviation: Double { (hits - expected) / max(variance, 1e-12).squareRoot() }
    }

    private(set) var bins = Array(repeating: Bin(), count: Self.bins)

    init() {}

    /// Nil unless there are as many bins as there should be.
    init?(bins: [Bin]) {
        guard bins.count == Self.bins else { return nil }
        self.bins = bins
    }

    mutating func note(_ probability: Float, isHit: Bool) {
        // Exponent and first two bits of a float's fraction; 1 has the bits 0x3F80_0000.
        let quarter = Int(probability.bitPattern >> 21) - Int(UInt32(0x3F80_0000) >> 21) + Self.bins
        let expected = Double(probability)
        bins[min(max(quarter, 0), Self.bins - 1)] +=
            Bin(events: 1, expected: expected, hits: isHit ? 1 : 0, variance: expected * (1 - expected))
    }

    mutating func add(_ other: Calibration) {
        for place in bins.indices { bins[place] += other.bins[place] }
    }

    var all: Bin { bins.reduce(into: Bin()) { $0 += $1 } }

    /// Expected over happened, all in all: 1 is right, 2 is twice too hopeful. Nil before anything happened.
    var ratio: Double? {
        let all = all
        return all.hits > 0 ? all.expected / all.hits : nil
    }

    /// At most ten parts of the events, the least likely first, about equal in number as far as the bins allow.
    var deciles: [Bin] {
        let total = all.events
        var parts: [Bin] = []
        var part = Bin()
        var seen = 0.0
        for bin in bins where bin.events > 0 {
            part += bin
            seen += bin.events
            if seen * 10 >= total * Double(parts.count + 1) {
                parts.append(part)
                part = Bin()
            }
        }
        return parts
    }
}
