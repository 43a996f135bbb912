import Contracts
import Distribution
import Storage
import Values

/// An article as it stands under `/objects/{key}`.
struct FederatedObject: Hashable, Sendable {
    let key: String
    let channel: ChannelID
    let publication: PublicationID
    /// The newest revision that was put here, counted within the article.
    let number: Int
    /// Counts the changes that were told to followers.
    let version: Int64
    /// The Article without `updated`; empty once it is deleted.
    let document: String
    /// Where people read it.
    let page: String
    let publishedAt: Instant
    let changedAt: Instant
    /// Nil while it stands.
    let deletedAt: Instant?
}

/// The SQL of channels_activitypub_object. Rows of deleted objects stay: an address that was taken back never comes back.
struct ObjectTable {
    private static let columns: StaticString = """
        copy_key, channel, publication, number, version, document, page, published_at, changed_at, deleted_at
        """

    func find(_ key: String, in transaction: Transaction) throws(StorageError) -> FederatedObject? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_activitypub_object WHERE copy_key = \(key)", Self.object)
    }

    func put(_ object: FederatedObject, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_activitypub_object
                (copy_key, channel, publication, number, version, document, page, published_at, changed_at, deleted_at)
            VALUES (\(object.key), \(object.channel), \(object.publication), \(object.number), \(object.version),
                    \(object.document), \(object.page), \(object.publishedAt), \(object.changedAt), \(object.deletedAt))
            ON CONFLICT (copy_key) DO UPDATE SET
                number = excluded.number, version = excluded.version, document = excluded.document,
                page = excluded.page, published_at = excluded.published_at, changed_at = excluded.changed_at,
                deleted_at = excluded.deleted_at
            """)
    }

    /// Newest first; what stands.
    func outbox(
        of channel: ChannelID, before cursor: OutboxCursor?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [FederatedObject] {
        let older: Statement = cursor.map { "AND (published_at, copy_key) < (\($0.at), \($0.key))" } ?? ""
        return try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_activitypub_object
            WHERE channel = \(channel) AND deleted_at IS NULL \(older)
            ORDER BY published_at DESC, copy_key DESC LIMIT \(limit)
            """, Self.object)
    }

    func count(of channel: ChannelID?, in transaction: Transaction) throws(StorageError) -> Int64 {
        let filter: Statement = channel.map { "AND channel = \($0)" } ?? ""
        return try transaction.value(
            "SELECT count(*) FROM channels_activitypub_object WHERE deleted_at IS NULL \(filter)")
    }

    private static func object(_ row: Row) throws(StorageError) -> FederatedObject {
        FederatedObject(
            key: try row.value(0), channel: try row.value(1), publication: try row.value(2), number: try row.value(3),
            version: try row.value(4), document: try row.value(5), page: try row.value(6),
            publishedAt: try row.value(7),
            changedAt: try row.value(8), deletedAt: try row.value(9))
    }
}

/// Where a page of an outbox ended: `1764000000000000-3abc…`.
struct OutboxCursor: Hashable, Sendable {
    let at: Instant
    let key: String

    init(_ object: FederatedObject) {
        at = object.publishedAt
        key = object.key
    }

    var text: String { "\(at.microseconds)-\(key)" }

    init?(_ text: String) {
        guard let dash = text.firstIndex(of: "-"), let microseconds = Int64(text[..<dash]), text.utf8.count <= 100
        else {
            return nil
        }
        at = Instant(microseconds: microseconds)
        key = String(text[text.index(after: dash)...])
    }
}
