/// Whether what is predicted comes true as often as it was said: counts by how likely it was held.
///
/// The buckets are octaves of probability, down to 1 in 65,536: orders are rare, and deciles would hold them all in one.
struct Calibration: Hashable, Sendable {
    static let buckets = 17

    struct Bucket: Hashable, Sendable {
        var events = 0.0
        /// The sum of the probabilities.
        var expected = 0.0
        var hits = 0.0
    }

    private(set) var buckets = Array(repeating: Bucket(), count: Self.buckets)

    mutating func note(_ probability: Double, isHit: Bool) {
        let octave = probability > 0 ? min(max(-Int(probability.exponent) - 1, 0), Self.buckets - 1) : Self.buckets - 1
        buckets[octave].events += 1
        buckets[octave].expected += probability
        if isHit { buckets[octave].hits += 1 }
    }

    /// Expected over happened, all in all: 1 is right, 2 is twice too hopeful. Nil before anything happened.
    var ratio: Double? {
        let hits = buckets.reduce(0) { $0 + $1.hits }
        return hits > 0 ? buckets.reduce(0) { $0 + $1.expected } / hits : nil
    }

    /// The octaves in which expected and happened differ by more than so many standard deviations.
    func astray(by deviations: Double) -> [Int] {
        buckets.indices.filter { place in
            let bucket = buckets[place]
            guard bucket.events > 0 else { return false }
            let mean = bucket.expected / bucket.events
            let deviation = (bucket.events * mean * (1 - mean)).squareRoot()
            return abs(bucket.hits - bucket.expected) > deviations * max(deviation, 1)
        }
    }
}
