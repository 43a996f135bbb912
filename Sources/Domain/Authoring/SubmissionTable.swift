import Contracts
import Storage
import Values

/// Submissions, and which of them wait: at most one for an article.
enum SubmissionTable {
    private static let columns: StaticString =
        "s.id, s.article, s.revision, s.number, s.submitted_by, s.submitted_at"

    static func waiting(_ article: ArticleID, in transaction: Transaction) throws(StorageError) -> Submission? {
        try transaction.first(
            """
            SELECT \(text: columns) FROM authoring_queue q JOIN authoring_submission s ON s.id = q.submission
            WHERE q.article = \(article)
            """, Submission.init(row:))
    }

    static func of(_ article: ArticleID, in transaction: Transaction) throws(StorageError) -> [Submission] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM authoring_submission s WHERE s.article = \(article) ORDER BY s.id
            """, Submission.init(row:))
    }

    /// Adds a submission that waits from now on, instead of whatever waited.
    static func add(_ submission: Submission, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO authoring_submission (id, article, revision, number, submitted_by, submitted_at)
            VALUES (\(submission.id), \(submission.article), \(submission.revision), \(submission.number),
                    \(submission.submittedBy), \(submission.submittedAt))
            """)
        try transaction.run(
            """
            INSERT INTO authoring_queue (article, submission) VALUES (\(submission.article), \(submission.id))
            ON CONFLICT (article) DO UPDATE SET submission = excluded.submission
            """)
    }

    static func settle(_ submission: Submission, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM authoring_queue WHERE submission = \(submission.id)")
    }
}

extension Submission {
    fileprivate init(row: Row) throws(StorageError) {
        self.init(
            id: try row.value(0), article: try row.value(1), revision: try row.value(2),
            number: try row.value(3),
            submittedBy: try row.value(4), submittedAt: try row.value(5))
    }
}
