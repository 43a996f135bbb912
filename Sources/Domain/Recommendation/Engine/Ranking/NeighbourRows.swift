/// For every item the items that it speaks for most, with their weights: what a list for one reader is made from.
struct NeighbourRows: Hashable, Sendable {
    /// An item's neighbours, ascending, lie from `starts[item]` up to `starts[item + 1]`.
    private(set) var starts: [Int32] = [0]
    private(set) var places: [Int32] = []
    private(set) var weights: [Float] = []

    var items: Int { starts.count - 1 }

    init() {}

    /// Nil unless the three fit together: rows that follow one another, and neighbours that are items, ascending.
    init?(starts: [Int32], places: [Int32], weights: [Float]) {
        guard starts.first == 0, Int(starts.last ?? 0) == places.count, places.count == weights.count,
            weights.allSatisfy(\.isFinite)
        else { return nil }
        let items = Int32(starts.count - 1)
        for row in 1..<max(1, starts.count) {
            guard starts[row - 1] <= starts[row], starts[row] <= Int32(places.count) else { return nil }
            var last: Int32 = -1
            for at in Int(starts[row - 1])..<Int(starts[row]) {
                guard places[at] > last, places[at] < items else { return nil }
                last = places[at]
            }
        }
        self.starts = starts
        self.places = places
        self.weights = weights
    }

    /// Adds the row of the next item: those of its weights, none zero, that are furthest from zero.
    mutating func append(_ row: [Float], most: Int) {
        var kept = row.indices.filter { row[$0] != 0 }
        if kept.count > most {
            // Of equal weights the earlier item stays, so that the same readings give the same bytes.
            kept.sort { abs(row[$0]) == abs(row[$1]) ? $0 < $1 : abs(row[$0]) > abs(row[$1]) }
            kept.removeLast(kept.count - most)
            kept.sort()
        }
        for place in kept {
            places.append(Int32(place))
            weights.append(row[place])
        }
        starts.append(Int32(places.count))
    }
}
