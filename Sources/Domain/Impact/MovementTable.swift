import Contracts
import Storage

/// What a reversal or a delivery changes of what is left of its sale.
struct Movement: Hashable, Sendable {
    let entry: EntryID
    let sale: EntryID
    /// Given back, and owed less.
    let money: Int64
    let growerShare: Int64
    /// Changes of what stands where: the minus of what is taken.
    let reserved: Int64
    let shipped: Int64
    let oversold: Int64
    let oversoldShipped: Int64
}

extension Movement {
    /// Nil when the entry follows no sale.
    init?(_ entry: Entry, supplier: OrganizationID) {
        guard case .follows(let sale, let lot, let product) = entry.subject else { return nil }
        self.init(
            entry: entry.id, sale: sale, money: entry.sum(of: .refunds(product)),
            growerShare: entry.sum(of: .growerPayable(supplier)), reserved: entry.sum(of: .lot(lot, .reserved)),
            shipped: entry.sum(of: .lot(lot, .shipped)), oversold: entry.sum(of: .oversold(lot)),
            oversoldShipped: entry.sum(of: .oversoldShipped(lot)))
    }

    /// Whether no more is taken than was left.
    func fits(_ sale: SaleStanding) -> Bool {
        money <= sale.money && growerShare <= sale.growerShare && sale.reserved + reserved >= 0
            && sale.shipped + shipped >= 0 && sale.oversold + oversold >= 0
            && sale.oversoldShipped + oversoldShipped >= 0
    }
}

/// `impact_movement`
enum MovementTable {
    static func insert(_ movement: Movement, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_movement (
                entry, sale_entry, money, grower_share, reserved, shipped, oversold, oversold_shipped
            )
            VALUES (
                \(movement.entry), \(movement.sale), \(movement.money), \(movement.growerShare), \(movement.reserved),
                \(movement.shipped), \(movement.oversold), \(movement.oversoldShipped)
            )
            """)
    }

    static func between(
        _ first: Int64, _ last: Int64, in transaction: Transaction
    ) throws(StorageError) -> [Movement] {
        try transaction.rows(
            """
            SELECT entry, sale_entry, money, grower_share, reserved, shipped, oversold, oversold_shipped
            FROM impact_movement WHERE entry >= \(first) AND entry <= \(last) ORDER BY entry
            """
        ) { row throws(StorageError) in
            Movement(
                entry: try row.value(0), sale: try row.value(1), money: try row.value(2), growerShare: try row.value(3),
                reserved: try row.value(4), shipped: try row.value(5), oversold: try row.value(6),
                oversoldShipped: try row.value(7))
        }
    }
}
