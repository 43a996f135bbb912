import Contracts
import Storage
import Values

enum ListingTable {
    /// With the lot's unit and the marketplace's currency, which a listing has from them. Tables as `l`, `s`
    /// (stock), `m`.
    private static let columns: StaticString =
        """
        l.id, l.marketplace, l.sku, l.product, l.lot, l.title, l.price_fen, m.currency, l.pack, s.unit, l.address,
        l.returns_resellable, l.version, l.opened_at, l.opened_by, l.closed_at, l.closed_by, l.closed_reason
        """
    private static let tables: StaticString =
        """
        commerce_listing l JOIN commerce_lot s ON s.id = l.lot JOIN commerce_marketplace m ON m.id = l.marketplace
        """

    static func finding(_ skus: [String], of marketplace: MarketplaceID) -> Statement {
        """
        SELECT \(text: columns) FROM \(text: tables)
        WHERE l.marketplace = \(marketplace) AND l.sku IN (\(list: skus))
        """
    }

    static func find(
        _ skus: [String], of marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) -> [Listing] {
        try transaction.rows(finding(skus, of: marketplace), Listing.init(row:))
    }

    static func find(_ id: ListingID, in transaction: Transaction) throws -> Listing {
        let found = try transaction.first(
            "SELECT \(text: columns) FROM \(text: tables) WHERE l.id = \(id)", Listing.init(row:))
        guard let found else { throw CommerceError.noSuchListing(id) }
        return found
    }

    static func open(
        on marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) -> [Listing] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM \(text: tables)
            WHERE l.marketplace = \(marketplace) AND l.closed_at IS NULL ORDER BY l.id
            """, Listing.init(row:))
    }

    static func page(
        _ filters: [Statement], after: ListingID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Listing] {
        let conditions = filters + ["l.id > \(after ?? ListingID(0))"]
        return try transaction.rows(
            """
            SELECT \(text: columns) FROM \(text: tables)
            WHERE \(Statement.joined(conditions, by: " AND ")) ORDER BY l.id LIMIT \(limit)
            """, Listing.init(row:))
    }

    static func add(_ listing: Listing, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_listing (id, marketplace, sku, product, lot, title, price_fen, pack, address,
                                          returns_resellable, version, opened_at, opened_by)
            VALUES (\(listing.id), \(listing.marketplace), \(listing.sku), \(listing.product), \(listing.lot),
                    \(listing.title), \(listing.price.fen), \(listing.pack.amount), \(listing.address),
                    \(listing.returnsAreResellable), \(listing.version), \(listing.openedAt), \(listing.openedBy))
            """)
    }

    static func update(_ listing: Listing, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE commerce_listing
            SET title = \(listing.title), price_fen = \(listing.price.fen), pack = \(listing.pack.amount),
                address = \(listing.address), returns_resellable = \(listing.returnsAreResellable),
                version = \(listing.version), closed_at = \(listing.closed?.at), closed_by = \(listing.closed?.by),
                closed_reason = \(listing.closed?.reason)
            WHERE id = \(listing.id)
            """)
    }
}

extension Listing {
    fileprivate init(row: Row) throws(StorageError) {
        var closed: Closed?
        if let at: Instant = try row.value(15) {
            closed = Closed(at: at, by: try row.value(16), reason: try row.value(17))
        }
        self.init(
            id: try row.value(0), marketplace: try row.value(1), sku: try row.value(2),
            product: try row.value(3),
            lot: try row.value(4), title: try row.value(5),
            price: Money(fen: try row.value(6), currency: try row.value(7)),
            pack: Quantity(amount: try row.value(8), unit: try row.value(9)), address: try row.value(10),
            returnsAreResellable: try row.value(11), version: try row.value(12), openedAt: try row.value(13),
            openedBy: try row.value(14), closed: closed)
    }
}
