import Contracts
import Storage
import Values

/// The SQL of distribution_credentials: sealed bytes alone.
struct CredentialTable {
    struct Row: Hashable, Sendable {
        let channel: ChannelID
        let sealed: CredentialKeys.Sealed
        /// Counts up with every change, so that a refresh cannot undo what a person entered meanwhile.
        let version: Int64
        let changedAt: Instant
    }

    func find(_ channel: ChannelID, in transaction: Transaction) throws(StorageError) -> Row? {
        try transaction.first(
            "SELECT channel, key_id, sealed, version, changed_at FROM distribution_credentials WHERE channel = \(channel)",
            Self.row)
    }

    /// Those that another key has sealed.
    func all(notBy keyID: String, in transaction: Transaction) throws(StorageError) -> [Row] {
        try transaction.rows(
            """
            SELECT channel, key_id, sealed, version, changed_at FROM distribution_credentials
            WHERE key_id <> \(keyID) ORDER BY channel
            """, Self.row)
    }

    func channels(in transaction: Transaction) throws(StorageError) -> Set<ChannelID> {
        Set(
            try transaction.rows("SELECT channel FROM distribution_credentials ORDER BY channel") {
                row throws(StorageError) in try row.value(0, as: ChannelID.self)
            })
    }

    func put(_ row: Row, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_credentials (channel, key_id, sealed, version, changed_at)
            VALUES (\(row.channel), \(row.sealed.keyID), \(row.sealed.bytes), \(row.version), \(row.changedAt))
            ON CONFLICT (channel) DO UPDATE SET
                key_id = excluded.key_id, sealed = excluded.sealed, version = excluded.version,
                changed_at = excluded.changed_at
            """)
    }

    private static func row(_ row: Storage.Row) throws(StorageError) -> Row {
        Row(
            channel: try row.value(0), sealed: CredentialKeys.Sealed(keyID: try row.value(1), bytes: try row.value(2)),
            version: try row.value(3), changedAt: try row.value(4))
    }
}
