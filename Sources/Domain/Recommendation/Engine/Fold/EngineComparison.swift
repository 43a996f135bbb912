/// How two versions of the engine differ.
struct EngineComparison: Sendable, CustomStringConvertible {
    /// A model's weights in both.
    struct Model: Hashable, Sendable {
        /// Cells that either has met.
        var known = 0
        var changed = 0
        /// The furthest that a weight moved, and the root of the mean square over known cells.
        var furthest: Float = 0
        var spread: Float = 0
    }

    /// Events of readers between them; negative when the second is the older.
    let events: Int64
    /// Seconds between them.
    let seconds: Int64
    let settingsDiffer: Bool
    let openings: Model
    let orders: Model
    let readers: (Int, Int)
    /// Expected over happened, of orders and openings, in each; nil before anything happened.
    let calibration: (Double?, Double?)
    let isSame: Bool

    init(_ one: FeedEngine, _ other: FeedEngine) {
        events = other.reader - one.reader
        seconds = other.now - one.now
        settingsDiffer = one.openings.settings != other.openings.settings || one.openings.bits != other.openings.bits
        openings = Model(one.openings, other.openings)
        orders = Model(one.orders, other.orders)
        readers = (one.readers.count, other.readers.count)
        calibration = (one.openingCalibration.all.ratio, other.openingCalibration.all.ratio)
        isSame = one.digest == other.digest
    }

    var description: String {
        if isSame { return "the same, bit by bit" }
        func told(_ model: Model) -> String {
            "\(model.changed) of \(model.known) weights changed, by \(model.spread) in the mean square, \(model.furthest) at most"
        }
        var lines = [
            "\(events) events and \(seconds) seconds apart", "openings: \(told(openings))", "orders: \(told(orders))",
            "readers: \(readers.0), \(readers.1)",
        ]
        if let first = calibration.0, let second = calibration.1 {
            lines.append("openings expected over happened: \(first), \(second)")
        }
        if settingsDiffer { lines.append("learnt with other settings") }
        return lines.joined(separator: "\n")
    }
}

extension EngineComparison.Model {
    init(_ one: ProximalModel, _ other: ProximalModel) {
        var squares = 0.0
        // Tables of other sizes have nothing to do with one another cell by cell.
        guard one.bits == other.bits else { return }
        for cell in one.cells.indices where one.cells[cell][2] > 0 || other.cells[cell][2] > 0 {
            known += 1
            guard one.cells[cell] != other.cells[cell] else { continue }
            changed += 1
            let moved = abs(one.cells[cell][0] - other.cells[cell][0])
            furthest = max(furthest, moved)
            squares += Double(moved) * Double(moved)
        }
        spread = known > 0 ? Float((squares / Double(known)).squareRoot()) : 0
    }
}
