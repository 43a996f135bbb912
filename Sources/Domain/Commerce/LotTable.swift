import Contracts
import Storage
import Values

enum LotTable {
    private static let columns: StaticString =
        """
        id, product, code, unit, confirmed, remaining, oversold, opens_on, closes_on, gate_price_fen, currency, supplier,
        county, county_revision, withdrawn_at, withdrawn_reason
        """

    static func finding(_ ids: [LotID]) -> Statement {
        "SELECT \(text: columns) FROM commerce_lot WHERE id IN (\(list: ids))"
    }

    static func find(_ ids: [LotID], in transaction: Transaction) throws(StorageError) -> [StockLot] {
        ids.isEmpty ? [] : try transaction.rows(finding(ids), StockLot.init(row:))
    }

    static func find(_ id: LotID, in transaction: Transaction) throws -> StockLot {
        guard let lot = try find([id], in: transaction).first else { throw CommerceError.noSuchLot(id) }
        return lot
    }

    static func page(
        after: LotID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [StockLot] {
        try transaction.rows(
            "SELECT \(text: columns) FROM commerce_lot WHERE id > \(after ?? LotID(0)) ORDER BY id LIMIT \(limit)",
            StockLot.init(row:))
    }

    /// Does nothing when the lot is known.
    static func add(_ lot: StockLot, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_lot (id, product, code, unit, confirmed, remaining, oversold, opens_on, closes_on,
                                      gate_price_fen, currency, supplier, county, county_revision)
            VALUES (\(lot.id), \(lot.product), \(lot.code), \(lot.confirmed.unit), \(lot.confirmed.amount),
                    \(lot.remaining.amount), \(lot.oversold.amount), \(lot.opensOn), \(lot.closesOn),
                    \(lot.gatePrice.fen), \(lot.gatePrice.currency), \(lot.supplier), \(lot.county.code),
                    \(lot.county.revision))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    /// Moves the stock by what an order changed. Takes only what is there; false when it is not, and then
    /// nothing moved.
    static func move(
        _ id: LotID, drawing drawn: Int64, overselling oversold: Int64, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(moving(id, drawing: drawn, overselling: oversold)) == 1
    }

    static func moving(_ id: LotID, drawing drawn: Int64, overselling oversold: Int64) -> Statement {
        """
        UPDATE commerce_lot SET remaining = remaining - \(drawn), oversold = oversold + \(oversold)
        WHERE id = \(id) AND remaining >= \(drawn) AND (\(drawn) <= 0 OR withdrawn_at IS NULL)
        """
    }

    static func withdraw(
        _ id: LotID, at now: Instant, because reason: String, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE commerce_lot SET withdrawn_at = \(now), withdrawn_reason = \(reason)
            WHERE id = \(id) AND withdrawn_at IS NULL
            """)
    }
}

extension StockLot {
    fileprivate init(row: Row) throws(StorageError) {
        let unit: Unit = try row.value(3)
        var withdrawn: Withdrawn?
        if let at: Instant = try row.value(14) { withdrawn = Withdrawn(at: at, reason: try row.value(15)) }
        let code: String = try row.value(12)
        guard let county = CountyCode(code: code, revision: try row.value(13)) else {
            throw .column(12, "no county \(code)")
        }
        self.init(
            id: try row.value(0), product: try row.value(1), code: try row.value(2),
            confirmed: Quantity(amount: try row.value(4), unit: unit),
            remaining: Quantity(amount: try row.value(5), unit: unit),
            oversold: Quantity(amount: try row.value(6), unit: unit), opensOn: try row.value(7),
            closesOn: try row.value(8), gatePrice: Money(fen: try row.value(9), currency: try row.value(10)),
            supplier: try row.value(11), county: county, withdrawn: withdrawn)
    }
}
