import Contracts
import Storage
import Values

/// The SQL of distribution_article and distribution_article_fact.
struct ReleasedArticleTable {
    private static let columns: StaticString = """
        article, revision, number, translation_group, slug, language, title, released_at, withdrawn_at, withdrawn_reason
        """

    func find(_ article: ArticleID, in transaction: Transaction) throws(StorageError) -> ReleasedArticle? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM distribution_article WHERE article = \(article)", Self.article)
    }

    /// Newest release first, behind a cursor.
    func page(
        after cursor: ArticleCursor?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [ReleasedArticle] {
        let start = cursor ?? ArticleCursor(releasedAt: Instant(microseconds: .max), article: ArticleID(.max))
        return try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_article
            WHERE (released_at, article) < (\(start.releasedAt), \(start.article))
            ORDER BY released_at DESC, article DESC LIMIT \(limit)
            """, Self.article)
    }

    /// The others of a translation group that are not withdrawn.
    func others(
        than article: ArticleID, in group: TranslationGroupID, _ transaction: Transaction
    ) throws(StorageError) -> [ReleasedArticle] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_article
            WHERE translation_group = \(group) AND article <> \(article) AND withdrawn_at IS NULL ORDER BY article
            """, Self.article)
    }

    /// The articles, not withdrawn, that speak of a product's fact.
    func referring(
        to name: String, of product: ProductID, in transaction: Transaction
    ) throws(StorageError) -> [ReleasedArticle] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_article
            WHERE withdrawn_at IS NULL AND article IN (
                SELECT article FROM distribution_article_fact WHERE product = \(product) AND name = \(name))
            ORDER BY article
            """, Self.article)
    }

    func put(
        _ released: ReleasedArticle, facts: [String], products: [ProductID], in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_article (\(text: Self.columns))
            VALUES (\(released.article), \(released.revision), \(released.number), \(released.group), \(released.slug),
                    \(released.language), \(released.title), \(released.releasedAt), NULL, NULL)
            ON CONFLICT (article) DO UPDATE SET
                revision = excluded.revision, number = excluded.number,
                translation_group = excluded.translation_group, slug = excluded.slug, language = excluded.language,
                title = excluded.title, released_at = excluded.released_at, withdrawn_at = NULL, withdrawn_reason = NULL
            """)
        try transaction.run("DELETE FROM distribution_article_fact WHERE article = \(released.article)")
        for product in products {
            for name in facts {
                try transaction.run(
                    """
                    INSERT INTO distribution_article_fact (product, name, article)
                    VALUES (\(product), \(name), \(released.article)) ON CONFLICT (product, name, article) DO NOTHING
                    """)
            }
        }
    }

    func withdraw(
        _ article: ArticleID, _ withdrawal: ReleasedArticle.Withdrawal, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_article SET withdrawn_at = \(withdrawal.at), withdrawn_reason = \(withdrawal.reason)
            WHERE article = \(article)
            """)
    }

    private static func article(_ row: Row) throws(StorageError) -> ReleasedArticle {
        let withdrawnAt: Instant? = try row.value(8)
        let reason: String? = try row.value(9)
        return ReleasedArticle(
            article: try row.value(0), revision: try row.value(1), number: try row.value(2), group: try row.value(3),
            slug: try row.value(4), language: try row.value(5), title: try row.value(6), releasedAt: try row.value(7),
            withdrawal: withdrawnAt.map { ReleasedArticle.Withdrawal(at: $0, reason: reason ?? "") })
    }
}

/// Where a page of the board ended.
public struct ArticleCursor: Hashable, Sendable, LosslessStringConvertible {
    let releasedAt: Instant
    let article: ArticleID

    init(releasedAt: Instant, article: ArticleID) {
        self.releasedAt = releasedAt
        self.article = article
    }

    public var description: String { "\(releasedAt.microseconds)-\(article)" }

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let microseconds = Int64(parts[0]), let article = ArticleID(String(parts[1])) else {
            return nil
        }
        self.init(releasedAt: Instant(microseconds: microseconds), article: article)
    }
}
