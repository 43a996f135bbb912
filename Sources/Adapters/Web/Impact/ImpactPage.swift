import Impact
import Values

/// What `/impact` shows.
struct ImpactPage {
    struct Figure {
        let name: String
        let value: String
        let note: String?
    }

    struct Section {
        let title: String
        let figures: [Figure]
    }

    struct Tab {
        let name: String
        let href: String
        let isChosen: Bool
    }

    struct Row {
        let name: String
        let orders: String
        let buyers: String
        let gross: String
        let refunds: String
        let net: String
        let sold: String
        let confirmed: String
        let delivered: String
    }

    /// What the newspapers would write of it, out of the books; nil while nothing was sold.
    let sentence: String?
    let sections: [Section]
    let tabs: [Tab]
    let by: String
    let from: String
    let to: String
    let errors: [String: String]
    let period: String
    let keyName: String
    let rows: [Row]
    let total: Row
    let bars: BarChart?
    let days: DayChart?
    let isShorterThanAWeek: Bool
    let oversold: String?
    let unbooked: String?
    let csv: String
    let json: String
    let entries: String
    let root: String
    let signed: SignedDay?

    struct SignedDay {
        let day: String
        let last: String
        let root: String
        let publicKey: String
        let signature: String
    }

    init(
        report: ImpactReport, best: ImpactRow?, days: [DailyFigures], root: SignedRoot?, choice: ReportChoice,
        problem: Problem?, words: ImpactWords, typed: [String: String]
    ) {
        let totals = report.totals
        sentence = best.flatMap { Self.sentence($0, words) }
        sections = Self.sections(report, words)
        tabs = ImpactGrouping.allCases.map { grouping in
            Tab(
                name: words("by.\(grouping.rawValue)"), href: "/impact?\(choice.query(by: grouping))#rows",
                isChosen: grouping == choice.grouping)
        }
        by = choice.grouping.rawValue
        from = problem == nil ? choice.from?.description ?? "" : typed["from"] ?? ""
        to = problem == nil ? choice.to?.description ?? "" : typed["to"] ?? ""
        errors =
            problem.flatMap { problem in
                problem.field.map { [$0: problem.detail(words.house.renderer.catalogue, words.language)] }
            } ?? [:]
        period = Self.period(choice, words)
        keyName = words("key.\(choice.grouping.rawValue)")
        rows = report.rows.map { Row($0.name[words.language], $0.figures, words) }
        total = Row(words("total"), totals, words)
        bars = BarChart(report, words)
        self.days = DayChart(days, words)
        isShorterThanAWeek = report.period.isShorterThanAWeek
        oversold =
            totals.grams.oversold + totals.places.oversold > 0
            ? words("oversold_warning", ["goods": words.goods(totals.grams.oversold, totals.places.oversold)]) : nil
        unbooked = report.unbooked > 0 ? words("unbooked_warning", ["number": words.count(report.unbooked)]) : nil
        csv = "/impact.csv?\(choice.query())"
        json = "/api/v1/impact?\(choice.query())"
        entries = words.count(report.ledger.entries)
        self.root = report.ledger.root.description
        signed = root.map { root in
            SignedDay(
                day: root.day.description, last: words.count(root.last), root: root.root.description,
                publicKey: hexadecimal(root.publicKey), signature: hexadecimal(root.signature))
        }
    }

    private static func sentence(_ row: ImpactRow, _ words: ImpactWords) -> String? {
        let figures = row.figures
        guard let first = figures.firstSaleOn, let last = figures.lastSaleOn else { return nil }
        return words(
            first == last ? "sentence_of_a_day" : "sentence",
            [
                "product": row.name[words.language], "first": first.description, "last": last.description,
                "buyers": words.buyers(figures), "goods": words.goods(figures.grams.drawn, figures.places.drawn),
                "gross": figures.gross.display, "refunds": figures.refunds.display, "net": figures.net.display,
            ])
    }

    private static func period(_ choice: ReportChoice, _ words: ImpactWords) -> String {
        switch (choice.from, choice.to) {
        case (nil, nil): words("period.everything")
        case (let from?, nil): words("period.from", ["from": from.description])
        case (nil, let to?): words("period.to", ["to": to.description])
        case (let from?, let to?): words("period.between", ["from": from.description, "to": to.description])
        }
    }
}

extension ImpactPage.Row {
    init(_ name: String, _ figures: ImpactFigures, _ words: ImpactWords) {
        self.name = name
        orders = words.count(figures.orders)
        buyers = words.buyers(figures)
        gross = figures.gross.display
        refunds = figures.refunds.display
        net = figures.net.display
        sold = words.goods(figures.grams.net, figures.places.net)
        confirmed = words.goods(figures.grams.confirmed, figures.places.confirmed)
        delivered = words.goods(figures.grams.delivered, figures.places.delivered)
    }
}
