import Contracts
import Storage
import Values

/// The SQL of `promotion_lot` and `promotion_listing`: what other rooms told of what is sold.
enum LotTable {
    private static let columns: StaticString =
        """
        id, product, code, unit, confirmed, remaining, opens_on, closes_on, currency, supplier, county, withdrawn_at
        """

    static func find(_ id: LotID, in transaction: Transaction) throws -> PromotedLot {
        guard let lot = try known(id, in: transaction) else {
            throw PromotionError.field("lot", .unknown(id.description))
        }
        return lot
    }

    static func known(_ id: LotID, in transaction: Transaction) throws(StorageError) -> PromotedLot? {
        try transaction.first("SELECT \(text: columns) FROM promotion_lot WHERE id = \(id)", PromotedLot.init(row:))
    }

    /// Those that can be sold on a day or later, the oldest first.
    static func open(on day: Day, in transaction: Transaction) throws(StorageError) -> [PromotedLot] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM promotion_lot
            WHERE closes_on >= \(day) AND withdrawn_at IS NULL AND remaining > 0 ORDER BY closes_on, id
            """, PromotedLot.init(row:))
    }

    /// Does nothing when the lot is known.
    static func add(_ lot: LotConfirmed, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_lot (id, product, code, unit, confirmed, remaining, opens_on, closes_on, currency,
                                       supplier, county)
            VALUES (\(lot.lot), \(lot.product), \(lot.code), \(lot.quantity.unit), \(lot.quantity.amount),
                    \(lot.quantity.amount), \(lot.opensOn), \(lot.closesOn), \(lot.gatePrice.currency), \(lot.supplier),
                    \(lot.county.code))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    static func set(_ id: LotID, remaining: Int64, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE promotion_lot SET remaining = \(remaining) WHERE id = \(id)")
    }

    static func withdraw(_ id: LotID, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE promotion_lot SET withdrawn_at = \(now) WHERE id = \(id) AND withdrawn_at IS NULL")
    }

    static func offer(_ listing: ListingOpened, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_listing (listing, lot, price_fen, pack, is_open)
            VALUES (\(listing.listing), \(listing.lot), \(listing.price.fen), \(listing.pack.amount), \(true))
            ON CONFLICT (listing) DO UPDATE SET
                lot = excluded.lot, price_fen = excluded.price_fen, pack = excluded.pack, is_open = excluded.is_open
            """)
    }

    static func close(_ listing: ListingID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE promotion_listing SET is_open = \(false) WHERE listing = \(listing)")
    }

    /// The open offer of a lot that was made first: price in fen and what a pack holds; nil when there is none.
    static func offer(
        of lot: LotID, in transaction: Transaction
    ) throws(StorageError) -> (price: Int64, pack: Int64)? {
        try transaction.first(
            """
            SELECT price_fen, pack FROM promotion_listing WHERE lot = \(lot) AND is_open ORDER BY listing LIMIT 1
            """
        ) { row throws(StorageError) in (try row.value(0), try row.value(1)) }
    }
}

extension PromotedLot {
    fileprivate init(row: Row) throws(StorageError) {
        let unit: Unit = try row.value(3)
        self.init(
            id: try row.value(0), product: try row.value(1), code: try row.value(2),
            confirmed: Quantity(amount: try row.value(4), unit: unit),
            remaining: Quantity(amount: try row.value(5), unit: unit), opensOn: try row.value(6),
            closesOn: try row.value(7), currency: try row.value(8), supplier: try row.value(9),
            county: try row.value(10), withdrawnAt: try row.value(11))
    }
}
