import Contracts
import Storage
import Values

enum MarketplaceTable {
    private static let columns: StaticString =
        "id, name, kind, address, currency, opened_at, opened_by, off_at, off_by, off_reason"

    static func finding(_ id: MarketplaceID) -> Statement {
        "SELECT \(text: columns) FROM commerce_marketplace WHERE id = \(id)"
    }

    static func known(_ id: MarketplaceID, in transaction: Transaction) throws(StorageError) -> Marketplace? {
        try transaction.first(finding(id), Marketplace.init(row:))
    }

    static func find(_ id: MarketplaceID, in transaction: Transaction) throws -> Marketplace {
        guard let found = try known(id, in: transaction) else { throw CommerceError.noSuchMarketplace(id) }
        return found
    }

    static func all(in transaction: Transaction) throws(StorageError) -> [Marketplace] {
        try transaction.rows(
            "SELECT \(text: columns) FROM commerce_marketplace ORDER BY id", Marketplace.init(row:))
    }

    static func isTaken(_ name: String, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.value(
            "SELECT count(*) FROM commerce_marketplace WHERE name = \(name)", as: Int64.self) > 0
    }

    static func add(_ marketplace: Marketplace, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_marketplace (id, name, kind, address, currency, opened_at, opened_by)
            VALUES (\(marketplace.id), \(marketplace.name), \(marketplace.kind), \(marketplace.address),
                    \(marketplace.currency), \(marketplace.openedAt), \(marketplace.openedBy))
            """)
    }

    /// Nil puts it back into use.
    static func set(
        _ off: Marketplace.SwitchedOff?, of id: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE commerce_marketplace
            SET off_at = \(off?.at), off_by = \(off?.by), off_reason = \(off?.reason) WHERE id = \(id)
            """)
    }
}

extension Marketplace {
    fileprivate init(row: Row) throws(StorageError) {
        var off: SwitchedOff?
        if let at: Instant = try row.value(7) {
            off = SwitchedOff(at: at, by: try row.value(8), reason: try row.value(9))
        }
        self.init(
            id: try row.value(0), name: try row.value(1), kind: try row.value(2), address: try row.value(3),
            currency: try row.value(4), openedAt: try row.value(5), openedBy: try row.value(6),
            switchedOff: off)
    }
}
