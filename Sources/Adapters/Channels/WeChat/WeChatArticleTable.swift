import Contracts
import Storage
import Values

/// The SQL of channels_wechat_article.
struct WeChatArticleTable {
    struct Article: Hashable, Sendable {
        let publication: PublicationID
        /// `msg_data_id`.
        let message: String
        let publishedAt: Instant
    }

    func put(_ article: Article, on channel: ChannelID, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_wechat_article (publication, channel, message, published_at)
            VALUES (\(article.publication), \(channel), \(article.message), \(article.publishedAt))
            ON CONFLICT (publication) DO UPDATE SET message = excluded.message
            """)
    }

    func remove(_ publication: PublicationID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM channels_wechat_article WHERE publication = \(publication)")
    }

    /// Newest first.
    func articles(
        on channel: ChannelID, since: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Article] {
        try transaction.rows(
            """
            SELECT publication, message, published_at FROM channels_wechat_article
            WHERE channel = \(channel) AND published_at >= \(since)
            ORDER BY published_at DESC, publication DESC LIMIT \(limit)
            """, Self.article)
    }

    func find(_ publication: PublicationID, in transaction: Transaction) throws(StorageError) -> Article? {
        try transaction.first(
            "SELECT publication, message, published_at FROM channels_wechat_article WHERE publication = \(publication)",
            Self.article)
    }

    private static func article(_ row: Row) throws(StorageError) -> Article {
        Article(publication: try row.value(0), message: try row.value(1), publishedAt: try row.value(2))
    }
}
