import Contracts
import Storage
import Values

/// The SQL of channels_qiehao_sending.
struct QiehaoSendingTable {
    struct Sending: Hashable, Sendable {
        let title: String
        let firstSentAt: Instant
    }

    func find(_ key: String, in transaction: Transaction) throws(StorageError) -> Sending? {
        try transaction.first("SELECT title, first_sent_at FROM channels_qiehao_sending WHERE copy_key = \(key)") {
            row throws(StorageError) in Sending(title: try row.value(0), firstSentAt: try row.value(1))
        }
    }

    /// How many other copies were sent on that channel since.
    func count(
        on channel: ChannelID, since: Instant, besides key: String, in transaction: Transaction
    ) throws(StorageError) -> Int64 {
        try transaction.value(
            """
            SELECT count(*) FROM channels_qiehao_sending
            WHERE channel = \(channel) AND last_sent_at >= \(since) AND copy_key <> \(key)
            """)
    }

    func put(
        _ key: String, title: String, on channel: ChannelID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_qiehao_sending (copy_key, channel, title, first_sent_at, last_sent_at)
            VALUES (\(key), \(channel), \(title), \(now), \(now))
            ON CONFLICT (copy_key) DO UPDATE SET title = excluded.title, last_sent_at = excluded.last_sent_at
            """)
    }

    func remove(_ key: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM channels_qiehao_sending WHERE copy_key = \(key)")
    }
}
