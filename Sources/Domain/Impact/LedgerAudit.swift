import Contracts
import Storage
import Values

/// A walk along the whole ledger. Remembers the chain's end, what stands on the accounts, the lots and the days; never the
/// entries themselves.
struct LedgerAudit {
    private static let pageSize = 500

    private let head: LedgerHead
    private let roots: [SignedRoot]
    private let publicKey: [UInt8]?

    private var reached = LedgerHead.empty
    private var balances: [Account: [Commodity: Int64]] = [:]
    private var lots: [LotID: (entry: EntryID, subject: LotSubject)] = [:]
    private var days: [DayFigures.Key: DayFigures] = [:]
    private var rootsChecked = 0
    private var tree = MerkleTree()

    init(head: LedgerHead, roots: [SignedRoot], publicKey: [UInt8]?) {
        self.head = head
        self.roots = roots
        self.publicKey = publicKey
    }

    var progress: VerifyProgress {
        VerifyProgress(checked: reached.entries, entries: max(head.entries, reached.entries))
    }

    /// Checks the next entries; false when there are none. Throws a ``LedgerFault`` for the first that does not fit.
    mutating func checkPage(in transaction: Transaction) throws -> Bool {
        // From the very lowest number on, so that nothing hides before the first entry.
        let after = reached.entries == 0 ? Int64.min : reached.entries
        let page = try EntryTable.page(after: after, through: .max, limit: Self.pageSize, in: transaction)
        guard let first = page.first, let last = page.last else { return false }
        let drawn = try DrawnRows(from: first.id, through: last.id, in: transaction)
        for stored in page { try check(stored, against: drawn) }
        return true
    }

    private mutating func check(_ stored: StoredEntry, against drawn: DrawnRows) throws {
        let id = reached.next
        guard stored.id >= id.raw else { throw LedgerFault(EntryID(stored.id), .unexpected) }
        guard stored.id == id.raw else { throw LedgerFault(id, .missing) }
        try checkRoots(before: id)
        let (entry, hash) = try read(stored, as: id)
        for (commodity, sum) in entry.imbalances.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            throw LedgerFault(id, .doesNotSumToZero(commodity, sum))
        }
        guard drawn.lines[id.raw] ?? [] == entry.lines.map({ StoredLine($0, of: id) }) else {
            throw LedgerFault(id, .tableDiffers("impact_line"))
        }
        try move(entry)
        try follow(entry, against: drawn)
        tree.append(hash)
        reached = LedgerHead(entries: id.raw, root: hash)
    }

    private func read(_ stored: StoredEntry, as id: EntryID) throws -> (Entry, ContentDigest) {
        guard let body = stored.body else { throw LedgerFault(id, .unreadable("its body is not a text")) }
        let hash = HashChain.next(after: reached.root, body: body)
        guard stored.hash == hash else { throw LedgerFault(id, .hashDiffers) }
        let entry: Entry
        do {
            entry = try Entry(body: body)
        } catch {
            throw LedgerFault(id, .unreadable(error.text))
        }
        guard entry.id == id else { throw LedgerFault(id, .otherIdentifier(entry.id)) }
        return (entry, hash)
    }

    private mutating func move(_ entry: Entry) throws {
        for line in entry.lines {
            let balance = balances[line.account, default: [:]][line.commodity, default: 0] + line.amount
            balances[line.account, default: [:]][line.commodity] = balance
            guard balance >= 0 || !line.account.mustNotFallBelowZero else {
                throw LedgerFault(entry.id, .belowZero(line.account, balance))
            }
        }
    }

    /// Makes what must have been drawn from the entry, and holds it against what was.
    private mutating func follow(_ entry: Entry, against drawn: DrawnRows) throws {
        var sale: SaleFact?
        var movement: Movement?
        var credits: [Credit] = []
        switch entry.subject {
        case .lot(let lot):
            guard lots.updateValue((entry.id, lot), forKey: lot.lot) == nil else {
                throw LedgerFault(entry.id, .unreadable("lot \(lot.lot) was confirmed before"))
            }
            guard entry.sum(of: .lot(lot.lot, .confirmed)) == lot.quantity.amount else {
                throw LedgerFault(entry.id, .unreadable("its lines do not confirm the quantity"))
            }
        case .withdrawal(let lot, _):
            guard lots[lot] != nil else { throw LedgerFault(entry.id, .unreadable("no lot \(lot) before")) }
        case .sale(let subject):
            guard let lot = lots[subject.lot]?.subject, let fact = SaleFact(entry, unit: lot.quantity.unit) else {
                throw LedgerFault(entry.id, .unreadable("no lot \(subject.lot) before, or no order"))
            }
            sale = fact
            credits = [Credit(lastTouch: subject.touch, of: entry.id, amount: fact.gross)]
            days[fact.dayKey, default: DayFigures()] += DayFigures(
                fact, from: LotFact(lot).window, besides: drawn.besides(fact))
        case .follows(let followed, _, _):
            guard followed < entry.id, let left = drawn.standings[entry.id],
                let change = Movement(entry, supplier: left.supplier), change.fits(left)
            else { throw LedgerFault(entry.id, .exceedsSale) }
            movement = change
            if entry.kind != .delivery {
                credits = [Credit(lastTouch: left.touch, of: entry.id, amount: -change.money)]
            }
            days[left.dayKey(on: entry.occurredAt.day), default: DayFigures()] += DayFigures(entry, change)
        }
        guard drawn.sales[entry.id] == sale else { throw LedgerFault(entry.id, .tableDiffers("impact_sale")) }
        guard drawn.movements[entry.id] == movement else {
            throw LedgerFault(entry.id, .tableDiffers("impact_movement"))
        }
        guard drawn.credits[entry.id] ?? [] == credits else {
            throw LedgerFault(entry.id, .tableDiffers("impact_credit"))
        }
    }

    /// Checks the roots whose last entry was reached; called before the entry behind it is taken in.
    private mutating func checkRoots(before next: EntryID) throws {
        while rootsChecked < roots.count, roots[rootsChecked].last < next.raw {
            let root = roots[rootsChecked]
            guard root.last == reached.entries, root.first == root.last - tree.size + 1, root.head == reached.root,
                root.root == tree.root
            else { throw LedgerFault(nil, .rootDiffers(root.day)) }
            guard root.isSignatureValid, publicKey ?? root.publicKey == root.publicKey else {
                throw LedgerFault(nil, .signatureInvalid(root.day))
            }
            tree = MerkleTree()
            rootsChecked += 1
        }
    }
}

