import Contracts
import Storage
import Values

/// Releases and withdrawals, which stay, and how each article stands, which changes.
enum ReleaseTable {
    static func of(_ article: ArticleID, in transaction: Transaction) throws(StorageError) -> [Release] {
        try transaction.rows(
            """
            SELECT id, article, revision, number, released_by, released_at
            FROM authoring_release WHERE article = \(article) ORDER BY id
            """, Release.init(row:))
    }

    static func first(of article: ArticleID, in transaction: Transaction) throws(StorageError) -> Release? {
        try transaction.first(
            """
            SELECT id, article, revision, number, released_by, released_at
            FROM authoring_release WHERE article = \(article) ORDER BY id LIMIT 1
            """, Release.init(row:))
    }

    static func withdrawals(
        of article: ArticleID, in transaction: Transaction
    ) throws(StorageError) -> [Withdrawal] {
        try transaction.rows(
            """
            SELECT article, release, reason, withdrawn_by, withdrawn_at
            FROM authoring_withdrawal WHERE article = \(article) ORDER BY release
            """
        ) { row throws(StorageError) in
            Withdrawal(
                article: try row.value(0), release: try row.value(1), reason: try row.value(2),
                withdrawnBy: try row.value(3), withdrawnAt: try row.value(4))
        }
    }

    static func add(_ release: Release, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO authoring_release (id, article, revision, number, released_by, released_at)
            VALUES (\(release.id), \(release.article), \(release.revision), \(release.number), \(release.releasedBy),
                    \(release.releasedAt))
            """)
    }

    static func add(_ withdrawal: Withdrawal, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO authoring_withdrawal (article, release, reason, withdrawn_by, withdrawn_at)
            VALUES (\(withdrawal.article), \(withdrawal.release), \(withdrawal.reason), \(withdrawal.withdrawnBy),
                    \(withdrawal.withdrawnAt))
            """)
    }
}

extension Release {
    fileprivate init(row: Row) throws(StorageError) {
        self.init(
            id: try row.value(0), article: try row.value(1), revision: try row.value(2),
            number: try row.value(3),
            releasedBy: try row.value(4), releasedAt: try row.value(5))
    }
}
