import Contracts
import Members
import Storage
import Values

extension ImpactRoom {
    /// Rebuilds ledger, tables and names from the lines of a journal (``JournalFormat/jsonLines``) in an empty database;
    /// returns where the ledger then ends. Each hash must be the one that the chain gives.
    ///
    /// Then ``verify(publicKey:progress:)`` and every report say what they said where the journal was written.
    @discardableResult
    public func rebuild<Lines: AsyncSequence & Sendable>(
        from lines: Lines
    ) async throws -> LedgerHead where Lines.Element == String {
        guard try await head() == .empty else { throw ImpactError.ledgerNotEmpty }
        var number = 0
        var waiting: [(number: Int, line: String)] = []
        for try await line in lines {
            number += 1
            waiting.append((number, line))
            if waiting.count == 500 {
                try await take(waiting)
                waiting = []
            }
        }
        try await take(waiting)
        return try await head()
    }

    private func take(_ lines: [(number: Int, line: String)]) async throws(ImpactError) {
        try await ground.store.write(refusing: ImpactError.self) { transaction in
            for (number, line) in lines {
                do {
                    try JournalLine(line).take(in: transaction)
                } catch let trouble as BodyTrouble {
                    throw ImpactError.unreadableJournal(line: number, trouble.text)
                } catch let error as StorageError {
                    throw ImpactError.unreadableJournal(line: number, "it does not fit those before it: \(error)")
                }
            }
        }
    }
}

/// One line of a journal.
private enum JournalLine {
    case ledger
    case name(NameTable.Named)
    case entry(Entry, hash: ContentDigest)
    case root(SignedRoot)

    init(_ line: String) throws(BodyTrouble) {
        guard let value = CanonicalReader.read(Array(line.utf8)) else { throw BodyTrouble("it is not canonical JSON") }
        var members = try BodyReader(value, "the line")
        if members.has("entry") {
            let hash = try members.parsed("hash", ContentDigest.init(_:))
            self = .entry(try Entry(body: try members.object("entry").bytes), hash: hash)
        } else if members.has("name") {
            var name = try members.reader("name")
            self = .name(
                NameTable.Named(
                    kind: try name.parsed("kind", NameTable.Kind.init(rawValue:)),
                    thing: try name.parsed("thing", { Int64($0) }),
                    name: Localized(chinese: try name.string("chinese"), english: try name.string("english"))))
        } else if members.has("root") {
            var root = try members.reader("root")
            self = .root(
                SignedRoot(
                    day: try root.parsed("day", Day.init(_:)), first: try root.integer("first"),
                    last: try root.integer("last"), root: try root.parsed("root", ContentDigest.init(_:)),
                    head: try root.parsed("head", ContentDigest.init(_:)),
                    publicKey: try root.parsed("public_key", [UInt8].init(hexadecimal:)),
                    signature: try root.parsed("signature", [UInt8].init(hexadecimal:))))
        } else {
            var ledger = try members.reader("ledger")
            guard try ledger.integer("version") == 1 else { throw BodyTrouble("its version is not 1") }
            self = .ledger
        }
    }

    func take(in transaction: Transaction) throws {
        switch self {
        case .ledger: break
        case .name(let named): try NameTable.put(named.kind, named.thing, named.name, in: transaction)
        case .root(let root): try RootTable.insert(root, in: transaction)
        case .entry(let entry, let hash):
            let head = try EntryTable.head(in: transaction)
            guard entry.id == head.next, HashChain.next(after: head.root, body: entry.body.bytes) == hash else {
                throw BodyTrouble("entry \(entry.id) does not follow entry \(head.entries) in the chain")
            }
            try Ledger.book(entry, after: head, in: transaction)
        }
    }
}

extension Ledger {
    /// Books an entry of a journal, asking the tables for what its first booking knew.
    fileprivate static func book(_ entry: Entry, after head: LedgerHead, in transaction: Transaction) throws {
        switch entry.subject {
        case .lot(let subject): try book(lot: entry, subject, after: head, in: transaction)
        case .withdrawal: try book(withdrawal: entry, after: head, in: transaction)
        case .sale(let subject):
            guard let lot = try LotTable.find(subject.lot, in: transaction).standing,
                let fact = SaleFact(entry, unit: lot.unit)
            else { throw BodyTrouble("entry \(entry.id) sells from a lot that is not there") }
            try book(
                sale: entry, fact, from: lot, touch: subject.touch,
                besides: try SaleTable.besides(fact.order, fact.buyer, in: transaction), after: head, in: transaction)
        case .follows(let followed, _, _):
            guard let sale = try SaleTable.standing(of: followed, in: transaction),
                let movement = Movement(entry, supplier: sale.supplier)
            else { throw BodyTrouble("entry \(entry.id) follows a sale that is not there") }
            try book(movement: entry, movement, of: sale, after: head, in: transaction)
        }
    }
}
