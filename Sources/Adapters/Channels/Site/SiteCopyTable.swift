import Contracts
import FoundationEssentials
import Storage
import Values

/// The SQL of channels_site_copy and what belongs to it.
struct SiteCopyTable {
    private static let columns: StaticString = """
        publication, copy_key, channel, referral, feed_id, edition, changed_at
        """

    func find(_ article: ArticleID, in transaction: Transaction) throws(StorageError) -> SiteCopy? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_site_copy WHERE article = \(article)", Self.copy)
    }

    func find(_ slug: Slug, in transaction: Transaction) throws(StorageError) -> SiteFinding {
        let found = try transaction.first(
            """
            SELECT \(text: Self.columns) FROM channels_site_copy
            WHERE slug = \(slug) ORDER BY changed_at DESC, article DESC LIMIT 1
            """, Self.copy)
        if let found { return .copy(found) }
        let article = try transaction.first(
            "SELECT article FROM channels_site_address WHERE slug = \(slug)"
        ) { row throws(StorageError) in try row.value(0, as: ArticleID.self) }
        guard let article else { return .unknown }
        guard let moved = try find(article, in: transaction) else { return .gone }
        return .moved(to: moved.edition.slug)
    }

    /// Newest first.
    func page(
        language: Language?, product: ProductID?, after cursor: SiteCursor?, limit: Int,
        in transaction: Transaction
    ) throws(StorageError) -> [SiteCopy] {
        var filters: [Statement] = []
        if let cursor {
            filters.append(
                "(first_published_at, article) < (\(cursor.firstPublishedAt), \(cursor.article))")
        }
        if let language { filters.append("language = \(language)") }
        if let product {
            filters.append(
                "article IN (SELECT article FROM channels_site_copy_product WHERE product = \(product))")
        }
        let condition: Statement = filters.isEmpty ? "" : "WHERE \(Statement.joined(filters, by: " AND "))"
        return try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_site_copy \(condition)
            ORDER BY first_published_at DESC, article DESC LIMIT \(limit)
            """, Self.copy)
    }

    func all(in transaction: Transaction) throws(StorageError) -> [SiteCopy] {
        try transaction.rows(
            "SELECT \(text: Self.columns) FROM channels_site_copy ORDER BY first_published_at DESC, article DESC",
            Self.copy)
    }

    /// Goes up with every change of what the site shows; nil when nothing was ever shown.
    func change(in transaction: Transaction) throws(StorageError) -> SiteChange {
        try transaction.first("SELECT version, at FROM channels_site_change WHERE single = 1") {
            row throws(StorageError) in SiteChange(version: try row.value(0), at: try row.value(1))
        } ?? SiteChange(version: 0, at: Instant(microseconds: 0))
    }

    /// Puts a copy in place of the article's former one. An older revision than what stands there is refused: false.
    func put(_ copy: SiteCopy, json: String, in transaction: Transaction) throws(StorageError) -> Bool {
        let edition = copy.edition
        if let standing = try find(edition.article, in: transaction), standing.edition.number > edition.number {
            return false
        }
        try transaction.run(
            """
            INSERT INTO channels_site_copy
                (article, publication, copy_key, channel, referral, feed_id, slug, language, number, edition,
                 first_published_at, changed_at)
            VALUES (\(edition.article), \(copy.publication), \(copy.key), \(copy.channel), \(copy.referral),
                    \(copy.feedID), \(edition.slug), \(edition.language), \(edition.number), \(json),
                    \(edition.firstPublishedAt), \(copy.changedAt))
            ON CONFLICT (article) DO UPDATE SET
                publication = excluded.publication, copy_key = excluded.copy_key, channel = excluded.channel,
                referral = excluded.referral, feed_id = excluded.feed_id, slug = excluded.slug,
                language = excluded.language, number = excluded.number, edition = excluded.edition,
                first_published_at = excluded.first_published_at, changed_at = excluded.changed_at
            """)
        try putProducts(of: edition, in: transaction)
        try transaction.run(
            """
            INSERT INTO channels_site_address (slug, article, since)
            VALUES (\(edition.slug), \(edition.article), \(copy.changedAt))
            ON CONFLICT (slug) DO UPDATE SET article = excluded.article, since = excluded.since
            """)
        try note(at: copy.changedAt, in: transaction)
        return true
    }

    /// Removes an article's copy if it has that key; its addresses are remembered as gone. False when it was not there.
    func remove(
        _ article: ArticleID, key: String, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        let removed = try transaction.run(
            "DELETE FROM channels_site_copy WHERE article = \(article) AND copy_key = \(key)")
        guard removed > 0 else { return false }
        try transaction.run("DELETE FROM channels_site_copy_product WHERE article = \(article)")
        try note(at: now, in: transaction)
        return true
    }

    private func putProducts(of edition: Edition, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM channels_site_copy_product WHERE article = \(edition.article)")
        for product in edition.products {
            try transaction.run(
                """
                INSERT INTO channels_site_copy_product (product, article) VALUES (\(product), \(edition.article))
                ON CONFLICT (product, article) DO NOTHING
                """)
        }
    }

    private func note(at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_site_change (single, version, at) VALUES (1, 1, \(now))
            ON CONFLICT (single) DO UPDATE SET version = channels_site_change.version + 1, at = excluded.at
            """)
    }

    private static func copy(_ row: Row) throws(StorageError) -> SiteCopy {
        let json: String = try row.value(5)
        guard let edition = try? JSONDecoder().decode(Edition.self, from: Data(json.utf8)) else {
            throw .column(5, "not an edition")
        }
        return SiteCopy(
            publication: try row.value(0), key: try row.value(1), channel: try row.value(2),
            referral: try row.value(3), feedID: try row.value(4), edition: edition,
            changedAt: try row.value(6))
    }
}

/// How often what the site shows has changed, and when last.
struct SiteChange: Hashable, Sendable {
    let version: Int64
    let at: Instant
}
