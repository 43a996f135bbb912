import Contracts
import Storage
import Values

/// What a lot can still give.
struct LotStanding: Hashable, Sendable {
    let lot: LotID
    let product: ProductID
    let unit: Unit
    let county: String
    /// Never sold.
    let confirmed: Int64
    /// Came back and may be sold again.
    let resellable: Int64
    let window: LotWindow

    var available: Int64 { confirmed + resellable }
}

/// When a lot may be sold, and when its certificate is valid: from its issue to the lot's last day.
struct LotWindow: Hashable, Sendable {
    let opensOn: Day
    let closesOn: Day
    let certifiedOn: Day?

    func isOpen(on day: Day) -> Bool { opensOn <= day && day <= closesOn }
    func isCertified(on day: Day) -> Bool { certifiedOn.map { $0 <= day && day <= closesOn } ?? false }
}

/// `impact_lot`: what was confirmed of each lot, and what is left of it.
enum LotTable {
    /// The lot's standing if there is one, and the end of the ledger, in one question.
    static func find(
        _ lot: LotID, in transaction: Transaction
    ) throws(StorageError) -> (standing: LotStanding?, head: LedgerHead) {
        // The head is there as soon as a lot is, because a lot is an entry.
        let found = try transaction.first(
            """
            SELECT l.lot, l.product, l.unit, l.county, l.confirmed, l.resellable, l.opens_on, l.closes_on, l.certified_on,
                h.entries, h.hash
            FROM impact_lot l JOIN impact_head h ON h.one = 1 WHERE l.lot = \(lot)
            """
        ) { row throws(StorageError) in
            (
                LotStanding(
                    lot: try row.value(0), product: try row.value(1), unit: try row.value(2), county: try row.value(3),
                    confirmed: try row.value(4), resellable: try row.value(5),
                    window: LotWindow(
                        opensOn: try row.value(6), closesOn: try row.value(7), certifiedOn: try row.value(8))),
                LedgerHead(entries: try row.value(9), root: try row.value(10))
            )
        }
        guard let (standing, head) = found else { return (nil, try EntryTable.head(in: transaction)) }
        return (standing, head)
    }

    static func open(_ lot: LotSubject, by entry: EntryID, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_lot (
                lot, entry, product, code, unit, county, county_revision, supplier, growers, households, opens_on,
                closes_on, certified_on, quantity, confirmed, resellable
            )
            VALUES (
                \(lot.lot), \(entry), \(lot.product), \(lot.code), \(lot.quantity.unit), \(lot.county.code),
                \(lot.county.revision), \(lot.supplier), \(lot.growers), \(lot.households), \(lot.opensOn),
                \(lot.closesOn), \(lot.certifiedOn.cell), \(lot.quantity.amount), \(lot.quantity.amount), 0
            )
            """)
    }

    /// Follows the lines of an entry; refused by the table when more is taken than is there.
    static func move(_ lot: LotID, by entry: Entry, in transaction: Transaction) throws(StorageError) {
        let confirmed = entry.sum(of: .lot(lot, .confirmed))
        let resellable = entry.sum(of: .lot(lot, .resellable))
        guard confirmed != 0 || resellable != 0 else { return }
        try transaction.run(
            """
            UPDATE impact_lot SET confirmed = confirmed + \(confirmed), resellable = resellable + \(resellable)
            WHERE lot = \(lot)
            """)
    }
}

/// What a report needs of a lot.
struct LotFact: Hashable, Sendable {
    let lot: LotID
    let product: ProductID
    let code: String
    let quantity: Quantity
    let county: CountyCode
    let supplier: OrganizationID
    let growers: Int64
    let households: Int64
    let opensOn: Day
    let closesOn: Day
    let certifiedOn: Day?

    var window: LotWindow { LotWindow(opensOn: opensOn, closesOn: closesOn, certifiedOn: certifiedOn) }
}

extension LotFact {
    init(_ subject: LotSubject) {
        self.init(
            lot: subject.lot, product: subject.product, code: subject.code, quantity: subject.quantity,
            county: subject.county, supplier: subject.supplier, growers: subject.growers,
            households: subject.households, opensOn: subject.opensOn, closesOn: subject.closesOn,
            certifiedOn: subject.certifiedOn)
    }
}

/// A row of `impact_lot`.
struct LotRow: Hashable, Sendable {
    let entry: EntryID
    let subject: LotFact
    let confirmed: Int64
    let resellable: Int64
}

extension LotTable {
    static func all(in transaction: Transaction) throws(StorageError) -> [LotID: LotRow] {
        let rows = try transaction.rows(
            """
            SELECT lot, entry, product, code, unit, county, county_revision, supplier, growers, households, opens_on,
                closes_on, certified_on, quantity, confirmed, resellable
            FROM impact_lot
            """, LotRow.init(row:))
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.subject.lot, $0) })
    }
}

extension LotRow {
    fileprivate init(row: Row) throws(StorageError) {
        let code: String = try row.value(5)
        guard let county = CountyCode(code: code, revision: try row.value(6)) else {
            throw .column(5, "no county \(code)")
        }
        entry = try row.value(1)
        subject = LotFact(
            lot: try row.value(0), product: try row.value(2), code: try row.value(3),
            quantity: Quantity(amount: try row.value(13), unit: try row.value(4)), county: county,
            supplier: try row.value(7), growers: try row.value(8), households: try row.value(9),
            opensOn: try row.value(10), closesOn: try row.value(11), certifiedOn: try row.value(12))
        confirmed = try row.value(14)
        resellable = try row.value(15)
    }
}
