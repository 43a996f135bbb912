import Impact
import Values

extension ImpactPage {
    /// The public figures, always as a whole set: each good-looking number has the one beside it that puts it right.
    static func sections(_ report: ImpactReport, _ words: ImpactWords) -> [Section] {
        [money(report, words), goods(report.totals, words), people(report, words), causes(report.totals, words)]
    }

    private static func money(_ report: ImpactReport, _ words: ImpactWords) -> Section {
        let totals = report.totals
        return Section(
            title: words("money"),
            figures: [
                figure("gross", totals.gross.display, words), figure("refunds", totals.refunds.display, words),
                figure("net", totals.net.display, words),
                figure("grower_share", totals.growerShare.display, words),
                figure("growers_owed", report.owedToGrowers.display, words),
                figure("gate_price", totals.gatePerKilogram?.display ?? "–", words),
                figure("retail_price", totals.retailPerKilogram?.display ?? "–", words),
            ])
    }

    private static func goods(_ totals: ImpactFigures, _ words: ImpactWords) -> Section {
        let grams = totals.grams
        let places = totals.places
        return Section(
            title: words("goods"),
            figures: [
                figure("confirmed", words.goods(grams.confirmed, places.confirmed), words),
                figure("sold", words.goods(grams.net, places.net), words),
                figure("delivered", words.goods(grams.delivered, places.delivered), words),
                figure("returned", words.goods(grams.returned, places.returned), words),
                figure("oversold", words.goods(grams.oversold, places.oversold), words),
                figure("certified", words.goods(grams.certified, places.certified), words),
                figure("outside_window", words.goods(grams.outsideWindow, places.outsideWindow), words),
            ])
    }

    private static func people(_ report: ImpactReport, _ words: ImpactWords) -> Section {
        let totals = report.totals
        return Section(
            title: words("people"),
            figures: [
                figure("orders", words.count(totals.orders), words), figure("buyers", words.buyers(totals), words),
                figure("households", words.count(totals.households), words),
                figure("growers", words.count(totals.growers), words),
            ])
    }

    private static func causes(_ totals: ImpactFigures, _ words: ImpactWords) -> Section {
        Section(
            title: words("causes"),
            figures: [
                figure("attributed", totals.attributed.display, words, share(totals.attributed, of: totals.net, words)),
                figure(
                    "unattributed", totals.unattributed.display, words,
                    share(totals.unattributed, of: totals.net, words)),
                figure("incremental", words("not_measured"), words),
            ])
    }

    private static func share(_ part: Money, of whole: Money, _ words: ImpactWords) -> String {
        " (" + words.share(part.fen, of: whole.fen) + ")"
    }

    private static func figure(
        _ name: String, _ value: String, _ words: ImpactWords, _ more: String = ""
    ) -> Figure {
        Figure(name: words("figure.\(name)"), value: value + more, note: words("about.\(name)"))
    }
}
