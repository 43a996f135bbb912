import Contracts
import Storage
import Values

enum StandingTable {
    private static let columns: StaticString =
        "s.article, s.revision, s.number, s.release, s.first_release, s.first_published_at, s.released_at"

    static func find(_ article: ArticleID, in transaction: Transaction) throws(StorageError) -> Standing? {
        try transaction.first(
            "SELECT \(text: columns) FROM authoring_standing s WHERE s.article = \(article)",
            Standing.init(row:))
    }

    /// The published articles of a translation group but for one: language and slug.
    static func translations(
        of article: Article, in transaction: Transaction
    ) throws(StorageError) -> [Edition.Translation] {
        try transaction.rows(
            """
            SELECT a.language, a.slug FROM authoring_article a JOIN authoring_standing s ON s.article = a.id
            WHERE a.translation_group = \(article.group) AND a.id <> \(article.id) ORDER BY a.language
            """
        ) { row throws(StorageError) in
            Edition.Translation(language: try row.value(0), slug: try row.value(1))
        }
    }

    /// Published articles, the latest first by their first release: article, number of the revision, both times.
    static func listing(
        about product: ProductID?, in language: Language?, before: ReleaseID?, limit: Int
    ) -> Statement {
        var conditions: [Statement] = ["s.first_release < \(before ?? ReleaseID(.max))"]
        if let language { conditions.append("a.language = \(language)") }
        if let product {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM authoring_revision_product p
                        WHERE p.product = \(product) AND p.revision = s.revision)
                """)
        }
        return """
            SELECT \(text: ArticleTable.columns), \(text: columns)
            FROM authoring_standing s JOIN authoring_article a ON a.id = s.article
            WHERE \(Statement.joined(conditions, by: " AND ")) ORDER BY s.first_release DESC LIMIT \(limit)
            """
    }

    static func list(
        _ listing: Statement, in transaction: Transaction
    ) throws(StorageError) -> [(article: Article, standing: Standing)] {
        try transaction.rows(listing) { row throws(StorageError) in
            (try Article(row: row), try Standing(row: row, from: 8))
        }
    }

    static func put(_ standing: Standing, facts: [FactKey], in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO authoring_standing (article, revision, number, release, first_release, first_published_at,
                                            released_at)
            VALUES (\(standing.article), \(standing.revision), \(standing.number), \(standing.release),
                    \(standing.firstRelease), \(standing.firstPublishedAt), \(standing.releasedAt))
            ON CONFLICT (article) DO UPDATE SET
                revision = excluded.revision, number = excluded.number, release = excluded.release,
                released_at = excluded.released_at
            """)
        try transaction.run("DELETE FROM authoring_standing_fact WHERE article = \(standing.article)")
        for fact in facts {
            try transaction.run(
                """
                INSERT INTO authoring_standing_fact (article, product, name)
                VALUES (\(standing.article), \(fact.product), \(fact.name))
                """)
        }
    }

    static func remove(_ article: ArticleID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM authoring_standing_fact WHERE article = \(article)")
        try transaction.run("DELETE FROM authoring_standing WHERE article = \(article)")
    }

    /// The facts that published articles refer to, of one author or of all.
    static func facts(
        by author: MemberID?, in transaction: Transaction
    ) throws(StorageError) -> [(article: ArticleID, slug: Slug, number: Int, fact: FactKey)] {
        let condition: Statement = author.map { "AND a.author = \($0)" } ?? ""
        return try transaction.rows(
            """
            SELECT a.id, a.slug, s.number, f.product, f.name
            FROM authoring_standing_fact f
            JOIN authoring_standing s ON s.article = f.article
            JOIN authoring_article a ON a.id = f.article
            WHERE 1 = 1 \(condition) ORDER BY f.article, f.product, f.name
            """
        ) { row throws(StorageError) in
            (
                try row.value(0), try row.value(1), try row.value(2),
                FactKey(product: try row.value(3), name: try row.value(4))
            )
        }
    }
}

extension Standing {
    fileprivate init(row: Row) throws(StorageError) { try self.init(row: row, from: 0) }

    fileprivate init(row: Row, from first: Int) throws(StorageError) {
        self.init(
            article: try row.value(first), revision: try row.value(first + 1),
            number: try row.value(first + 2),
            release: try row.value(first + 3), firstRelease: try row.value(first + 4),
            firstPublishedAt: try row.value(first + 5), releasedAt: try row.value(first + 6))
    }
}
