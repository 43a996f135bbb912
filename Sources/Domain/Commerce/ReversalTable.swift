import Contracts
import Storage
import Values

enum ReversalTable {
    static func add(
        _ reversal: Reversal, of order: OrderID, by message: Identifier<MessageMark>, at now: Instant,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_reversal (id, order_id, sale, refund_number, cause, money_fen, share_fen, restored,
                                           wasted, oversold_restored, reason, occurred_at, recorded_at, message)
            VALUES (\(reversal.id), \(order), \(reversal.sale), \(reversal.refundNumber), \(reversal.cause.rawValue),
                    \(reversal.money.fen), \(reversal.share.fen), \(reversal.restored.amount),
                    \(reversal.wasted.amount), \(reversal.oversoldRestored.amount), \(reversal.reason),
                    \(reversal.occurredAt), \(now), \(message))
            """)
    }

    /// In the order in which they were booked.
    static func of(_ order: OrderID, in transaction: Transaction) throws(StorageError) -> [Reversal] {
        try transaction.rows(
            """
            SELECT r.id, r.sale, r.refund_number, r.cause, r.money_fen, r.share_fen, r.restored, r.wasted,
                   r.oversold_restored, r.reason, r.occurred_at, s.unit
            FROM commerce_reversal r JOIN commerce_sale s ON s.id = r.sale
            WHERE r.order_id = \(order) ORDER BY r.id
            """, Reversal.init(row:))
    }
}

extension Reversal {
    fileprivate init(row: Row) throws(StorageError) {
        let unit: Unit = try row.value(11)
        let cause: String = try row.value(3)
        guard let cause = SaleReversed.Cause(rawValue: cause) else { throw .column(3, "no cause \(cause)") }
        self.init(
            id: try row.value(0), sale: try row.value(1), refundNumber: try row.value(2), cause: cause,
            money: .fen(try row.value(4)), share: .fen(try row.value(5)),
            restored: Quantity(amount: try row.value(6), unit: unit),
            wasted: Quantity(amount: try row.value(7), unit: unit),
            oversoldRestored: Quantity(amount: try row.value(8), unit: unit), reason: try row.value(9),
            occurredAt: try row.value(10))
    }
}
