import Contracts
import Storage
import Values

/// Listings as readers see them: with the marketplace's name and what the lot can still give.
enum OfferTable {
    private static let columns: StaticString =
        """
        l.id, l.marketplace, m.name, l.product, l.lot, l.sku, l.title, l.price_fen, m.currency, l.pack, s.unit,
        l.address, s.remaining, s.opens_on, s.closes_on, s.withdrawn_at, l.closed_at, m.off_at
        """
    private static let tables: StaticString =
        """
        commerce_listing l JOIN commerce_lot s ON s.id = l.lot JOIN commerce_marketplace m ON m.id = l.marketplace
        """

    static func finding(_ products: [ProductID]) -> Statement {
        """
        SELECT \(text: columns) FROM \(text: tables)
        WHERE l.product IN (\(list: products)) ORDER BY l.id
        """
    }

    static func of(
        _ products: [ProductID], on today: Day, in transaction: Transaction
    ) throws(StorageError) -> [ListingOffer] {
        try transaction.rows(finding(products)) { row throws(StorageError) in
            try ListingOffer(row: row, on: today)
        }
    }

    static func find(
        _ id: ListingID, on today: Day, in transaction: Transaction
    ) throws(StorageError) -> ListingOffer? {
        try transaction.first("SELECT \(text: columns) FROM \(text: tables) WHERE l.id = \(id)") {
            row throws(StorageError) in try ListingOffer(row: row, on: today)
        }
    }
}

extension ListingOffer {
    fileprivate init(row: Row, on today: Day) throws(StorageError) {
        let unit: Unit = try row.value(10)
        let opensOn: Day = try row.value(13)
        let closesOn: Day = try row.value(14)
        let withdrawnAt: Instant? = try row.value(15)
        let closedAt: Instant? = try row.value(16)
        let offAt: Instant? = try row.value(17)
        let remaining: Int64 = try row.value(12)
        self.init(
            id: try row.value(0), marketplace: try row.value(1), marketplaceName: try row.value(2),
            product: try row.value(3), lot: try row.value(4), sku: try row.value(5), title: try row.value(6),
            price: Money(fen: try row.value(7), currency: try row.value(8)),
            pack: Quantity(amount: try row.value(9), unit: unit), address: try row.value(11),
            remaining: Quantity(amount: withdrawnAt == nil ? remaining : 0, unit: unit), closesOn: closesOn,
            isOpen: closedAt == nil && offAt == nil && withdrawnAt == nil && opensOn <= today
                && today <= closesOn)
    }
}
