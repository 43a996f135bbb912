import Values

extension ImpactReport {
    /// The report as CSV (RFC 4180, UTF-8, a header, CR LF), byte for byte the same for the same ledger, period, grouping
    /// and names. The last line is the totals, with the key `total`.
    ///
    /// A name that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
    public var csv: String {
        var lines = [(["key", "name_zh", "name_en"] + totals.columns.map(\.name)).joined(separator: ",")]
        for row in rows {
            lines.append(Self.line([row.key, row.name.chinese, row.name.english], row.figures))
        }
        lines.append(Self.line(["total", "合计", "Total"], totals))
        return lines.map { $0 + "\r\n" }.joined()
    }

    /// The names of the figures in the JSON and the CSV, in the order of the CSV.
    public static var figureNames: [String] { ImpactFigures().columns.map(\.name) }

    private static func line(_ texts: [String], _ figures: ImpactFigures) -> String {
        let numbers = figures.columns.map { column in column.value.map { String($0) } ?? "" }
        return (texts.map(quoted) + numbers).joined(separator: ",")
    }

    private static func quoted(_ text: String) -> String {
        let looksLikeFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        let harmless = looksLikeFormula ? "'" + text : text
        guard harmless.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return harmless }
        return "\"" + harmless.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension ImpactFigures {
    /// The figures under the names that the JSON and the CSV give them, in the order of the CSV; money in fen.
    var columns: [(name: String, value: Int64?)] {
        [
            ("orders", orders),
            ("buyers", buyers),
            ("gross_fen", gross.fen),
            ("refunds_fen", refunds.fen),
            ("net_fen", net.fen),
            ("attributed_fen", attributed.fen),
            ("unattributed_fen", unattributed.fen),
            ("grower_share_fen", growerShare.fen),
            ("gate_fen_per_kg", gatePerKilogram?.fen),
            ("retail_fen_per_kg", retailPerKilogram?.fen),
            ("growers", growers),
            ("households", households),
            ("grams", grams.net),
            ("grams_confirmed", grams.confirmed),
            ("grams_delivered", grams.delivered),
            ("grams_returned", grams.returned),
            ("grams_oversold", grams.oversold),
            ("grams_outside_window", grams.outsideWindow),
            ("grams_certified", grams.certified),
            ("places", places.net),
            ("places_confirmed", places.confirmed),
            ("places_delivered", places.delivered),
            ("places_returned", places.returned),
            ("places_oversold", places.oversold),
            ("places_outside_window", places.outsideWindow),
            ("places_certified", places.certified),
        ]
    }
}
