import Contracts
import FoundationEssentials
import Storage
import Values

/// The SQL of channels_newsletter_issue.
struct NewsletterIssueTable {
    private static let columns: StaticString = """
        id, channel, copy_key, publication, corrects, language, rendition, made_at, gathered_through, gathered_at,
        halted_at
        """

    func find(_ id: NewsletterIssueID, in transaction: Transaction) throws(StorageError) -> NewsletterIssue? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_newsletter_issue WHERE id = \(id)", Self.issue)
    }

    func find(key: String, in transaction: Transaction) throws(StorageError) -> NewsletterIssue? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_newsletter_issue WHERE copy_key = \(key)", Self.issue)
    }

    func find(
        _ publication: PublicationID, in transaction: Transaction
    ) throws(StorageError) -> NewsletterIssue? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_newsletter_issue WHERE publication = \(publication)",
            Self.issue)
    }

    /// Newest first.
    func all(
        before last: NewsletterIssueID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [NewsletterIssue] {
        let filter: Statement = last.map { "WHERE id < \($0)" } ?? ""
        return try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_issue \(filter) ORDER BY id DESC LIMIT \(limit)
            """, Self.issue)
    }

    /// The oldest issue whose letters are not all queued.
    func ungathered(
        on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) -> NewsletterIssue? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_issue
            WHERE channel = \(channel) AND gathered_at IS NULL ORDER BY id LIMIT 1
            """, Self.issue)
    }

    /// The same key again changes nothing: what is mailed is what was asked for first.
    func insert(_ issue: NewsletterIssue, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_newsletter_issue (\(text: Self.columns))
            VALUES (\(issue.id), \(issue.channel), \(issue.key), \(issue.publication), \(issue.corrects),
                    \(issue.language), \(Self.json(issue.text)), \(issue.madeAt), \(issue.gatheredThrough),
                    \(issue.gatheredAt), \(issue.haltedAt))
            ON CONFLICT (copy_key) DO NOTHING
            """)
    }

    func gathered(
        _ issue: NewsletterIssueID, through subscriber: SubscriberID, at moment: Instant?,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_newsletter_issue SET gathered_through = \(subscriber), gathered_at = \(moment)
            WHERE id = \(issue)
            """)
    }

    func halt(_ issue: NewsletterIssueID, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_newsletter_issue SET halted_at = \(now), gathered_at = \(now)
            WHERE id = \(issue) AND halted_at IS NULL
            """)
    }

    private static func json(_ text: IssueText) -> String {
        // Texts can always be encoded.
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }

    private static func issue(_ row: Row) throws(StorageError) -> NewsletterIssue {
        let json: String = try row.value(6)
        guard let text = try? JSONDecoder().decode(IssueText.self, from: Data(json.utf8)) else {
            throw .column(6, "not the text of an issue")
        }
        return NewsletterIssue(
            id: try row.value(0), channel: try row.value(1), key: try row.value(2),
            publication: try row.value(3),
            corrects: try row.value(4), language: try row.value(5), text: text, madeAt: try row.value(7),
            gatheredThrough: try row.value(8), gatheredAt: try row.value(9), haltedAt: try row.value(10))
    }
}
