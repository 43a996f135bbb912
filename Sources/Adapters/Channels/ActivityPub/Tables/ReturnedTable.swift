import Contracts
import Crypto
import Distribution
import Storage
import Values

/// What came from a reader elsewhere, until the desk has it, and after: replies to replies, changes and deletions find it here.
struct ReturnedThing: Hashable, Sendable {
    enum State: String, Hashable, Sendable {
        case new
        case changed
        case kept
        case withdrawn
    }

    let remote: String
    let channel: ChannelID
    let publication: PublicationID
    let key: String
    let kind: Returned.Kind
    /// The address of who did it.
    let actor: String
    let handle: String
    let text: String
    let address: String?
    let at: Instant
    let state: State

    var returned: Returned {
        Returned(
            channel: channel, publication: publication, kind: kind, remote: remote, actor: handle, text: text,
            address: address, at: at)
    }
}

/// The SQL of channels_activitypub_returned and channels_activitypub_seen.
struct ReturnedTable {
    private static let columns: StaticString = """
        remote, channel, publication, copy_key, kind, actor, handle, text, address, at, state
        """

    /// Remembers that an activity was dealt with; false when it had been before.
    func see(
        _ activity: String, of actor: String, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        // Both addresses together would be too long for an index.
        let digest = Array(SHA256.hash(data: Array("\(actor)\n\(activity)".utf8)))
        return try transaction.run(
            """
            INSERT INTO channels_activitypub_seen (digest, at) VALUES (\(digest), \(now))
            ON CONFLICT (digest) DO NOTHING
            """) == 1
    }

    func forgetSeen(before moment: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM channels_activitypub_seen WHERE at < \(moment)")
    }

    func find(_ remote: String, in transaction: Transaction) throws(StorageError) -> ReturnedThing? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_activitypub_returned WHERE remote = \(remote)", Self.thing)
    }

    /// One that was undone under another name than its own: by whom, of which kind, about what.
    func find(
        _ kind: Returned.Kind, by actor: String, about key: String, in transaction: Transaction
    ) throws(StorageError) -> ReturnedThing? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM channels_activitypub_returned
            WHERE copy_key = \(key) AND kind = \(kind.rawValue) AND actor = \(actor) AND state <> 'withdrawn'
            ORDER BY at LIMIT 1
            """, Self.thing)
    }

    func knows(_ actor: String, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.value(
            "SELECT count(*) FROM channels_activitypub_returned WHERE actor = \(actor)", as: Int64.self) > 0
    }

    func put(_ thing: ReturnedThing, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_activitypub_returned
                (remote, channel, publication, copy_key, kind, actor, handle, text, address, at, state)
            VALUES (\(thing.remote), \(thing.channel), \(thing.publication), \(thing.key), \(thing.kind.rawValue),
                    \(thing.actor), \(thing.handle), \(thing.text), \(thing.address), \(thing.at), \(thing.state.rawValue))
            ON CONFLICT (remote) DO UPDATE SET text = excluded.text, address = excluded.address, state = excluded.state
            """)
    }

    func withdraw(_ remote: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            "UPDATE channels_activitypub_returned SET state = 'withdrawn' WHERE remote = \(remote)")
    }

    func withdrawAll(by actor: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE channels_activitypub_returned SET state = 'withdrawn' WHERE actor = \(actor)")
    }

    /// What the desk does not know yet, oldest first.
    func open(limit: Int, in transaction: Transaction) throws(StorageError) -> [ReturnedThing] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_activitypub_returned WHERE state <> 'kept'
            ORDER BY at, remote LIMIT \(limit)
            """, Self.thing)
    }

    /// The desk has taken it in that state; unless it has changed since, that is the end of it.
    func settle(_ thing: ReturnedThing, in transaction: Transaction) throws(StorageError) {
        if thing.state == .withdrawn {
            try transaction.run(
                "DELETE FROM channels_activitypub_returned WHERE remote = \(thing.remote) AND state = 'withdrawn'")
        } else {
            try transaction.run(
                """
                UPDATE channels_activitypub_returned SET state = 'kept'
                WHERE remote = \(thing.remote) AND state = \(thing.state.rawValue) AND text = \(thing.text)
                """)
        }
    }

    func counts(of key: String, in transaction: Transaction) throws(StorageError) -> [Returned.Kind: Int64] {
        let rows = try transaction.rows(
            """
            SELECT kind, count(*) FROM channels_activitypub_returned
            WHERE copy_key = \(key) AND state <> 'withdrawn' GROUP BY kind ORDER BY kind
            """
        ) { row throws(StorageError) in (try row.value(0, as: String.self), try row.value(1, as: Int64.self)) }
        var counts: [Returned.Kind: Int64] = [:]
        for (kind, count) in rows {
            if let kind = Returned.Kind(rawValue: kind) { counts[kind] = count }
        }
        return counts
    }

    private static func thing(_ row: Row) throws(StorageError) -> ReturnedThing {
        let kind: String = try row.value(4)
        let state: String = try row.value(10)
        guard let kind = Returned.Kind(rawValue: kind), let state = ReturnedThing.State(rawValue: state) else {
            throw .column(4, "not a kind or a state")
        }
        return ReturnedThing(
            remote: try row.value(0), channel: try row.value(1), publication: try row.value(2), key: try row.value(3),
            kind: kind, actor: try row.value(5), handle: try row.value(6), text: try row.value(7),
            address: try row.value(8), at: try row.value(9), state: state)
    }
}
