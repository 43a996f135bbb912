import Impact
import Values

/// The greatest rows as bars, for an inline SVG of 640 units' width. Its table says the same in numbers.
struct BarChart {
    private static let most = 10
    private static let width: Int64 = 640
    private static let rowHeight = 46

    struct Bar {
        let name: String
        let value: String
        let textY: Int
        let barY: Int
        let length: Int64
    }

    let height: Int
    let bars: [Bar]
    let summary: String

    /// Nil when there is nothing to compare.
    init?(_ report: ImpactReport, _ words: ImpactWords) {
        let rows = report.rows.filter { $0.figures.net.fen > 0 }.sorted { $0.figures.net.fen > $1.figures.net.fen }
        guard rows.count > 1, let greatest = rows.first?.figures.net.fen else { return nil }
        bars = rows.prefix(Self.most).enumerated().map { index, row in
            let name = row.name[words.language]
            let product = row.figures.net.fen.multipliedFullWidth(by: Self.width)
            return Bar(
                name: name.count > 32 ? name.prefix(31) + "…" : name, value: row.figures.net.display,
                textY: index * Self.rowHeight + 16, barY: index * Self.rowHeight + 23,
                length: max(2, greatest.dividingFullWidth(product).quotient))
        }
        height = bars.count * Self.rowHeight
        summary = words(
            "bars_summary",
            ["name": rows[0].name[words.language], "net": rows[0].figures.net.display, "number": "\(bars.count)"])
    }
}

/// The net of each day as columns; days on which refunds were more than sales hang below nothing and are left out.
struct DayChart {
    private static let width = 640
    private static let height: Int64 = 150

    struct Column {
        let day: String
        let net: String
        let goods: String
        let x: Int
        let y: Int64
        let length: Int64
    }

    let columns: [Column]
    let columnWidth: Int
    let width: Int
    let first: String
    let last: String
    let summary: String

    /// Nil for less than two days.
    init?(_ days: [DailyFigures], _ words: ImpactWords) {
        guard days.count > 1, let first = days.first, let last = days.last,
            let greatest = days.max(by: { $0.net.fen < $1.net.fen }), greatest.net.fen > 0
        else { return nil }
        let step = max(2, min(60, Self.width / days.count))
        columnWidth = max(1, step - (step > 5 ? 2 : 1))
        width = max(Self.width, step * days.count)
        columns = days.enumerated().map { index, day in
            let product = max(0, day.net.fen).multipliedFullWidth(by: Self.height)
            let length = greatest.net.fen.dividingFullWidth(product).quotient
            return Column(
                day: day.day.description, net: day.net.display, goods: words.goods(day.grams, day.places),
                x: index * step, y: Self.height - length, length: length)
        }
        self.first = first.day.description
        self.last = last.day.description
        summary = words(
            "days_summary",
            [
                "first": first.day.description, "last": last.day.description, "day": greatest.day.description,
                "net": greatest.net.display,
            ])
    }
}
