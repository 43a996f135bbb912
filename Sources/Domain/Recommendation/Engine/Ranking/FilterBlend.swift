/// The two filters side by side, each divided by the root mean square of its rows so that their shares mean something.
struct FilterBlend: Sendable {
    private let graph: CoReading
    private let linear: LinearFilter?
    private let graphScale: Float
    private let linearScale: Float

    init(_ history: ReadingHistory, ridge: Float?, temperate: Bool) {
        self.init(history, graph: CoReading(history), ridge: ridge, temperate: temperate)
    }

    /// - Parameter graph: of the same history; it does not depend on the ridge, so several blends may share it.
    init(_ history: ReadingHistory, graph: CoReading, ridge: Float?, temperate: Bool) {
        self.graph = graph
        linear = ridge.flatMap { LinearFilter(history, ridge: $0, temperate: temperate) }
        let isWhole = linear != nil
        var (graphSum, linearSum) = (0.0, 0.0)
        var row = Array(repeating: Float(0), count: history.items)
        for item in 0..<history.items {
            graph.write(item, into: &row, isWhole: isWhole)
            graphSum += Self.square(row)
            guard let linear else { continue }
            linear.write(item, into: &row)
            linearSum += Self.square(row)
        }
        graphScale = Self.scale(graphSum, history.items)
        linearScale = Self.scale(linearSum, history.items)
    }

    /// Writes the blended row of an item; its own weight is zero.
    func write(_ item: Int, into row: inout [Float], graphShare: Float) {
        guard let linear else { return graph.write(item, into: &row, isWhole: false) }
        linear.write(item, into: &row)
        var other = row
        graph.write(item, into: &other, isWhole: true)
        for place in row.indices {
            row[place] = (1 - graphShare) * linearScale * row[place] + graphShare * graphScale * other[place]
        }
    }

    /// Both rows by themselves, so that many shares can be tried.
    func write(_ item: Int, graph graphRow: inout [Float], linear linearRow: inout [Float]) {
        graph.write(item, into: &graphRow, isWhole: linear != nil)
        for place in graphRow.indices { graphRow[place] *= graphScale }
        guard let linear else {
            for place in linearRow.indices { linearRow[place] = 0 }
            return
        }
        linear.write(item, into: &linearRow)
        for place in linearRow.indices { linearRow[place] *= linearScale }
    }

    private static func square(_ row: [Float]) -> Double {
        var sum = 0.0
        for value in row { sum += Double(value) * Double(value) }
        return sum
    }

    private static func scale(_ sum: Double, _ items: Int) -> Float {
        sum > 0 ? Float(Double(items) / sum.squareRoot()) : 0
    }
}
