import Contracts
import Storage
import Values

/// An actor on another server, as far as we must know it.
struct Stranger: Hashable, Sendable {
    struct Key: Hashable, Sendable {
        let id: String
        let pem: String
    }

    let id: String
    let inbox: String
    /// The inbox that its server shares among all; nil where it has none.
    let sharedInbox: String?
    /// `@anna@example.org`
    let handle: String
    let keys: [Key]
    let fetchedAt: Instant

    var target: String { sharedInbox ?? inbox }
}

/// The SQL of channels_activitypub_stranger and of their keys: what was fetched, kept until it fails.
struct StrangerTable {
    func find(_ id: String, in transaction: Transaction) throws(StorageError) -> Stranger? {
        let keys = try transaction.rows(
            "SELECT id, pem FROM channels_activitypub_stranger_key WHERE owner = \(id) ORDER BY id"
        ) { row throws(StorageError) in Stranger.Key(id: try row.value(0), pem: try row.value(1)) }
        return try transaction.first(
            "SELECT id, inbox, shared_inbox, handle, fetched_at FROM channels_activitypub_stranger WHERE id = \(id)"
        ) { row throws(StorageError) in
            Stranger(
                id: try row.value(0), inbox: try row.value(1), sharedInbox: try row.value(2), handle: try row.value(3),
                keys: keys, fetchedAt: try row.value(4))
        }
    }

    func find(key: String, in transaction: Transaction) throws(StorageError) -> Stranger? {
        let owner = try transaction.first(
            "SELECT owner FROM channels_activitypub_stranger_key WHERE id = \(key)"
        ) { row throws(StorageError) in try row.value(0, as: String.self) }
        guard let owner else { return nil }
        return try find(owner, in: transaction)
    }

    func put(_ stranger: Stranger, in transaction: Transaction) throws(StorageError) {
        try remove(stranger.id, in: transaction)
        try transaction.run(
            """
            INSERT INTO channels_activitypub_stranger (id, inbox, shared_inbox, handle, fetched_at)
            VALUES (\(stranger.id), \(stranger.inbox), \(stranger.sharedInbox), \(stranger.handle), \(stranger.fetchedAt))
            """)
        for key in stranger.keys {
            try transaction.run(
                """
                INSERT INTO channels_activitypub_stranger_key (id, owner, pem) VALUES (\(key.id), \(stranger.id), \(key.pem))
                ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, pem = excluded.pem
                """)
        }
    }

    func remove(_ id: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM channels_activitypub_stranger_key WHERE owner = \(id)")
        try transaction.run("DELETE FROM channels_activitypub_stranger WHERE id = \(id)")
    }
}
