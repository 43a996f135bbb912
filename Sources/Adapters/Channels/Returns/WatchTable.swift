import Contracts
import Storage
import Values

/// The SQL of channels_watch_copy.
struct WatchTable {
    /// Keeps where a copy stands, and that it is to be asked about now; what was remembered of it stays.
    func note(
        _ publication: PublicationID, on channel: ChannelID, at reference: String, memory: String?, now: Instant,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_watch_copy (channel, publication, reference, memory, since, due_at)
            VALUES (\(channel), \(publication), \(reference), \(memory ?? ""), \(now), \(now))
            ON CONFLICT (channel, publication) DO UPDATE SET
                reference = excluded.reference, due_at = excluded.due_at,
                memory = CASE WHEN \(memory != nil) THEN excluded.memory ELSE channels_watch_copy.memory END
            """)
    }

    func forget(
        _ publication: PublicationID, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            "DELETE FROM channels_watch_copy WHERE channel = \(channel) AND publication = \(publication)")
    }

    func find(
        _ publication: PublicationID, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) -> WatchedCopy? {
        try transaction.first(
            """
            SELECT channel, publication, reference, memory, since FROM channels_watch_copy
            WHERE channel = \(channel) AND publication = \(publication)
            """, Self.copy)
    }

    /// Those of a channel whose time has come, the longest waiting first.
    func due(
        on channel: ChannelID, at now: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [WatchedCopy] {
        try transaction.rows(
            """
            SELECT channel, publication, reference, memory, since FROM channels_watch_copy
            WHERE channel = \(channel) AND due_at <= \(now) ORDER BY due_at, publication LIMIT \(limit)
            """, Self.copy)
    }

    /// Writes down what was learnt, unless the copy has moved meanwhile; nil asks never again.
    func put(
        _ copy: WatchedCopy, memory: String, dueAt: Instant?, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_watch_copy SET memory = \(memory), due_at = \(dueAt)
            WHERE channel = \(copy.channel) AND publication = \(copy.publication) AND reference = \(copy.reference)
            """)
    }

    private static func copy(_ row: Row) throws(StorageError) -> WatchedCopy {
        WatchedCopy(
            channel: try row.value(0), publication: try row.value(1), reference: try row.value(2),
            memory: try row.value(3), since: try row.value(4))
    }
}
