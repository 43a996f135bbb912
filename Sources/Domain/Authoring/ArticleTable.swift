import Contracts
import Storage
import Values

enum ArticleTable {
    /// What ``Article/init(row:)`` reads from the beginning of a row; the table as `a`.
    static let columns: StaticString =
        "a.id, a.kind, a.slug, a.language, a.translation_group, a.author, a.begun_at, a.latest"

    static func find(_ id: ArticleID, in transaction: Transaction) throws -> Article {
        let found = try transaction.first(
            "SELECT \(text: columns) FROM authoring_article a WHERE a.id = \(id)", Article.init(row:))
        guard let found else { throw AuthoringError.noSuchArticle(id) }
        return found
    }

    static func find(_ slug: Slug, in transaction: Transaction) throws(StorageError) -> Article? {
        try transaction.first(
            "SELECT \(text: columns) FROM authoring_article a WHERE a.slug = \(slug)", Article.init(row:))
    }

    /// The articles of a translation group, by language.
    static func group(
        _ group: TranslationGroupID, in transaction: Transaction
    ) throws(StorageError) -> [Article] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM authoring_article a
            WHERE a.translation_group = \(group) ORDER BY a.language
            """, Article.init(row:))
    }

    static func add(_ article: Article, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO authoring_article (id, kind, slug, language, translation_group, author, begun_at, latest)
            VALUES (\(article.id), \(article.kind.rawValue), \(article.slug), \(article.language), \(article.group),
                    \(article.author), \(article.begunAt), \(article.latest))
            """)
    }

    static func move(_ id: ArticleID, to latest: Int, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE authoring_article SET latest = \(latest) WHERE id = \(id)")
    }

    /// Lines of articles for which all conditions hold (tables `a` article, `r` latest revision, `q` queue, `w` waiting
    /// submission, `y` ready, `v` its approval, `s` standing), in an order.
    static func listing(where conditions: [Statement], order: StaticString, limit: Int) -> Statement {
        """
        SELECT \(text: columns), r.title, r.written_at, w.number, s.number,
               (SELECT o.verdict FROM authoring_review o WHERE o.revision = r.id ORDER BY o.id DESC LIMIT 1),
               v.number, w.id, v.id
        FROM authoring_article a
        JOIN authoring_revision r ON r.article = a.id AND r.number = a.latest
        LEFT JOIN authoring_queue q ON q.article = a.id
        LEFT JOIN authoring_submission w ON w.id = q.submission
        LEFT JOIN authoring_ready y ON y.article = a.id
        LEFT JOIN authoring_review v ON v.id = y.review
        LEFT JOIN authoring_standing s ON s.article = a.id
        WHERE \(Statement.joined(conditions, by: " AND ")) ORDER BY \(text: order) LIMIT \(limit)
        """
    }

    static func lines(
        _ listing: Statement, in transaction: Transaction
    ) throws(StorageError) -> [(line: ArticleLine, cursor: Cursor)] {
        try transaction.rows(listing) { row throws(StorageError) in
            (try ArticleLine(row: row), Cursor(submission: try row.value(14), approval: try row.value(15)))
        }
    }

    /// Where a page of lines ends, in the orders that are not by the article's own identifier.
    struct Cursor {
        let submission: SubmissionID?
        let approval: ReviewID?
    }
}

extension Article {
    init(row: Row) throws(StorageError) {
        let word: String = try row.value(1)
        guard let kind = ArticleKind(rawValue: word) else { throw .column(1, "no kind \(word)") }
        self.init(
            id: try row.value(0), kind: kind, slug: try row.value(2), language: try row.value(3),
            group: try row.value(4), author: try row.value(5), begunAt: try row.value(6),
            latest: try row.value(7))
    }
}

extension ArticleLine {
    fileprivate init(row: Row) throws(StorageError) {
        let article = try Article(row: row)
        let waiting: Int? = try row.value(10)
        let published: Int? = try row.value(11)
        self.init(
            article: article, title: try row.value(8), changedAt: try row.value(9), waiting: waiting,
            approved: try row.value(13), published: published,
            stage: Stage(
                latest: article.latest, waiting: waiting, verdict: try row.value(12), published: published))
    }
}
