import Contracts
import Storage
import Values

/// Sums over the days of a period, for one lot, and for attributions for one article or channel of it.
struct ReportSums: Sendable {
    /// The article or channel as text, `0` for none; empty for other groupings, whose key the lot tells.
    let key: String
    let lot: LotID
    /// Counted once under the grouping's key, and once in all.
    let orders: Int64
    let allOrders: Int64
    /// Buyers who bought for the first time ever, under the key and in all.
    let newBuyers: Int64
    let allNewBuyers: Int64
    let gross: Int64
    let refunds: Int64
    let growerShare: Int64
    let drawn: Int64
    let returned: Int64
    let oversold: Int64
    let delivered: Int64
    let outsideWindow: Int64
    let certified: Int64
    let attributed: Int64
    let firstSaleOn: Day?
    let lastSaleOn: Day?
}

extension ReportSums {
    private static let columns: StaticString = """
        CAST(sum(d.orders) AS BIGINT), CAST(sum(d.buyers) AS BIGINT), CAST(sum(d.gross) AS BIGINT), CAST(sum(d.refunds) AS BIGINT),
        CAST(sum(d.grower_share) AS BIGINT), CAST(sum(d.drawn) AS BIGINT), CAST(sum(d.returned) AS BIGINT),
        CAST(sum(d.oversold) AS BIGINT), CAST(sum(d.delivered) AS BIGINT), CAST(sum(d.outside_window) AS BIGINT),
        CAST(sum(d.certified) AS BIGINT),
        CAST(sum(CASE WHEN d.article <> 0 OR d.channel <> 0 THEN d.gross - d.refunds ELSE 0 END) AS BIGINT),
        min(CASE WHEN d.gross > 0 OR d.drawn > 0 THEN d.day END),
        max(CASE WHEN d.gross > 0 OR d.drawn > 0 THEN d.day END)
        """

    static func all(
        _ grouping: ImpactGrouping, _ period: ReportPeriod, in transaction: Transaction
    ) throws(StorageError) -> [ReportSums] {
        try transaction.rows(
            """
            SELECT \(text: grouping.dayKey), d.lot, CAST(sum(\(text: grouping.ordersColumn)) AS BIGINT),
                CAST(sum(\(text: grouping.buyersColumn)) AS BIGINT), \(text: columns)
            FROM impact_day d \(period.filter) GROUP BY \(text: grouping.dayKey), d.lot
            """, ReportSums.init(row:))
    }

    private init(row: Row) throws(StorageError) {
        self.init(
            key: try row.value(0), lot: try row.value(1), orders: try row.value(2), allOrders: try row.value(4),
            newBuyers: try row.value(3), allNewBuyers: try row.value(5), gross: try row.value(6),
            refunds: try row.value(7), growerShare: try row.value(8), drawn: try row.value(9),
            returned: try row.value(10), oversold: try row.value(11), delivered: try row.value(12),
            outsideWindow: try row.value(13), certified: try row.value(14), attributed: try row.value(15),
            firstSaleOn: try row.value(16), lastSaleOn: try row.value(17))
    }
}

extension ReportPeriod {
    /// Nothing for an open period, so that the engine reads the table along and does not search it.
    var filter: Statement {
        switch (from, to) {
        case (nil, nil): ""
        case (let from?, nil): "WHERE day >= \(from)"
        case (nil, let to?): "WHERE day <= \(to)"
        case (let from?, let to?): "WHERE day >= \(from) AND day <= \(to)"
        }
    }
}

extension ImpactGrouping {
    fileprivate var dayKey: StaticString {
        switch self {
        case .product, .lot, .county: "CAST('' AS TEXT)"
        case .article: "CAST(d.article AS TEXT)"
        case .channel: "CAST(d.channel AS TEXT)"
        }
    }

    fileprivate var ordersColumn: StaticString {
        switch self {
        case .product: "d.product_orders"
        case .lot: "d.lot_orders"
        case .county: "d.county_orders"
        case .article: "d.article_orders"
        case .channel: "d.channel_orders"
        }
    }

    fileprivate var buyersColumn: StaticString {
        switch self {
        case .product: "d.product_buyers"
        case .lot: "d.lot_buyers"
        case .county: "d.county_buyers"
        case .article: "d.article_buyers"
        case .channel: "d.channel_buyers"
        }
    }
}
