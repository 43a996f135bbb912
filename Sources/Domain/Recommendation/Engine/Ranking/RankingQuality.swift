/// How well lists of items foretold what readers took, in the two measures that everybody uses.
struct RankingQuality: Hashable, Sendable {
    private(set) var readers = 0
    private var recalls = 0.0
    private var gains = 0.0

    /// The share of a reader's targets that stand on the list, in the mean over readers; 0 ... 1.
    var recall: Double { readers == 0 ? 0 : recalls / Double(readers) }

    /// Normalised discounted cumulative gain: a target at position p (from 1) is worth 1 / log2(p + 1), divided by what the
    /// best list of that length would have (Järvelin, Kekäläinen 2002); in the mean over readers, 0 ... 1.
    var gain: Double { readers == 0 ? 0 : gains / Double(readers) }

    /// - Parameter list: best first; its length is the depth to which is looked.
    mutating func note(_ list: some Collection<Int32>, targets: Set<Int32>) {
        guard !targets.isEmpty else { return }
        readers += 1
        var (hits, gain, best) = (0, 0.0, 0.0)
        for (place, item) in list.enumerated() {
            let worth = Self.worth(place)
            if place < targets.count { best += worth }
            guard targets.contains(item) else { continue }
            hits += 1
            gain += worth
        }
        recalls += Double(hits) / Double(targets.count)
        if best > 0 { gains += gain / best }
    }

    private static func worth(_ place: Int) -> Double { Exponential.log(2) / Exponential.log(Double(place + 2)) }
}
