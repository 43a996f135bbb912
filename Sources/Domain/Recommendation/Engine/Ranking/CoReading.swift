/// Row after row of the graph filter: how much a reading of one item speaks for every other.
///
/// `W = R̃ᵀ R̃ + passing · D^-½ V Vᵀ D^½`, where R̃ is the matrix of readings divided by the roots of the readers' and the
/// items' counts, D the items' counts and V the leading subspace (Shen et al. 2021, GF-CF).
struct CoReading: Sendable {
    let history: ReadingHistory
    let smooth: LeadingSubspace
    /// The weight of the low-pass part.
    let passing: Float
    private let roots: [Float]

    init(_ history: ReadingHistory, rank: Int = 64, passing: Float = 0.3) {
        self.history = history
        self.passing = passing
        smooth = LeadingSubspace(of: history, rank: rank)
        roots = (0..<history.items).map { Float(max(1, history.count(ofItem: $0))).squareRoot() }
    }

    /// Writes the row of an item; what nobody has read together with it stays zero when `isWhole` is false.
    ///
    /// - Parameter row: as long as there are items; what stands in it is overwritten. The item's own weight is zero.
    func write(_ item: Int, into row: inout [Float], isWhole: Bool) {
        for place in row.indices { row[place] = 0 }
        gather(item, &row)
        for other in row.indices where isWhole || row[other] > 0 {
            row[other] /= roots[item] * roots[other]
            row[other] += passing * smooth.share(item, other) * roots[other] / roots[item]
        }
        row[item] = 0
    }

    private func gather(_ item: Int, _ row: inout [Float]) {
        let places = history.places.span
        var row = row.mutableSpan
        for at in history.itemStarts[item]..<history.itemStarts[item + 1] {
            let reader = Int(history.itemReaders[at])
            let range = history.starts[reader]..<history.starts[reader + 1]
            let share = 1 / Float(range.count)
            for other in range { row[Int(places[unchecked: other])] += share }
        }
    }
}
