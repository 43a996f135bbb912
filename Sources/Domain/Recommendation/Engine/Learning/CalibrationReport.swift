/// Where a model's probabilities come true and where not: by decile of all events, and by county.
struct CalibrationReport: Hashable, Sendable, CustomStringConvertible {
    struct Row: Hashable, Sendable {
        /// `decile 3`, `county 17`, `all`.
        var name: String
        var bin: Calibration.Bin
        /// The hits are further from what was expected than chance explains.
        var isAstray: Bool
    }

    private(set) var rows: [Row] = []

    /// - Parameter deviations: beyond so many standard deviations a row is astray.
    init(_ watch: CountyCalibration, deviations: Double = 4) {
        let all = watch.all
        note("all", all.all, deviations)
        for (place, decile) in all.deciles.enumerated() { note("decile \(place + 1)", decile, deviations) }
        for (county, calibration) in watch.list { note("county \(county)", calibration.all, deviations) }
    }

    private mutating func note(_ name: String, _ bin: Calibration.Bin, _ deviations: Double) {
        // Fewer than one expected says nothing: a single order would be astray.
        let isTold = max(bin.expected, bin.hits) >= 5
        rows.append(Row(name: name, bin: bin, isAstray: isTold && abs(bin.deviation) > deviations))
    }

    var astray: [Row] { rows.filter(\.isAstray) }

    /// A line each: events, mean probability, share that happened, standard deviations between them.
    var description: String {
        rows.map { row in
            let events = max(row.bin.events, 1)
            let fields = [
                row.name, "\(Int(row.bin.events))", Self.short(row.bin.expected / events),
                Self.short(row.bin.hits / events), Self.short(row.bin.deviation), row.isAstray ? "astray" : "",
            ]
            return fields.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    /// To six decimals, without the trailing zeros.
    private static func short(_ value: Double) -> String { "\((value * 1e6).rounded() / 1e6)" }
}
