import Contracts
import Storage
import Values

/// What was sold of a lot on some days.
struct LotSales: Hashable, Sendable {
    /// Lines of orders.
    var orders: Int64 = 0
    /// Those that the site's own stories brought.
    var siteOrders: Int64 = 0
    /// In the lot's unit.
    var amount: Int64 = 0
    var gross: Int64 = 0
    /// The first day with an order; nil without any.
    var since: Day?
}

/// The SQL of `promotion_lot_day`: sales of each lot by day.
enum LotDayTable {
    static func add(_ sale: SaleRecorded, isOfSite: Bool, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_lot_day (lot, day, orders, site_orders, amount, gross_fen)
            VALUES (\(sale.lot), \(sale.occurredAt.day), 1, \(isOfSite ? 1 : 0), \(sale.drawn.amount), \(sale.gross.fen))
            ON CONFLICT (lot, day) DO UPDATE SET
                orders = promotion_lot_day.orders + 1, site_orders = promotion_lot_day.site_orders + excluded.site_orders,
                amount = promotion_lot_day.amount + excluded.amount,
                gross_fen = promotion_lot_day.gross_fen + excluded.gross_fen
            """)
    }

    static func sum(of lot: LotID, from day: Day, in transaction: Transaction) throws(StorageError) -> LotSales {
        try transaction.first(
            """
            SELECT CAST(coalesce(sum(orders), 0) AS BIGINT), CAST(coalesce(sum(site_orders), 0) AS BIGINT),
                   CAST(coalesce(sum(amount), 0) AS BIGINT), CAST(coalesce(sum(gross_fen), 0) AS BIGINT), min(day)
            FROM promotion_lot_day WHERE lot = \(lot) AND day >= \(day)
            """
        ) { row throws(StorageError) in
            LotSales(
                orders: try row.value(0), siteOrders: try row.value(1), amount: try row.value(2),
                gross: try row.value(3), since: try row.value(4))
        } ?? LotSales()
    }
}
