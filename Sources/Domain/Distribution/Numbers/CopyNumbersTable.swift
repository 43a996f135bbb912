import Contracts
import Storage
import Values

/// The SQL of distribution_numbers: the newest numbers of each copy, and when they are asked for again.
struct CopyNumbersTable {
    /// From now on the numbers of a copy are asked for.
    func begin(_ publication: PublicationID, at moment: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_numbers (publication, next_at) VALUES (\(publication), \(moment))
            ON CONFLICT (publication) DO UPDATE SET next_at = coalesce(distribution_numbers.next_at, excluded.next_at)
            """)
    }

    /// The copy is gone; its last numbers stay.
    func end(_ publication: PublicationID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE distribution_numbers SET next_at = NULL WHERE publication = \(publication)")
    }

    func due(at now: Instant, limit: Int, in transaction: Transaction) throws(StorageError) -> [PublicationID] {
        try transaction.rows(
            """
            SELECT publication FROM distribution_numbers WHERE next_at IS NOT NULL AND next_at <= \(now)
            ORDER BY next_at LIMIT \(limit)
            """
        ) { row throws(StorageError) in try row.value(0) }
    }

    /// Nil leaves what was known, and only says when to ask again.
    func put(
        _ numbers: CopyMetrics?, of publication: PublicationID, at now: Instant, next: Instant?,
        in transaction: Transaction
    ) throws(StorageError) {
        guard let numbers else {
            try transaction.run("UPDATE distribution_numbers SET next_at = \(next) WHERE publication = \(publication)")
            return
        }
        try transaction.run(
            """
            UPDATE distribution_numbers
            SET views = \(numbers.views), likes = \(numbers.likes), shares = \(numbers.shares),
                replies = \(numbers.replies), at = \(now), next_at = \(next)
            WHERE publication = \(publication)
            """)
    }

    func countClick(of publication: PublicationID, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_clicks (publication, clicks) VALUES (\(publication), 1)
            ON CONFLICT (publication) DO UPDATE SET clicks = distribution_clicks.clicks + 1
            """)
    }

    func clicks(
        of publications: [PublicationID], in transaction: Transaction
    ) throws(StorageError) -> [PublicationID: Int64] {
        guard !publications.isEmpty else { return [:] }
        let rows = try transaction.rows(
            "SELECT publication, clicks FROM distribution_clicks WHERE publication IN (\(list: publications))"
        ) { row throws(StorageError) in (try row.value(0, as: PublicationID.self), try row.value(1, as: Int64.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    func all(
        of publications: [PublicationID], in transaction: Transaction
    ) throws(StorageError) -> [PublicationID: ToldNumbers] {
        guard !publications.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT publication, views, likes, shares, replies, at FROM distribution_numbers
            WHERE publication IN (\(list: publications)) AND at IS NOT NULL
            """
        ) { row throws(StorageError) in
            (
                try row.value(0, as: PublicationID.self),
                ToldNumbers(
                    numbers: CopyMetrics(
                        views: try row.value(1), likes: try row.value(2), shares: try row.value(3),
                        replies: try row.value(4)),
                    at: try row.value(5))
            )
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
