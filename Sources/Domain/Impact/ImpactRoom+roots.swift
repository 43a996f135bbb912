public import Contracts
import Members
import Storage
public import Values

extension ImpactRoom {
    /// Signs what the ledger holds at the end of a day: the root over all entries that were recorded since the root before.
    ///
    /// An auditor may close a day, or the platform itself (a caller of nil). Entries that come later, whatever day they
    /// speak of, are in the next day's root, so a published root never changes.
    @discardableResult
    public func closeDay(_ day: Day, by caller: Caller?) async throws(ImpactError) -> SignedRoot {
        if let caller, !caller.has(.auditor) { throw .notAllowed(anyOf: [.auditor, .admin]) }
        guard let signer else { throw .noSigningKey }
        guard day < ground.clock.now().day else { throw .dayNotOver(day) }
        // Hashing a long day takes a while and needs no writer: entries never change.
        let root = try await ground.store.read(refusing: ImpactError.self) { transaction in
            try Self.root(closing: day, with: signer, in: transaction)
        }
        return try await ground.store.write(refusing: ImpactError.self) { [ground] transaction in
            // Somebody else may have closed a day meanwhile.
            let before = try RootTable.last(in: transaction)
            guard (before?.last ?? 0) == root.first - 1, before.map({ $0.day < day }) ?? true else {
                throw ImpactError.alreadyClosed(day)
            }
            try RootTable.insert(root, in: transaction)
            try ground.audit.record("impact.close_day", of: "day \(day)", by: caller, in: transaction)
            return root
        }
    }

    /// The signed roots before a day, newest first. `limit` is 1 to 100.
    public func roots(before day: Day?, limit: Int) async throws(ImpactError) -> [SignedRoot] {
        guard (1...100).contains(limit) else {
            throw .invalid(FieldProblem("limit", .outOfRange(least: 1, most: 100)))
        }
        return try await ground.store.read(refusing: ImpactError.self) { transaction in
            try RootTable.page(before: day, limit: limit, in: transaction)
        }
    }

    /// The proof that an entry is in a signed root; nil until its day is closed.
    public func proof(of id: EntryID) async throws(ImpactError) -> InclusionProof? {
        try await ground.store.read(refusing: ImpactError.self) { transaction in
            guard let hash = try EntryTable.find(id, in: transaction)?.hash else { throw ImpactError.noSuchEntry(id) }
            guard let root = try RootTable.holding(id, in: transaction) else { return nil }
            let leaves = try EntryTable.hashes(from: root.first, through: root.last, in: transaction)
            let index = id.raw - root.first
            return InclusionProof(
                entry: id, hash: hash, index: index, path: MerkleTree.path(to: Int(index), in: leaves[...]), root: root)
        }
    }

    private static func root(
        closing day: Day, with signer: RootSigner, in transaction: Transaction
    ) throws -> SignedRoot {
        let before = try RootTable.last(in: transaction)
        if let before, before.day >= day { throw ImpactError.alreadyClosed(day) }
        let head = try EntryTable.head(in: transaction)
        let first = (before?.last ?? 0) + 1
        let end = day.adding(days: 1).start
        var tree = MerkleTree()
        var last = first - 1
        var reached = before?.head ?? HashChain.start
        reading: while true {
            let page = try EntryTable.page(after: last, through: head.entries, limit: 1_000, in: transaction)
            guard !page.isEmpty else { break }
            for stored in page {
                guard let body = stored.body, let hash = stored.hash, stored.id == last + 1 else { break reading }
                guard try Entry(body: body).recordedAt < end else { break reading }
                tree.append(hash)
                last = stored.id
                reached = hash
            }
        }
        return try signer.sign(day: day, first: first, last: last, root: tree.root, head: reached)
    }
}
