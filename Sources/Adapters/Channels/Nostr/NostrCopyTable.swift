import Contracts
import Storage
import Values

/// The SQL of channels_nostr_copy.
struct NostrCopyTable {
    private static let columns: StaticString = """
        channel, copy_key, publication, author, number, digest, created_at, event, versions, deletion, changed_at
        """

    func find(
        _ channel: ChannelID, _ key: String, in transaction: Transaction
    ) throws(StorageError) -> NostrCopy? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM channels_nostr_copy
            WHERE channel = \(channel) AND copy_key = \(key)
            """, Self.copy)
    }

    /// Those of a channel that changed last, the latest first.
    func latest(
        of channel: ChannelID, since: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [NostrCopy] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_nostr_copy
            WHERE channel = \(channel) AND changed_at >= \(since)
            ORDER BY changed_at DESC, copy_key DESC LIMIT \(limit)
            """, Self.copy)
    }

    func put(_ copy: NostrCopy, in transaction: Transaction) throws(StorageError) {
        let versions = copy.versions.suffix(NostrCopy.mostVersions).joined(separator: " ")
        try transaction.run(
            """
            INSERT INTO channels_nostr_copy
                (channel, copy_key, publication, author, number, digest, created_at, event, versions, deletion,
                 changed_at)
            VALUES (\(copy.channel), \(copy.key), \(copy.publication), \(copy.author), \(copy.number), \(copy.digest),
                    \(copy.createdAt), \(copy.event?.json ?? ""), \(versions), \(copy.deletion?.json),
                    \(copy.changedAt))
            ON CONFLICT (channel, copy_key) DO UPDATE SET
                publication = excluded.publication, author = excluded.author, number = excluded.number,
                digest = excluded.digest, created_at = excluded.created_at, event = excluded.event,
                versions = excluded.versions, deletion = excluded.deletion, changed_at = excluded.changed_at
            """)
    }

    private static func copy(_ row: Row) throws(StorageError) -> NostrCopy {
        let versions: String = try row.value(8)
        return NostrCopy(
            channel: try row.value(0), key: try row.value(1), publication: try row.value(2),
            author: try row.value(3),
            number: try row.value(4), digest: try row.value(5), createdAt: try row.value(6),
            event: try event(try row.value(7), column: 7),
            versions: versions.split(separator: " ").map(String.init),
            deletion: try event(try row.value(9), column: 9), changedAt: try row.value(10))
    }

    private static func event(_ json: String?, column: Int) throws(StorageError) -> NostrEvent? {
        guard let json, !json.isEmpty else { return nil }
        guard let event = NostrEvent(json: json) else { throw .column(column, "not an event") }
        return event
    }
}
