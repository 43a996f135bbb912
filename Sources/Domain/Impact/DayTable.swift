import Contracts
import Storage
import Values

/// What one entry adds to the figures of a day, of one lot, article and channel.
struct DayFigures: Hashable, Sendable {
    struct Key: Hashable, Sendable {
        let day: Day
        let lot: LotID
        /// 0 where there is none.
        let article: Int64
        let channel: Int64
    }

    var orders = KeyCounts()
    /// Buyers who never bought before.
    var buyers = KeyCounts()
    var gross: Int64 = 0
    var refunds: Int64 = 0
    var growerShare: Int64 = 0
    var drawn: Int64 = 0
    /// Of what was drawn: back in the lot, or lost.
    var returned: Int64 = 0
    var oversold: Int64 = 0
    var delivered: Int64 = 0
    /// Of what was drawn: on a day on which the lot was not to be sold, and on one on which its certificate was valid.
    var outsideWindow: Int64 = 0
    var certified: Int64 = 0

    static func += (left: inout Self, right: Self) {
        left.orders += right.orders
        left.buyers += right.buyers
        left.gross += right.gross
        left.refunds += right.refunds
        left.growerShare += right.growerShare
        left.drawn += right.drawn
        left.returned += right.returned
        left.oversold += right.oversold
        left.delivered += right.delivered
        left.outsideWindow += right.outsideWindow
        left.certified += right.certified
    }
}

extension DayFigures {
    /// `others` are all sales booked before of the same order or the same buyer.
    init(_ sale: SaleFact, from lot: LotWindow, besides others: [SaleFact]) {
        orders = KeyCounts(sale, besides: others.filter { $0.order == sale.order })
        buyers = KeyCounts(sale, besides: others.filter { $0.buyer == sale.buyer })
        outsideWindow = lot.isOpen(on: sale.day) ? 0 : sale.drawn
        certified = lot.isCertified(on: sale.day) ? sale.drawn : 0
        gross = sale.gross
        growerShare = sale.growerShare
        drawn = sale.drawn
        oversold = sale.oversold
    }

    init(_ entry: Entry, _ movement: Movement) {
        refunds = movement.money
        growerShare = -movement.growerShare
        if entry.kind == .delivery {
            guard case .follows(_, let lot, _) = entry.subject else { return }
            delivered = movement.shipped + movement.oversoldShipped + entry.sum(of: .surplus(lot))
        } else {
            returned = -movement.reserved - movement.shipped
            oversold = movement.oversold + movement.oversoldShipped
        }
    }
}

/// `impact_day`
enum DayTable {
    private static let columns: StaticString = """
        orders, product_orders, lot_orders, county_orders, article_orders, channel_orders,
        buyers, product_buyers, lot_buyers, county_buyers, article_buyers, channel_buyers,
        gross, refunds, grower_share, drawn, returned, oversold, delivered, outside_window, certified
        """

    static func add(_ figures: DayFigures, to key: DayFigures.Key, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_day (day, lot, article, channel, \(text: columns))
            VALUES (
                \(key.day), \(key.lot), \(key.article), \(key.channel), \(figures.orders.all), \(figures.orders.product),
                \(figures.orders.lot), \(figures.orders.county), \(figures.orders.article), \(figures.orders.channel),
                \(figures.buyers.all), \(figures.buyers.product), \(figures.buyers.lot), \(figures.buyers.county),
                \(figures.buyers.article), \(figures.buyers.channel),
                \(figures.gross), \(figures.refunds), \(figures.growerShare), \(figures.drawn), \(figures.returned),
                \(figures.oversold), \(figures.delivered), \(figures.outsideWindow), \(figures.certified)
            )
            ON CONFLICT (day, lot, article, channel) DO UPDATE SET
                orders = impact_day.orders + excluded.orders,
                product_orders = impact_day.product_orders + excluded.product_orders,
                lot_orders = impact_day.lot_orders + excluded.lot_orders,
                county_orders = impact_day.county_orders + excluded.county_orders,
                article_orders = impact_day.article_orders + excluded.article_orders,
                channel_orders = impact_day.channel_orders + excluded.channel_orders,
                buyers = impact_day.buyers + excluded.buyers,
                product_buyers = impact_day.product_buyers + excluded.product_buyers,
                lot_buyers = impact_day.lot_buyers + excluded.lot_buyers,
                county_buyers = impact_day.county_buyers + excluded.county_buyers,
                article_buyers = impact_day.article_buyers + excluded.article_buyers,
                channel_buyers = impact_day.channel_buyers + excluded.channel_buyers,
                gross = impact_day.gross + excluded.gross,
                refunds = impact_day.refunds + excluded.refunds,
                grower_share = impact_day.grower_share + excluded.grower_share,
                drawn = impact_day.drawn + excluded.drawn,
                returned = impact_day.returned + excluded.returned,
                oversold = impact_day.oversold + excluded.oversold,
                delivered = impact_day.delivered + excluded.delivered,
                outside_window = impact_day.outside_window + excluded.outside_window,
                certified = impact_day.certified + excluded.certified
            """)
    }

    /// All rows, for holding them against the entries.
    static func all(in transaction: Transaction) throws(StorageError) -> [DayFigures.Key: DayFigures] {
        var days: [DayFigures.Key: DayFigures] = [:]
        let rows = try transaction.rows("SELECT day, lot, article, channel, \(text: columns) FROM impact_day") {
            row throws(StorageError) in
            (
                DayFigures.Key(
                    day: try row.value(0), lot: try row.value(1), article: try row.value(2), channel: try row.value(3)),
                try DayFigures(row: row, from: 4)
            )
        }
        for (key, figures) in rows { days[key] = figures }
        return days
    }
}

extension DayFigures {
    init(row: Row, from first: Int) throws(StorageError) {
        orders = try KeyCounts(row: row, from: first)
        buyers = try KeyCounts(row: row, from: first + 6)
        gross = try row.value(first + 12)
        refunds = try row.value(first + 13)
        growerShare = try row.value(first + 14)
        drawn = try row.value(first + 15)
        returned = try row.value(first + 16)
        oversold = try row.value(first + 17)
        delivered = try row.value(first + 18)
        outsideWindow = try row.value(first + 19)
        certified = try row.value(first + 20)
    }
}
