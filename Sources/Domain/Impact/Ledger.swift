import Contracts
import Storage
import Values

/// Puts entries into the journal and into what is drawn from it. All that it writes follows from the entry and from what
/// the journal holds already, so a journal alone rebuilds everything.
enum Ledger {
    static func book(
        lot entry: Entry, _ subject: LotSubject, after head: LedgerHead, in transaction: Transaction
    ) throws(StorageError) {
        _ = try EntryTable.append(entry, after: head, in: transaction)
        try LotTable.open(subject, by: entry.id, in: transaction)
    }

    static func book(
        withdrawal entry: Entry, after head: LedgerHead, in transaction: Transaction
    ) throws(StorageError) {
        _ = try EntryTable.append(entry, after: head, in: transaction)
    }

    static func book(
        sale entry: Entry, _ fact: SaleFact, from lot: LotStanding, touch: SaleCredit, besides others: [SaleFact],
        after head: LedgerHead, in transaction: Transaction
    ) throws(StorageError) {
        _ = try EntryTable.append(entry, after: head, in: transaction)
        try SaleTable.insert(fact, in: transaction)
        try LotTable.move(fact.lot, by: entry, in: transaction)
        try CreditTable.insert(Credit(lastTouch: touch, of: entry.id, amount: fact.gross), in: transaction)
        try DayTable.add(DayFigures(fact, from: lot.window, besides: others), to: fact.dayKey, in: transaction)
    }

    static func book(
        movement entry: Entry, _ movement: Movement, of sale: SaleStanding, after head: LedgerHead,
        in transaction: Transaction
    ) throws(StorageError) {
        _ = try EntryTable.append(entry, after: head, in: transaction)
        try MovementTable.insert(movement, in: transaction)
        try LotTable.move(sale.lot, by: entry, in: transaction)
        if entry.kind != .delivery {
            try CreditTable.insert(
                Credit(lastTouch: sale.touch, of: entry.id, amount: -movement.money), in: transaction)
        }
        try DayTable.add(
            DayFigures(entry, movement), to: sale.dayKey(on: entry.occurredAt.day), in: transaction)
    }
}

extension SaleFact {
    var dayKey: DayFigures.Key { DayFigures.Key(day: day, lot: lot, article: article, channel: channel) }
}

extension SaleStanding {
    /// Under what a later movement is counted: its own day, and the sale's article and channel.
    func dayKey(on day: Day) -> DayFigures.Key {
        DayFigures.Key(day: day, lot: lot, article: touch.article?.raw ?? 0, channel: touch.channel?.raw ?? 0)
    }
}