extension LedgerAudit {
    /// Checks what can only be checked at the end.
    mutating func finish(in transaction: Transaction) throws -> VerifiedLedger {
        try checkRoots(before: reached.next)
        guard reached.entries >= head.entries, rootsChecked == roots.count else {
            throw LedgerFault(reached.next, .missing)
        }
        guard reached.entries == head.entries else {
            throw LedgerFault(EntryID(head.entries + 1), .unexpected)
        }
        guard reached.root == head.root else { throw LedgerFault(nil, .headDiffers) }
        if let table = try DrawnRows.tableBeyond(reached.entries, in: transaction) {
            throw LedgerFault(nil, .tableDiffers(table))
        }
        guard try DayTable.all(in: transaction) == days else { throw LedgerFault(nil, .tableDiffers("impact_day")) }
        guard try AccountTable.all(in: transaction) == sortedBalances else {
            throw LedgerFault(nil, .tableDiffers("impact_account"))
        }
        guard try LotTable.all(in: transaction) == lotRows else {
            throw LedgerFault(nil, .tableDiffers("impact_lot"))
        }
        return VerifiedLedger(
            entries: reached.entries, root: reached.root, signedDays: rootsChecked,
            net: Money(fen: days.values.reduce(0) { $0 + $1.gross - $1.refunds }), grams: drawn(.grams),
            places: drawn(.places), unbooked: try RefusalTable.count(in: transaction))
    }

    private func drawn(_ unit: Unit) -> Int64 {
        days.reduce(0) { sum, day in
            lots[day.key.lot]?.subject.quantity.unit == unit ? sum + day.value.drawn - day.value.returned : sum
        }
    }

    private var sortedBalances: [AccountBalance] {
        balances
            .flatMap { account, sums in
                sums.map { AccountBalance(account: account, commodity: $0.key, balance: $0.value) }
            }
            .sorted()
    }

    private var lotRows: [LotID: LotRow] {
        lots.mapValues { entry, subject in
            func balance(_ shelf: Account.Shelf) -> Int64 {
                balances[.lot(subject.lot, shelf)]?[Commodity(subject.quantity.unit)] ?? 0
            }
            return LotRow(
                entry: entry, subject: LotFact(subject), confirmed: balance(.confirmed),
                resellable: balance(.resellable))
        }
    }
}
