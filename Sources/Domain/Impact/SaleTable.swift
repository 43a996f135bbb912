import Contracts
import Crypto
import Storage
import Values

/// One sale as the reports need it, drawn from its entry alone.
struct SaleFact: Hashable, Sendable {
    let entry: EntryID
    let sale: SaleID
    let order: OrderID
    let marketplace: MarketplaceID
    let lot: LotID
    let product: ProductID
    let county: String
    let supplier: OrganizationID
    let unit: Unit
    /// The first 63 bits of SHA-256 over the marketplace and the commitment: two buyers of ten million share one with a
    /// chance of five in a million.
    let buyer: Int64
    /// 0 where there is none.
    let article: Int64
    let channel: Int64
    let evidence: String
    let day: Day
    let gross: Int64
    let growerShare: Int64
    let drawn: Int64
    let oversold: Int64
}

extension SaleFact {
    /// Nil when the entry is not a sale, or names no order.
    init?(_ entry: Entry, unit: Unit) {
        guard case .sale(let subject) = entry.subject, let marketplace = entry.source.marketplace,
            let order = entry.source.order, let sale = entry.source.sale
        else { return nil }
        self.init(
            entry: entry.id, sale: sale, order: order, marketplace: marketplace, lot: subject.lot,
            product: subject.product, county: subject.county.code, supplier: subject.supplier, unit: unit,
            buyer: Self.number(of: subject.buyer, at: marketplace), article: subject.touch.article?.raw ?? 0,
            channel: subject.touch.channel?.raw ?? 0, evidence: subject.touch.evidence, day: entry.occurredAt.day,
            gross: entry.sum(of: .buyer(marketplace)), growerShare: -entry.sum(of: .growerPayable(subject.supplier)),
            drawn: entry.sum(of: .lot(subject.lot, .reserved)), oversold: entry.sum(of: .oversold(subject.lot)))
    }

    static func number(of buyer: String, at marketplace: MarketplaceID) -> Int64 {
        let hash = SHA256.hash(data: Array("\(marketplace):\(buyer)".utf8))
        return Int64(hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1)
    }
}

/// `impact_sale`
enum SaleTable {
    private static let columns: StaticString = """
        entry, sale, order_id, marketplace, lot, product, county, supplier, unit, buyer, article, channel, evidence, day,
        gross, grower_share, drawn, oversold
        """

