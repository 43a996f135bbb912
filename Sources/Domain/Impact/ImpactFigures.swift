public import Values

/// What a row of a report says, always as a whole set: gross beside refunds, sold beside confirmed and delivered.
public struct ImpactFigures: Hashable, Sendable {
    /// Fewer buyers than this are not told for less than a week (k-anonymity with k = 10).
    static let fewestBuyers: Int64 = 10

    /// Each order once, on the day of its first line.
    public internal(set) var orders: Int64 = 0
    /// Distinct buyers of each marketplace; the same person at two marketplaces counts twice, for nobody can tell.
    /// Nil when it would be 1 to 9 in a period shorter than a week.
    public internal(set) var buyers: Int64? = 0
    public internal(set) var gross = Money.zero
    public internal(set) var refunds = Money.zero
    /// What the growers are owed for the goods sold, less what was taken back.
    public internal(set) var growerShare = Money.zero
    /// Of the net: credited to an article or a channel by the last touch that the order carries.
    public internal(set) var attributed = Money.zero
    public internal(set) var grams = GoodsFigures()
    public internal(set) var places = GoodsFigures()
    /// Behind the lots that sold. A supplier's lots may share households, so each supplier counts with its largest lot:
    /// nobody counts twice, and the true number may be higher.
    public internal(set) var growers: Int64 = 0
    public internal(set) var households: Int64 = 0
    /// The first and the last day of the period on which something was sold.
    public internal(set) var firstSaleOn: Day?
    public internal(set) var lastSaleOn: Day?
    /// Of what is sold by weight, for the prices per kilogram.
    var netOfGrams = Money.zero
    var growerShareOfGrams = Money.zero

    public var net: Money { Money(fen: gross.fen - refunds.fen) }
    public var unattributed: Money { Money(fen: net.fen - attributed.fen) }

    /// What the growers get for a kilogram, over what was sold and kept; nil when nothing was.
    public var gatePerKilogram: Money? { Self.perKilogram(growerShareOfGrams, grams.net) }

    /// What buyers paid for a kilogram in the end, over what was sold and kept; nil when nothing was.
    public var retailPerKilogram: Money? { Self.perKilogram(netOfGrams, grams.net + grams.oversold) }

    /// Rounded to whole fen, halves up; the only figure of a report that is rounded.
    private static func perKilogram(_ money: Money, _ grams: Int64) -> Money? {
        guard grams > 0, money.fen >= 0 else { return nil }
        let (product, overflow) = money.fen.multipliedReportingOverflow(by: 2_000)
        guard !overflow else { return nil }
        return Money(fen: (product + grams) / (2 * grams))
    }
}

/// Goods of one unit.
public struct GoodsFigures: Hashable, Sendable {
    /// Confirmed at visits, for the lots of the row that moved or were open in the period.
    public internal(set) var confirmed: Int64 = 0
    /// Drawn from the lots by sales.
    public internal(set) var drawn: Int64 = 0
    /// Of that: back in the lot, or lost.
    public internal(set) var returned: Int64 = 0
    /// What was weighed or counted on delivery, beyond the lot included.
    public internal(set) var delivered: Int64 = 0
    /// Taken by shops beyond the lots, and not given back.
    public internal(set) var oversold: Int64 = 0
    /// Of what was drawn: on a day outside the lot's confirmed window.
    public internal(set) var outsideWindow: Int64 = 0
    /// Of what was drawn: on a day on which the lot's certificate was valid, from its issue to the lot's last day.
    public internal(set) var certified: Int64 = 0

    /// Drawn from the lots and not returned: never more than was confirmed.
    public var net: Int64 { drawn - returned }
}
