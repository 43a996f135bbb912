import Contracts
import Storage

/// What stands in the tables that are drawn from the entries of one page.
struct DrawnRows {
    let lines: [Int64: [StoredLine]]
    let sales: [EntryID: SaleFact]
    private let ofOrder: [OrderID: [SaleFact]]
    private let ofBuyer: [Int64: [SaleFact]]
    let movements: [EntryID: Movement]
    let standings: [EntryID: SaleStanding]
    let credits: [EntryID: [Credit]]

    init(from first: Int64, through last: Int64, in transaction: Transaction) throws(StorageError) {
        lines = Dictionary(
            grouping: try EntryTable.lines(from: first, through: last, in: transaction), by: \.entry)
        sales = Dictionary(
            uniqueKeysWithValues: try SaleTable.between(first, last, in: transaction).map { ($0.entry, $0) })
        let related = try SaleTable.besidesThose(between: first, last, in: transaction)
        ofOrder = Dictionary(grouping: related, by: \.order)
        ofBuyer = Dictionary(grouping: related, by: \.buyer)
        movements = Dictionary(
            uniqueKeysWithValues: try MovementTable.between(first, last, in: transaction).map { ($0.entry, $0) })
        standings = try SaleTable.standings(beforeMovementsBetween: first, last, in: transaction)
        credits = Dictionary(grouping: try CreditTable.between(first, last, in: transaction), by: \.entry)
    }

    /// The sales of the same order or the same buyer that were booked before.
    func besides(_ sale: SaleFact) -> [SaleFact] {
        ((ofOrder[sale.order] ?? []) + (ofBuyer[sale.buyer] ?? [])).filter { $0.entry < sale.entry }
    }

    /// The name of a table that has rows for entries that are not there.
    static func tableBeyond(_ last: Int64, in transaction: Transaction) throws(StorageError) -> String? {
        let counts: [(String, Statement)] = [
            ("impact_line", "SELECT count(*) FROM impact_line WHERE entry < 1 OR entry > \(last)"),
            ("impact_sale", "SELECT count(*) FROM impact_sale WHERE entry < 1 OR entry > \(last)"),
            ("impact_movement", "SELECT count(*) FROM impact_movement WHERE entry < 1 OR entry > \(last)"),
            ("impact_credit", "SELECT count(*) FROM impact_credit WHERE entry < 1 OR entry > \(last)"),
        ]
        for (table, count) in counts where try transaction.value(count, as: Int64.self) > 0 { return table }
        return nil
    }
}
