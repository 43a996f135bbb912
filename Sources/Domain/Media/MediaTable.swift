import Contracts
import Storage
import Values

/// The SQL of `media_item`.
struct MediaTable {
    private static let columns: StaticString =
        "id, digest, format, byte_count, width, height, stored_at, stored_by"

    /// Adds it, unless the same content is there already; gives back what is there.
    func add(_ media: StoredMedia, in transaction: Transaction) throws(StorageError) -> StoredMedia {
        try transaction.run(
            """
            INSERT INTO media_item (id, digest, format, byte_count, width, height, stored_at, stored_by)
            VALUES (\(media.id), \(media.digest), \(media.format), \(media.byteCount), \(media.width), \(media.height),
                    \(media.storedAt), \(media.storedBy))
            ON CONFLICT (digest) DO NOTHING
            """)
        return try find(media.digest, in: transaction) ?? media
    }

    func find(_ id: MediaID, in transaction: Transaction) throws(StorageError) -> StoredMedia? {
        try transaction.first("SELECT \(text: Self.columns) FROM media_item WHERE id = \(id)", Self.media)
    }

    func find(_ digest: ContentDigest, in transaction: Transaction) throws(StorageError) -> StoredMedia? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM media_item WHERE digest = \(digest)", Self.media)
    }

    func find(_ ids: [MediaID], in transaction: Transaction) throws(StorageError) -> [StoredMedia] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows(
            "SELECT \(text: Self.columns) FROM media_item WHERE id IN (\(list: ids))", Self.media)
    }

    private static func media(_ row: Row) throws(StorageError) -> StoredMedia {
        StoredMedia(
            id: try row.value(0), digest: try row.value(1), format: try row.value(2),
            byteCount: try row.value(3),
            width: try row.value(4), height: try row.value(5), storedAt: try row.value(6),
            storedBy: try row.value(7))
    }
}
