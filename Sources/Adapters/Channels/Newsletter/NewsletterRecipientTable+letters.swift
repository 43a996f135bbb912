import Contracts
import Storage
import Values

/// What the desk reads of letters.
extension NewsletterRecipientTable {
    func letters(
        of issue: NewsletterIssueID, in state: NewsletterLetter.State?, after last: NewsletterRecipientID?,
        limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [NewsletterRecipient] {
        var found: [NewsletterRecipient] = []
        // One after another, so that each reads along its index however long the list is.
        for statement in Self.findingLetters(of: issue, in: state, after: last, limit: limit) {
            found += try transaction.rows(statement, Self.recipient)
        }
        return Array(found.sorted { $0.id < $1.id }.prefix(limit))
    }

    static func findingLetters(
        of issue: NewsletterIssueID, in state: NewsletterLetter.State?, after last: NewsletterRecipientID?, limit: Int
    ) -> [Statement] {
        let last = last ?? NewsletterRecipientID(0)
        func stated(_ state: NewsletterRecipient.State, _ filter: Statement = "") -> Statement {
            """
            SELECT \(text: columns) FROM channels_newsletter_recipient
            WHERE issue = \(issue) AND state = \(state) AND id > \(last) \(filter) ORDER BY id LIMIT \(limit)
            """
        }
        switch state {
        case nil:
            return [
                """
                SELECT \(text: columns) FROM channels_newsletter_recipient
                WHERE issue = \(issue) AND id > \(last) ORDER BY id LIMIT \(limit)
                """
            ]
        case .waiting: return [stated(.queued), stated(.claimed), stated(.sending)]
        case .sent:
            return [
                stated(
                    .sent,
                    """
                    AND NOT EXISTS (SELECT 1 FROM channels_newsletter_bounce
                        WHERE recipient = channels_newsletter_recipient.id)
                    """)
            ]
        case .returned:
            return [
                stated(
                    .sent,
                    """
                    AND EXISTS (SELECT 1 FROM channels_newsletter_bounce
                        WHERE recipient = channels_newsletter_recipient.id)
                    """)
            ]
        case .rejected: return [stated(.rejected)]
        case .unconfirmed: return [stated(.unconfirmed)]
        case .skipped: return [stated(.skipped)]
        }
    }

    /// The last report of each letter that came back.
    func bounces(
        of letters: [NewsletterRecipientID], in transaction: Transaction
    ) throws(StorageError) -> [NewsletterRecipientID: NewsletterBounce] {
        guard !letters.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT recipient, status, said FROM channels_newsletter_bounce
            WHERE recipient IN (\(list: letters)) ORDER BY recipient, at, report
            """
        ) { row throws(StorageError) in
            (
                letter: try row.value(0, as: NewsletterRecipientID.self),
                bounce: NewsletterBounce(status: try row.value(1), said: try row.value(2))
            )
        }
        return Dictionary(rows.map { ($0.letter, $0.bounce) }) { _, last in last }
    }
}
