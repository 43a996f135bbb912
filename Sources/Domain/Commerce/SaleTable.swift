import Contracts
import Storage
import Values

enum SaleTable {
    private static let columns: StaticString =
        """
        id, order_id, line, listing, product, lot, packs, pack, unit, resellable, drawn, oversold, sold_at, gross_fen,
        refunded_fen, share_fen, share_reversed_fen, cancelled_packs, returned_packs, restored, wasted,
        oversold_restored, sent_packs, weighed, delivered
        """

    static func finding(of order: OrderID) -> Statement {
        "SELECT \(text: columns) FROM commerce_sale WHERE order_id = \(order)"
    }

    /// In the order of the lines.
    static func of(_ order: OrderID, in transaction: Transaction) throws(StorageError) -> [Sale] {
        try transaction.rows(finding(of: order), Sale.init(row:)).sorted { $0.id < $1.id }
    }

    static func pagingOversold(before: SaleID?, limit: Int) -> Statement {
        """
        SELECT \(text: columns) FROM commerce_sale
        WHERE oversold > oversold_restored AND id < \(before ?? SaleID(.max)) ORDER BY id DESC LIMIT \(limit)
        """
    }

    /// What shops sold beyond their lots and have not taken back, the newest first.
    static func oversold(
        before: SaleID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Sale] {
        try transaction.rows(pagingOversold(before: before, limit: limit), Sale.init(row:))
    }

    static func add(_ sale: Sale, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_sale (id, order_id, line, listing, product, lot, packs, pack, unit, resellable, drawn,
                                       oversold, sold_at, gross_fen, refunded_fen, share_fen, share_reversed_fen,
                                       cancelled_packs, returned_packs, restored, wasted, oversold_restored,
                                       sent_packs, weighed, delivered)
            VALUES (\(sale.id), \(sale.order), \(sale.line), \(sale.listing), \(sale.product), \(sale.lot),
                    \(sale.packs), \(sale.pack.amount), \(sale.pack.unit), \(sale.isResellable), \(sale.drawn),
                    \(sale.oversold), \(sale.soldAt), \(sale.gross.fen), \(sale.refunded.fen), \(sale.share.fen),
                    \(sale.shareReversed.fen), \(sale.cancelledPacks), \(sale.returnedPacks), \(sale.restored),
                    \(sale.wasted), \(sale.oversoldRestored), \(sale.sentPacks), \(sale.weighed), \(sale.delivered))
            """)
    }

    static func update(_ sale: Sale, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE commerce_sale
            SET packs = \(sale.packs), drawn = \(sale.drawn), oversold = \(sale.oversold), sold_at = \(sale.soldAt),
                gross_fen = \(sale.gross.fen), refunded_fen = \(sale.refunded.fen), share_fen = \(sale.share.fen),
                share_reversed_fen = \(sale.shareReversed.fen), cancelled_packs = \(sale.cancelledPacks),
                returned_packs = \(sale.returnedPacks), restored = \(sale.restored), wasted = \(sale.wasted),
                oversold_restored = \(sale.oversoldRestored), sent_packs = \(sale.sentPacks),
                weighed = \(sale.weighed), delivered = \(sale.delivered)
            WHERE id = \(sale.id)
            """)
    }
}

extension Sale {
    /// Money is in yuan as long as that is the only currency of books; see ``Currency``.
    fileprivate init(row: Row) throws(StorageError) {
        self.init(
            id: try row.value(0), order: try row.value(1), line: try row.value(2), listing: try row.value(3),
            product: try row.value(4), lot: try row.value(5), packs: try row.value(6),
            pack: Quantity(amount: try row.value(7), unit: try row.value(8)), isResellable: try row.value(9),
            drawn: try row.value(10), oversold: try row.value(11), soldAt: try row.value(12),
            gross: .fen(try row.value(13)), refunded: .fen(try row.value(14)), share: .fen(try row.value(15)),
            shareReversed: .fen(try row.value(16)), cancelledPacks: try row.value(17),
            returnedPacks: try row.value(18), restored: try row.value(19), wasted: try row.value(20),
            oversoldRestored: try row.value(21), sentPacks: try row.value(22), weighed: try row.value(23),
            delivered: try row.value(24))
    }
}
