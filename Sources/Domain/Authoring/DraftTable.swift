import Contracts
import Storage
import Values

enum DraftTable {
    static func find(
        _ article: ArticleID, of member: MemberID, in transaction: Transaction
    ) throws(StorageError) -> Draft? {
        try transaction.first(
            """
            SELECT article, member, based_on, title, summary, body, cover, cover_text, products, saved_at
            FROM authoring_draft WHERE article = \(article) AND member = \(member)
            """, Draft.init(row:))
    }

    static func put(_ draft: Draft, in transaction: Transaction) throws(StorageError) {
        let manuscript = draft.manuscript
        let products = manuscript.products.map(\.description).joined(separator: " ")
        try transaction.run(
            """
            INSERT INTO authoring_draft (article, member, based_on, title, summary, body, cover, cover_text, products,
                                         saved_at)
            VALUES (\(draft.article), \(draft.member), \(draft.basedOn), \(manuscript.title), \(manuscript.summary),
                    \(manuscript.body), \(manuscript.cover?.media), \(manuscript.cover?.alternativeText), \(products),
                    \(draft.savedAt))
            ON CONFLICT (article, member) DO UPDATE SET
                based_on = excluded.based_on, title = excluded.title, summary = excluded.summary,
                body = excluded.body, cover = excluded.cover, cover_text = excluded.cover_text,
                products = excluded.products, saved_at = excluded.saved_at
            """)
    }

    static func remove(
        _ article: ArticleID, of member: MemberID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run("DELETE FROM authoring_draft WHERE article = \(article) AND member = \(member)")
    }
}

extension Draft {
    fileprivate init(row: Row) throws(StorageError) {
        let products: String = try row.value(8)
        self.init(
            article: try row.value(0), member: try row.value(1), basedOn: try row.value(2),
            manuscript: Manuscript(
                title: try row.value(3), summary: try row.value(4), body: try row.value(5),
                cover: try .cover(row, from: 6),
                products: products.split(separator: " ").compactMap { ProductID(String($0)) }),
            savedAt: try row.value(9))
    }
}
