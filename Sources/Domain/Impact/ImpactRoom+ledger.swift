public import Contracts
import Members
import Storage
public import Values

extension ImpactRoom {
    /// Where the ledger ends now.
    public func head() async throws(ImpactError) -> LedgerHead {
        try await ground.store.read(refusing: ImpactError.self) { transaction in
            try EntryTable.head(in: transaction)
        }
    }

    /// One entry as it was hashed.
    public func entry(_ id: EntryID) async throws(ImpactError) -> JournalEntry {
        try await ground.store.read(refusing: ImpactError.self) { transaction in
            guard let entry = try EntryTable.find(id, in: transaction).flatMap(JournalEntry.init) else {
                throw ImpactError.noSuchEntry(id)
            }
            return entry
        }
    }

    /// Entries behind an entry, oldest first. `limit` is 1 to 100.
    public func entries(after id: EntryID?, limit: Int) async throws(ImpactError) -> [JournalEntry] {
        guard (1...100).contains(limit) else {
            throw .invalid(FieldProblem("limit", .outOfRange(least: 1, most: 100)))
        }
        return try await ground.store.read(refusing: ImpactError.self) { transaction in
            try EntryTable.page(after: id?.raw ?? 0, through: .max, limit: limit, in: transaction)
                .compactMap(JournalEntry.init)
        }
    }

    /// All accounts with what stands on them, by name. Money and each kind of goods sum to zero.
    public func balances() async throws(ImpactError) -> [AccountBalance] {
        try await ground.store.read(refusing: ImpactError.self) { transaction in
            try AccountTable.all(in: transaction)
        }
    }

    /// The first events that contradict the books and were left out of them.
    public func unbooked(limit: Int = 100) async throws(ImpactError) -> [UnbookedEvent] {
        try await ground.store.read(refusing: ImpactError.self) { transaction in
            try RefusalTable.page(limit: limit, in: transaction)
        }
    }
}

/// An entry's canonical JSON, byte for byte, and its hash.
public struct JournalEntry: Hashable, Sendable {
    public let id: EntryID
    public let body: String
    public let hash: ContentDigest

    /// The entry that the body tells of; nil when somebody made it unreadable.
    public var read: Entry? { try? Entry(body: Array(body.utf8)) }
}

extension JournalEntry {
    /// Nil when somebody damaged the row.
    init?(_ stored: StoredEntry) {
        guard let body = stored.body, let hash = stored.hash, stored.id > 0 else { return nil }
        self.init(id: EntryID(stored.id), body: String(decoding: body, as: UTF8.self), hash: hash)
    }
}
