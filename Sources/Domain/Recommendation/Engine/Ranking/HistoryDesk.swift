/// The room in which a list for one reader is made; made once and used again, so nothing is allocated for a list.
struct HistoryDesk: Sendable {
    /// One item of a list.
    struct Entry: Hashable, Sendable {
        var item: Int32
        var score: Float
    }

    /// Best first.
    private(set) var entries: [Entry] = []
    /// All zero between two lists; as many as there are items, filled up to whole blocks.
    private var scores: [Float]
    private static let block = 32
    private static let out = -Float.greatestFiniteMagnitude

    init(items: Int, most: Int = 100) {
        scores = Array(repeating: 0, count: (items + Self.block - 1) / Self.block * Self.block)
        entries.reserveCapacity(most + 1)
    }

    /// Fills ``entries`` with the items that the history speaks for most, none that is in it, and none that nothing speaks
    /// for. Of equal scores the earlier item comes first.
    ///
    /// - Parameters:
    ///   - count: how many are wanted; 0 for none.
    ///   - weights: how much each of the history's items counts.
    mutating func fill(
        _ count: Int, from rows: borrowing NeighbourRows, history: Span<Int32>, weights: Span<Float>
    ) {
        entries.removeAll(keepingCapacity: true)
        gather(rows, history, weights)
        for at in history.indices { scores[Int(history[at])] = Self.out }
        select(count)
        for place in scores.indices { scores[place] = 0 }
    }

    /// Adds up the rows of the history: 1.1 ns for each neighbour (2026-11-24).
    private mutating func gather(_ rows: borrowing NeighbourRows, _ history: Span<Int32>, _ weights: Span<Float>) {
        let starts = rows.starts.span
        let places = rows.places.span
        let values = rows.weights.span
        var sums = scores.mutableSpan
        for at in history.indices {
            let item = Int(history[at])
            let weight = weights[at]
            // Places are items, which NeighbourRows sees to.
            for place in Int(starts[item])..<Int(starts[item + 1]) {
                sums[unchecked: Int(places[unchecked: place])] += weight * values[unchecked: place]
            }
        }
    }

    /// Looks at all scores once, a block at a time; most blocks have none that is good enough.
    private mutating func select(_ count: Int) {
        guard count > 0 else { return }
        var least = Float.leastNonzeroMagnitude
        for first in stride(from: 0, to: scores.count, by: Self.block) {
            guard hits(from: first, least) > 0 else { continue }
            for place in first..<first + Self.block where scores[place] >= least {
                if entries.count == count {
                    // One that only equals the last comes after it, for it is the later item.
                    guard scores[place] > entries[count - 1].score else { continue }
                    entries.removeLast()
                }
                insert(Entry(item: Int32(place), score: scores[place]))
                if entries.count == count { least = entries[count - 1].score }
            }
        }
    }

    /// Counted, not looked for: without a way out of the loop the compiler compares four at a time.
    @inline(__always) private func hits(from first: Int, _ least: Float) -> Int32 {
        let sums = scores.span
        var hits: Int32 = 0
        for place in first..<first + Self.block { hits &+= sums[unchecked: place] >= least ? 1 : 0 }
        return hits
    }

    private mutating func insert(_ entry: Entry) {
        var at = entries.count
        while at > 0, entries[at - 1].score < entry.score { at -= 1 }
        entries.insert(entry, at: at)
    }
}
