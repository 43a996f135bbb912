import Contracts
import Members
import Storage
import Values

extension ImpactRoom {
    private static let pageSize = 1_000

    /// Where a journal of all entries up to now begins.
    public func journal(as format: JournalFormat) async throws(ImpactError) -> JournalPosition {
        JournalPosition(format: format, ledger: try await head(), after: 0, nextDay: 0)
    }

    /// The piece of a journal at a place. Pieces put together are the journal, byte for byte the same for the same root
    /// and names.
    public func page(of journal: JournalPosition) async throws(ImpactError) -> JournalPage {
        try await ground.store.read(refusing: ImpactError.self) { transaction in
            let page = try EntryTable.page(
                after: journal.after, through: journal.ledger.entries, limit: Self.pageSize, in: transaction)
            let last = page.last?.id ?? journal.ledger.entries
            var text = ""
            var nextDay = journal.nextDay
            if journal.after == 0 { text += try Self.head(of: journal, in: transaction) }
            for stored in page {
                guard let body = stored.body, let hash = stored.hash else { continue }
                let entry = try Entry(body: body)
                nextDay = max(nextDay, entry.occurredAt.day.number + 1)
                switch journal.format {
                case .jsonLines:
                    text += #"{"entry":\#(String(decoding: body, as: UTF8.self)),"hash":"\#(hash)"}"# + "\n"
                case .beancount: text += entry.beancount(hash: hash)
                }
            }
            guard last >= journal.ledger.entries else {
                let next = JournalPosition(
                    format: journal.format, ledger: journal.ledger, after: last, nextDay: nextDay)
                return JournalPage(text: text, next: next)
            }
            text += try Self.foot(of: journal, on: Day(number: nextDay), in: transaction)
            return JournalPage(text: text, next: nil)
        }
    }

    private static func head(of journal: JournalPosition, in transaction: Transaction) throws -> String {
        switch journal.format {
        case .jsonLines:
            let ledger: CanonicalJSON = [
                "ledger": [
                    "entries": .integer(journal.ledger.entries), "root": .string(journal.ledger.root.description),
                    "version": .integer(1),
                ]
            ]
            let names = try NameTable.all(in: transaction).map { $0.journalLine }
            return ([ledger.text] + names).map { $0 + "\n" }.joined()
        case .beancount:
            let accounts = try AccountTable.all(through: journal.ledger.entries, in: transaction)
            return Beancount.head(journal.ledger, accounts: accounts)
        }
    }

    private static func foot(of journal: JournalPosition, on day: Day, in transaction: Transaction) throws -> String {
        switch journal.format {
        case .jsonLines:
            return try RootTable.all(in: transaction).filter { $0.last <= journal.ledger.entries }
                .map { $0.journalLine + "\n" }.joined()
        case .beancount:
            let accounts = try AccountTable.all(through: journal.ledger.entries, in: transaction)
            return Beancount.foot(accounts, on: day)
        }
    }
}

extension NameTable.Named {
    fileprivate var journalLine: String {
        let json: CanonicalJSON = [
            "name": [
                "kind": .string(kind.rawValue), "thing": .string(String(thing)), "chinese": .string(name.chinese),
                "english": .string(name.english),
            ]
        ]
        return json.text
    }
}

extension SignedRoot {
    fileprivate var journalLine: String {
        let json: CanonicalJSON = [
            "root": [
                "day": .string(day.description), "first": .integer(first), "last": .integer(last),
                "root": .string(root.description), "head": .string(head.description),
                "public_key": .string(hexadecimal(publicKey)), "signature": .string(hexadecimal(signature)),
            ]
        ]
        return json.text
    }
}
