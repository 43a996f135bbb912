/// A title as the set of its pairs of neighbouring characters, hashed: enough to see that two stories are about the same, in
/// Chinese as in English, without knowing any word.
struct TitleGrams: Hashable, Sendable {
    /// More pairs are not kept: the first 48 of the order of their hashes, which is the same sample for every title.
    static let most = 48

    /// Sorted, none twice.
    let hashes: [UInt16]

    init(_ title: String) {
        var found: Set<UInt16> = []
        var before: UInt32?
        for scalar in title.lowercased().unicodeScalars {
            // What stands between words tells nothing, and breaks no pair of Chinese characters either.
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { continue }
            if let before {
                let pair = UInt64(before) << 32 | UInt64(scalar.value)
                found.insert(UInt16(truncatingIfNeeded: Chance.mixed(pair) >> 48))
            }
            before = scalar.value
        }
        hashes = Array(found.sorted().prefix(Self.most))
    }

    /// The cosine of two sets: pairs in both over the root of the product of their sizes; 0 when one is empty.
    static func likeness(_ one: Span<UInt16>, _ other: Span<UInt16>) -> Float {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        var (a, b, both) = (0, 0, 0)
        while a < one.count, b < other.count {
            let (left, right) = (one[a], other[b])
            both += left == right ? 1 : 0
            a += left <= right ? 1 : 0
            b += right <= left ? 1 : 0
        }
        return Float(both) / (Float(one.count) * Float(other.count)).squareRoot()
    }
}
