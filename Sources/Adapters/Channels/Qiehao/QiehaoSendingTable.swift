import Contracts
import Storage
import Values

/// The SQL of channels_qiehao_sending.
struct QiehaoSendingTable {
    struct Sending: Hashable, Sendable {
        let title: String
        let firstSentAt: Instant
        /// Where it came to stand, once the platform has told.
        let address: String?
        /// Where other copies under the same title stand.
        let others: Set<String>
    }

    func find(_ key: String, in transaction: Transaction) throws(StorageError) -> Sending? {
        let found = try transaction.first(
            "SELECT title, first_sent_at, address, channel FROM channels_qiehao_sending WHERE copy_key = \(key)"
        ) { row throws(StorageError) in
            (
                title: try row.value(0) as String, at: try row.value(1) as Instant,
                address: try row.value(2) as String?,
                channel: try row.value(3) as ChannelID
            )
        }
        guard let found else { return nil }
        let others: [String] = try transaction.rows(
            """
            SELECT address FROM channels_qiehao_sending
            WHERE channel = \(found.channel) AND title = \(found.title) AND copy_key <> \(key) AND address IS NOT NULL
            """
        ) { row throws(StorageError) in try row.value(0) }
        return Sending(title: found.title, firstSentAt: found.at, address: found.address, others: Set(others))
    }

    func put(address: String, of key: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE channels_qiehao_sending SET address = \(address) WHERE copy_key = \(key)")
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
