/// The weights with which a reader's items foretell one another best in the least-squares sense, none of itself (Steck 2019,
/// "Embarrassingly Shallow Autoencoders", EASE): one inverse of the items' co-readings.
struct LinearFilter: Sendable {
    private let inverse: LargeMatrix

    /// Nil when there are more items than one inverse is worth (`most`), or the ridge is too small.
    ///
    /// - Parameters:
    ///   - ridge: what is added to every item's own count; larger trusts the readings less.
    ///   - temperate: whether a reader's readings count by one over the root of their number, so that those who read
    ///     everything do not drown the others; in the mean over readers' numbers they count as before.
    init?(_ history: ReadingHistory, ridge: Float, temperate: Bool = false, most: Int = 8_192) {
        guard history.items <= most, ridge > 0 else { return nil }
        let mean = Float(history.places.count) / Float(max(1, history.readers))
        let shares = (0..<history.readers).map { reader in
            temperate ? (mean / Float(max(1, history.count(of: reader)))).squareRoot() : 1
        }
        var matrix = LargeMatrix(size: history.items)
        var row = Array(repeating: Float(0), count: history.items)
        for item in 0..<history.items {
            for place in row.indices { row[place] = 0 }
            for at in history.itemStarts[item]..<history.itemStarts[item + 1] {
                let reader = Int(history.itemReaders[at])
                for other in history.starts[reader]..<history.starts[reader + 1] {
                    row[Int(history.places[other])] += shares[reader]
                }
            }
            for other in 0..<item { matrix[item, other] = row[other] }
            matrix[item, item] = row[item] + ridge
        }
        guard matrix.sweep() else { return nil }
        inverse = matrix
    }

    /// Writes the row of an item, `-P[i, j] / P[j, j]`; its own weight is zero.
    func write(_ item: Int, into row: inout [Float]) {
        for other in row.indices { row[other] = -inverse[item, other] / inverse[other, other] }
        row[item] = 0
    }
}