    static func insert(_ fact: SaleFact, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_sale (\(text: columns))
            VALUES (
                \(fact.entry), \(fact.sale), \(fact.order), \(fact.marketplace), \(fact.lot), \(fact.product),
                \(fact.county), \(fact.supplier), \(fact.unit), \(fact.buyer), \(fact.article), \(fact.channel),
                \(fact.evidence), \(fact.day), \(fact.gross), \(fact.growerShare), \(fact.drawn), \(fact.oversold)
            )
            """)
    }

    /// The sales of the same order or the same buyer that are booked already.
    static func besides(
        _ order: OrderID, _ buyer: Int64, in transaction: Transaction
    ) throws(StorageError) -> [SaleFact] {
        try transaction.rows(
            "SELECT \(text: columns) FROM impact_sale WHERE order_id = \(order) OR buyer = \(buyer)",
            SaleFact.init(row:))
    }

    static func between(
        _ first: Int64, _ last: Int64, in transaction: Transaction
    ) throws(StorageError) -> [SaleFact] {
        try transaction.rows(
            "SELECT \(text: columns) FROM impact_sale WHERE entry >= \(first) AND entry <= \(last) ORDER BY entry",
            SaleFact.init(row:))
    }

    /// What is left of a sale after all that followed it.
    static func standing(
        of sale: SaleID, in transaction: Transaction
    ) throws(StorageError) -> SaleStanding? {
        try transaction.first(
            """
            SELECT \(text: left)
            FROM impact_sale s LEFT JOIN impact_movement m ON m.sale_entry = s.entry
            WHERE s.sale = \(sale)
            GROUP BY s.entry
            """
        ) { row throws(StorageError) in try SaleStanding(row: row, from: 0) }
    }

    static func standing(
        of entry: EntryID, in transaction: Transaction
    ) throws(StorageError) -> SaleStanding? {
        try transaction.first(
            """
            SELECT \(text: left)
            FROM impact_sale s LEFT JOIN impact_movement m ON m.sale_entry = s.entry
            WHERE s.entry = \(entry)
            GROUP BY s.entry
            """
        ) { row throws(StorageError) in try SaleStanding(row: row, from: 0) }
    }

    /// For each movement between two entries, what was left of its sale just before it.
    static func standings(
        beforeMovementsBetween first: Int64, _ last: Int64, in transaction: Transaction
    ) throws(StorageError) -> [EntryID: SaleStanding] {
        let rows = try transaction.rows(
            """
            SELECT followed.entry, \(text: left)
            FROM impact_movement followed
            JOIN impact_sale s ON s.entry = followed.sale_entry
            LEFT JOIN impact_movement m ON m.sale_entry = followed.sale_entry AND m.entry < followed.entry
            WHERE followed.entry >= \(first) AND followed.entry <= \(last)
            GROUP BY followed.entry, s.entry
            """
        ) { row throws(StorageError) in
            (try row.value(0, as: EntryID.self), try SaleStanding(row: row, from: 1))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The sales of all orders and buyers that have a sale between two entries, for counting each once.
    static func besidesThose(
        between first: Int64, _ last: Int64, in transaction: Transaction
    ) throws(StorageError) -> [SaleFact] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM impact_sale
            WHERE order_id IN (SELECT order_id FROM impact_sale WHERE entry >= \(first) AND entry <= \(last))
                OR buyer IN (SELECT buyer FROM impact_sale WHERE entry >= \(first) AND entry <= \(last))
            """, SaleFact.init(row:))
    }

    private static let left: StaticString = """
        s.entry, s.order_id, s.sale, s.marketplace, s.lot, s.product, s.supplier, s.unit, s.article, s.channel, s.evidence,
        s.gross - CAST(COALESCE(sum(m.money), 0) AS BIGINT),
        s.grower_share - CAST(COALESCE(sum(m.grower_share), 0) AS BIGINT),
        s.drawn + CAST(COALESCE(sum(m.reserved), 0) AS BIGINT),
        CAST(COALESCE(sum(m.shipped), 0) AS BIGINT),
        s.oversold + CAST(COALESCE(sum(m.oversold), 0) AS BIGINT),
        CAST(COALESCE(sum(m.oversold_shipped), 0) AS BIGINT)
        """
}

extension SaleFact {
    init(row: Row) throws(StorageError) {
        self.init(
            entry: try row.value(0), sale: try row.value(1), order: try row.value(2), marketplace: try row.value(3),
            lot: try row.value(4), product: try row.value(5), county: try row.value(6), supplier: try row.value(7),
            unit: try row.value(8), buyer: try row.value(9), article: try row.value(10), channel: try row.value(11),
            evidence: try row.value(12), day: try row.value(13), gross: try row.value(14),
            growerShare: try row.value(15), drawn: try row.value(16), oversold: try row.value(17))
    }
}

extension SaleStanding {
    init(row: Row, from first: Int) throws(StorageError) {
        let article: Int64 = try row.value(first + 8)
        let channel: Int64 = try row.value(first + 9)
        self.init(
            entry: try row.value(first), order: try row.value(first + 1), sale: try row.value(first + 2),
            marketplace: try row.value(first + 3), lot: try row.value(first + 4), product: try row.value(first + 5),
            supplier: try row.value(first + 6), unit: try row.value(first + 7),
            touch: SaleCredit(
                article: article == 0 ? nil : ArticleID(article), channel: channel == 0 ? nil : ChannelID(channel),
                evidence: try row.value(first + 10)),
            money: try row.value(first + 11), growerShare: try row.value(first + 12),
            reserved: try row.value(first + 13), shipped: try row.value(first + 14),
            oversold: try row.value(first + 15), oversoldShipped: try row.value(first + 16))
    }
}
