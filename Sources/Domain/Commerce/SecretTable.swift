import Contracts
import Storage
import Values

enum SecretMark {}

/// Webhook secrets, sealed. A retired one stays as a record and opens nothing.
enum SecretTable {
    /// Those that hold, the newest first.
    static func sealed(
        of marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) -> [(id: Identifier<SecretMark>, sealed: [UInt8])] {
        try transaction.rows(
            """
            SELECT id, sealed FROM commerce_secret WHERE marketplace = \(marketplace) AND retired_at IS NULL
            ORDER BY id DESC
            """
        ) { row throws(StorageError) in (try row.value(0), try row.value(1)) }
    }

    static func add(
        _ sealed: [UInt8], id: Identifier<SecretMark>, of marketplace: MarketplaceID, by caller: Caller,
        at now: Instant,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_secret (id, marketplace, sealed, added_at, added_by)
            VALUES (\(id), \(marketplace), \(sealed), \(now), \(caller.member))
            """)
    }

    static func retire(
        _ ids: [Identifier<SecretMark>], by caller: Caller, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        guard !ids.isEmpty else { return }
        try transaction.run(
            "UPDATE commerce_secret SET retired_at = \(now), retired_by = \(caller.member) WHERE id IN (\(list: ids))"
        )
    }
}
