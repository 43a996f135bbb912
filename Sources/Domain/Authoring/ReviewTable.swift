import Contracts
import Storage
import Values

enum ReviewTable {
    static func of(_ revision: RevisionID, in transaction: Transaction) throws(StorageError) -> [Review] {
        try read("revision = \(revision)", in: transaction)
    }

    static func of(_ article: ArticleID, in transaction: Transaction) throws(StorageError) -> [Review] {
        try read("article = \(article)", in: transaction)
    }

    static func add(_ review: Review, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO authoring_review (id, submission, article, revision, number, step, reviewer, verdict,
                                          reviewed_at)
            VALUES (\(review.id), \(review.submission), \(review.article), \(review.revision), \(review.number),
                    \(review.step), \(review.reviewer), \(review.verdict.word), \(review.reviewedAt))
            """)
        for (position, reason) in review.verdict.reasons.enumerated() {
            try transaction.run(
                """
                INSERT INTO authoring_review_reason (review, position, reason)
                VALUES (\(review.id), \(position), \(reason))
                """)
        }
    }

    /// Lets an approved revision wait for its release, instead of an earlier one.
    static func wait(_ approval: Review, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO authoring_ready (article, review) VALUES (\(approval.article), \(approval.id))
            ON CONFLICT (article) DO UPDATE SET review = excluded.review
            """)
    }

    /// Nothing up to a revision's number waits for its release any longer.
    static func release(
        _ article: ArticleID, through number: Int, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM authoring_ready
            WHERE article = \(article) AND review IN (
                SELECT id FROM authoring_review WHERE article = \(article) AND number <= \(number))
            """)
    }

    private static func read(
        _ condition: Statement, in transaction: Transaction
    ) throws(StorageError) -> [Review] {
        var reasons: [ReviewID: [String]] = [:]
        let rows = try transaction.rows(
            """
            SELECT review, reason FROM authoring_review_reason
            WHERE review IN (SELECT id FROM authoring_review WHERE \(condition)) ORDER BY review, position
            """
        ) { row throws(StorageError) in
            (try row.value(0, as: ReviewID.self), try row.value(1, as: String.self))
        }
        for (review, reason) in rows { reasons[review, default: []].append(reason) }
        return try transaction.rows(
            """
            SELECT id, submission, article, revision, number, step, reviewer, verdict, reviewed_at
            FROM authoring_review WHERE \(condition) ORDER BY id
            """
        ) { row throws(StorageError) in
            let id: ReviewID = try row.value(0)
            let word: String = try row.value(7)
            return Review(
                id: id, submission: try row.value(1), article: try row.value(2), revision: try row.value(3),
                number: try row.value(4), step: try row.value(5), reviewer: try row.value(6),
                verdict: word == Verdict.approve.word ? .approve : .needsChanges(reasons: reasons[id] ?? []),
                reviewedAt: try row.value(8))
        }
    }
}
