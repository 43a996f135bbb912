import Contracts
import Storage
import Values

enum RevisionTable {
    private static let columns: StaticString =
        "id, article, number, title, summary, body, cover, cover_text, written_by, written_at"

    static func find(_ article: ArticleID, number: Int, in transaction: Transaction) throws -> Revision {
        let found = try read(
            """
            SELECT \(text: columns) FROM authoring_revision WHERE article = \(article) AND number = \(number)
            """, in: transaction)
        guard let revision = found.first else { throw AuthoringError.noSuchRevision(article, number: number) }
        return revision
    }

    /// Revisions with numbers below one, the latest first.
    static func of(
        _ article: ArticleID, below number: Int?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Revision] {
        let bound: Statement = number.map { "AND number < \($0)" } ?? ""
        return try read(
            """
            SELECT \(text: columns) FROM authoring_revision
            WHERE article = \(article) \(bound) ORDER BY number DESC LIMIT \(limit)
            """, in: transaction)
    }

    static func add(_ revision: Revision, in transaction: Transaction) throws(StorageError) {
        let manuscript = revision.manuscript
        try transaction.run(
            """
            INSERT INTO authoring_revision (id, article, number, title, summary, body, cover, cover_text, written_by,
                                            written_at)
            VALUES (\(revision.id), \(revision.article), \(revision.number), \(manuscript.title),
                    \(manuscript.summary), \(manuscript.body), \(manuscript.cover?.media),
                    \(manuscript.cover?.alternativeText), \(revision.writtenBy), \(revision.writtenAt))
            """)
        for (position, product) in manuscript.products.enumerated() {
            try transaction.run(
                """
                INSERT INTO authoring_revision_product (revision, position, product)
                VALUES (\(revision.id), \(position), \(product))
                """)
        }
    }

    private static func read(
        _ statement: Statement, in transaction: Transaction
    ) throws(StorageError) -> [Revision] {
        let found = try transaction.rows(statement, Revision.init(row:))
        guard !found.isEmpty else { return [] }
        var products: [RevisionID: [ProductID]] = [:]
        let rows = try transaction.rows(
            """
            SELECT revision, product FROM authoring_revision_product
            WHERE revision IN (\(list: found.map(\.id))) ORDER BY revision, position
            """
        ) { row throws(StorageError) in
            (try row.value(0, as: RevisionID.self), try row.value(1, as: ProductID.self))
        }
        for (revision, product) in rows { products[revision, default: []].append(product) }
        return found.map { $0.with(products[$0.id] ?? []) }
    }
}

extension Edition.Picture {
    /// A cover's two columns, beginning at a position.
    static func cover(_ row: Row, from first: Int) throws(StorageError) -> Edition.Picture? {
        guard let media: MediaID = try row.value(first) else { return nil }
        return Edition.Picture(media: media, alternativeText: try row.value(first + 1))
    }
}

extension Revision {
    fileprivate init(row: Row) throws(StorageError) {
        self.init(
            id: try row.value(0), article: try row.value(1), number: try row.value(2),
            manuscript: Manuscript(
                title: try row.value(3), summary: try row.value(4), body: try row.value(5),
                cover: try .cover(row, from: 6)),
            writtenBy: try row.value(8), writtenAt: try row.value(9))
    }

    fileprivate func with(_ products: [ProductID]) -> Revision {
        Revision(
            id: id, article: article, number: number,
            manuscript: Manuscript(
                title: manuscript.title, summary: manuscript.summary, body: manuscript.body,
                cover: manuscript.cover,
                products: products),
            writtenBy: writtenBy, writtenAt: writtenAt)
    }
}
