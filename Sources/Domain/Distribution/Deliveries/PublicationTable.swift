import Contracts
import Storage
import Values

/// The SQL of distribution_publication.
struct PublicationTable {
    private static let columns: StaticString = """
        id, article, channel, publication_key, made_at, made_by, first_sent_at, uncertain_since, reference, address,
        revision, number, digest, stands_since, updated_at, recall_asked_at, ended_at, end_cause
        """

    func find(_ id: PublicationID, in transaction: Transaction) throws(StorageError) -> Publication? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM distribution_publication WHERE id = \(id)", Self.publication)
    }

    /// The newest of an article on a channel; older ones have ended, or are being recalled.
    func newest(
        of article: ArticleID, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) -> Publication? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM distribution_publication
            WHERE article = \(article) AND channel = \(channel) ORDER BY id DESC LIMIT 1
            """, Self.publication)
    }

    /// All of some articles, oldest first.
    func all(of articles: [ArticleID], in transaction: Transaction) throws(StorageError) -> [Publication] {
        guard !articles.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_publication
            WHERE article IN (\(list: articles)) ORDER BY article, channel, id
            """, Self.publication)
    }

    /// Those that are wanted where they are or are to be.
    func live(of article: ArticleID, in transaction: Transaction) throws(StorageError) -> [Publication] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_publication
            WHERE article = \(article) AND recall_asked_at IS NULL AND ended_at IS NULL ORDER BY channel
            """, Self.publication)
    }

    func insert(_ publication: Publication, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_publication (id, article, channel, publication_key, made_at, made_by)
            VALUES (\(publication.id), \(publication.article), \(publication.channel), \(publication.key),
                    \(publication.madeAt), \(publication.madeBy))
            """)
    }

    func markSent(_ id: PublicationID, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            "UPDATE distribution_publication SET first_sent_at = coalesce(first_sent_at, \(now)) WHERE id = \(id)")
    }

    func markUncertain(_ id: PublicationID, since: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_publication SET uncertain_since = coalesce(uncertain_since, \(since)) WHERE id = \(id)
            """)
    }

    /// It is no longer known which text stands there.
    func forgetDigest(_ id: PublicationID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE distribution_publication SET digest = NULL WHERE id = \(id)")
    }

    func markCertain(_ id: PublicationID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE distribution_publication SET uncertain_since = NULL WHERE id = \(id)")
    }

    /// What stands there now; nil when nothing does.
    func put(
        _ standing: Publication.Standing?, for id: PublicationID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_publication
            SET reference = \(standing?.reference), address = \(standing?.address), revision = \(standing?.revision),
                number = \(standing?.number), digest = \(standing?.digest), stands_since = \(standing?.since),
                updated_at = \(standing?.updatedAt)
            WHERE id = \(id)
            """)
    }

    func askRecall(_ id: PublicationID, at now: Instant?, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE distribution_publication SET recall_asked_at = \(now) WHERE id = \(id)")
    }

    func end(_ id: PublicationID, _ end: Publication.End, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_publication SET ended_at = \(end.at), end_cause = \(end.cause.rawValue)
            WHERE id = \(id) AND ended_at IS NULL
            """)
    }

    private static func publication(_ row: Row) throws(StorageError) -> Publication {
        let reference: String? = try row.value(8)
        let revision: RevisionID? = try row.value(10)
        let number: Int? = try row.value(11)
        let since: Instant? = try row.value(13)
        let updatedAt: Instant? = try row.value(14)
        var standing: Publication.Standing?
        if let reference, let revision, let number, let since, let updatedAt {
            standing = Publication.Standing(
                reference: reference, address: try row.value(9), revision: revision, number: number,
                digest: try row.value(12), since: since, updatedAt: updatedAt)
        }
        let endedAt: Instant? = try row.value(16)
        var end: Publication.End?
        if let endedAt {
            let text: String = try row.value(17)
            guard let cause = Publication.End.Cause(rawValue: text) else { throw .column(17, "no cause \(text)") }
            end = Publication.End(at: endedAt, cause: cause)
        }
        return Publication(
            id: try row.value(0), article: try row.value(1), channel: try row.value(2), key: try row.value(3),
            madeAt: try row.value(4), madeBy: try row.value(5), firstSentAt: try row.value(6),
            uncertainSince: try row.value(7), standing: standing, recallAskedAt: try row.value(15), end: end)
    }
}
