/// What readers have read before foretells what they will read: the model that ranks where there is history.
///
/// Two item-to-item filters, each divided by its root mean square and blended, cut down to the strongest neighbours of every
/// item: the graph filter (``CoReading``) and, while the items are few enough for one inverse, the least-squares filter
/// (``LinearFilter``). An item's score is the sum of its weights in the rows of the reader's items, older readings weighing less.
struct HistoryModel: Hashable, Sendable {
    struct Settings: Hashable, Sendable {
        /// Added to every item's count in the least-squares filter; nil for the graph filter alone.
        var ridge: Float? = 1_000
        /// Whether readers with many readings count less in it, see ``LinearFilter``.
        var isTemperate = false
        /// The graph filter's part of the blend, 0 ... 1.
        var graphShare: Float = 0.3
        /// Days after which a reading weighs half; nil when all weigh alike.
        var halfLife: Float? = 90
        /// So many neighbours are kept for an item.
        var neighbours = 400
    }

    let settings: Settings
    /// What each item is called outside, ascending, such as an article's number.
    let names: [Int64]
    let rows: NeighbourRows

    /// - Parameter names: one for each item, ascending.
    init(of history: ReadingHistory, names: [Int64], settings: Settings) {
        self.settings = settings
        self.names = names
        let blend = FilterBlend(history, ridge: settings.ridge, temperate: settings.isTemperate)
        var rows = NeighbourRows()
        var row = Array(repeating: Float(0), count: history.items)
        for item in 0..<history.items {
            blend.write(item, into: &row, graphShare: settings.graphShare)
            rows.append(row, most: settings.neighbours)
        }
        self.rows = rows
    }

    init(settings: Settings, names: [Int64], rows: NeighbourRows) {
        self.settings = settings
        self.names = names
        self.rows = rows
    }

    /// The item of a name; nil for one that the model has never heard of.
    func item(named name: Int64) -> Int32? {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < name { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == name ? Int32(low) : nil
    }

    /// How much a reading counts that is so many days older than the reader's latest.
    func weight(age days: Float) -> Float { Self.weight(age: days, halfLife: settings.halfLife) }

    static func weight(age days: Float, halfLife: Float?) -> Float {
        guard let halfLife else { return 1 }
        return Float(Exponential.exp(-Exponential.log(2) * Double(max(0, days) / halfLife)))
    }

    /// How much the history speaks for each of some candidates, in their order; 0 for what it says nothing of.
    ///
    /// A candidate that is in the history is scored like any other.
    func scores(of candidates: [Int32], history: [Int32], weights: [Float]) -> [Float] {
        candidates.map { candidate in
            var score = Float(0)
            for (item, weight) in zip(history, weights) { score += weight * self.weight(of: item, for: candidate) }
            return score
        }
    }

    private func weight(of item: Int32, for candidate: Int32) -> Float {
        var (low, high) = (Int(rows.starts[Int(item)]), Int(rows.starts[Int(item) + 1]))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if rows.places[middle] < candidate { low = middle + 1 } else { high = middle }
        }
        return low < end && rows.places[low] == candidate ? rows.weights[low] : 0
    }
}
