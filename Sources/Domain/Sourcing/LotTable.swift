import Contracts
import Storage
import Values

/// The SQL of `sourcing_lot` and `sourcing_lot_withdrawal`.
enum LotTable {
    private static let columns: StaticString =
        """
        l.id, l.product, l.nomination, l.visit, l.code, l.quantity, l.unit, l.opens_on, l.closes_on, l.shelf_life_days,
        l.gate_price_fen, l.gate_price_currency, l.growers, l.households, l.household_list, l.supplier,
        l.certificate_number, l.certificate_issued_on, l.certificate_basis, l.certificate_paper, l.county_code,
        l.county_revision, l.confirmed_at, l.confirmed_by, w.kind, w.withdrawn_at, w.withdrawn_by, w.organization,
        w.reason
        """
    private static let tables: StaticString =
        "sourcing_lot l LEFT JOIN sourcing_lot_withdrawal w ON w.lot = l.id"

    static func add(_ lot: Lot, in transaction: Transaction) throws(StorageError) {
        let terms = lot.terms
        try transaction.run(
            """
            INSERT INTO sourcing_lot
                (id, product, nomination, visit, code, quantity, unit, opens_on, closes_on, shelf_life_days,
                 gate_price_fen, gate_price_currency, growers, households, household_list, supplier,
                 certificate_number, certificate_issued_on, certificate_basis, certificate_paper, county_code,
                 county_revision, confirmed_at, confirmed_by)
            VALUES (\(lot.id), \(lot.product), \(lot.nomination), \(lot.visit), \(terms.code),
                    \(terms.quantity.amount), \(terms.quantity.unit), \(terms.opensOn), \(terms.closesOn),
                    \(terms.shelfLifeDays), \(terms.gatePrice.fen), \(terms.gatePrice.currency), \(terms.growers),
                    \(terms.households), \(terms.householdList), \(terms.supplier), \(terms.certificate?.number),
                    \(terms.certificate?.issuedOn), \(terms.certificate?.basis), \(terms.certificate?.paper),
                    \(lot.county.code), \(lot.county.revision), \(lot.confirmedAt), \(lot.confirmedBy))
            """)
    }

    static func withdraw(
        _ lot: LotID, _ withdrawal: LotWithdrawal, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_lot_withdrawal (lot, kind, withdrawn_at, withdrawn_by, organization, reason)
            VALUES (\(lot), \(withdrawal.kind), \(withdrawal.at), \(withdrawal.by), \(withdrawal.organization),
                    \(withdrawal.reason))
            """)
    }

    static func find(_ id: LotID, in transaction: Transaction) throws -> Lot {
        let found = try transaction.first(
            "SELECT \(text: columns) FROM \(text: tables) WHERE l.id = \(id)", Lot.init(row:))
        guard let found else { throw SourcingError.noSuchLot(id) }
        return found
    }

    static func find(code: String, in transaction: Transaction) throws(StorageError) -> Lot? {
        try transaction.first(
            "SELECT \(text: columns) FROM \(text: tables) WHERE l.code = \(code)", Lot.init(row:))
    }

    static func find(
        of nominations: [NominationID], in transaction: Transaction
    ) throws(StorageError) -> [Lot] {
        guard !nominations.isEmpty else { return [] }
        return try transaction.rows(
            "SELECT \(text: columns) FROM \(text: tables) WHERE l.nomination IN (\(list: nominations)) ORDER BY l.id",
            Lot.init(row:))
    }

    /// Oldest first.
    static func find(of products: [ProductID], in transaction: Transaction) throws(StorageError) -> [Lot] {
        guard !products.isEmpty else { return [] }
        return try transaction.rows(
            "SELECT \(text: columns) FROM \(text: tables) WHERE l.product IN (\(list: products)) ORDER BY l.id",
            Lot.init(row:))
    }

    /// Newest first.
    static func list(
        before last: LotID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Lot] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM \(text: tables)
            WHERE l.id < \(last?.raw ?? .max) ORDER BY l.id DESC LIMIT \(limit)
            """, Lot.init(row:))
    }
}

extension Lot {
    fileprivate init(row: Row) throws(StorageError) {
        var certificate: Certificate?
        if let number = try row.value(16, as: String?.self) {
            certificate = Certificate(
                number: number, issuedOn: try row.value(17), basis: try row.value(18),
                paper: try row.value(19))
        }
        var withdrawal: LotWithdrawal?
        if let kind = try row.value(24, as: LotWithdrawal.Kind?.self) {
            withdrawal = LotWithdrawal(
                kind: kind, at: try row.value(25), by: try row.value(26), organization: try row.value(27),
                reason: try row.value(28))
        }
        self.init(
            id: try row.value(0), product: try row.value(1), nomination: try row.value(2),
            visit: try row.value(3),
            terms: LotTerms(
                code: try row.value(4), quantity: Quantity(amount: try row.value(5), unit: try row.value(6)),
                opensOn: try row.value(7), closesOn: try row.value(8), shelfLifeDays: try row.value(9),
                gatePrice: Money(fen: try row.value(10), currency: try row.value(11)),
                growers: try row.value(12),
                households: try row.value(13), householdList: try row.value(14), supplier: try row.value(15),
                certificate: certificate),
            county: try CountyCode(row: row, at: 20), confirmedAt: try row.value(22),
            confirmedBy: try row.value(23),
            withdrawal: withdrawal)
    }
}
