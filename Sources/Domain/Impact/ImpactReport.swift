public import Values

/// What came of it all, by one grouping and for one period. Its figures follow from the ledger up to its root and from
/// nothing else; names are today's.
public struct ImpactReport: Hashable, Sendable {
    public let grouping: ImpactGrouping
    public let period: ReportPeriod
    /// The ledger that it was made from.
    public let ledger: LedgerHead
    /// The greatest net first.
    public let rows: [ImpactRow]
    /// The same whatever the grouping. Orders, buyers and households can be less than the rows' sums, because one order
    /// can hold two products and one buyer can buy twice.
    public let totals: ImpactFigures
    /// What stands on all growers' accounts at the ledger's end, whatever the period.
    public let owedToGrowers: Money
    /// Events that contradicted the books and are in no figure.
    public let unbooked: Int64
}

/// One line of a report.
public struct ImpactRow: Hashable, Sendable {
    /// The key of what nothing could be found for.
    public static let unattributed = "unattributed"

    /// A product's, lot's, article's or channel's identifier, a county's code, or ``unattributed``.
    public let key: String
    public let name: Localized
    public let figures: ImpactFigures
}
