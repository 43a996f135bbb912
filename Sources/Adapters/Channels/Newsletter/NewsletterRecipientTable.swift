import Contracts
import Storage
import Values

/// The SQL of channels_newsletter_recipient and channels_newsletter_bounce.
struct NewsletterRecipientTable {
    static let columns: StaticString = """
        id, channel, issue, kind, subscriber, address, message_id, return_token, state, attempts, queued_at, ready_at,
        lease, sending_at, handled_at, status, said
        """

    func find(
        _ id: NewsletterRecipientID, in transaction: Transaction
    ) throws(StorageError) -> NewsletterRecipient? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_newsletter_recipient WHERE id = \(id)", Self.recipient
        )
    }

    func find(
        returnToken: String, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) -> NewsletterRecipient? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_recipient
            WHERE return_token = \(returnToken) AND channel = \(channel)
            """, Self.recipient)
    }

    func all(
        of issue: NewsletterIssueID, _ states: [NewsletterRecipient.State], after last: NewsletterRecipientID,
        limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [NewsletterRecipient] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_recipient
            WHERE issue = \(issue) AND state IN (\(list: states)) AND id > \(last) ORDER BY id LIMIT \(limit)
            """, Self.recipient)
    }

    /// What may be sent now, first letters before issues, since somebody waits for them.
    func ready(
        on channel: ChannelID, at now: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [NewsletterRecipient] {
        var found: [NewsletterRecipient] = []
        // One after another, so that each reads along the index however long the list is.
        for kind in [NewsletterRecipient.Kind.confirmation, .notice, .issue] where found.count < limit {
            found += try transaction.rows(
                Self.findingReady(kind, on: channel, at: now, limit: limit - found.count), Self.recipient)
        }
        return found
    }

    static func findingReady(
        _ kind: NewsletterRecipient.Kind, on channel: ChannelID, at now: Instant, limit: Int
    ) -> Statement {
        """
        SELECT \(text: columns) FROM channels_newsletter_recipient
        WHERE channel = \(channel) AND state = 'queued' AND kind = \(kind) AND ready_at <= \(now)
        ORDER BY ready_at, id LIMIT \(limit)
        """
    }

    func lapsed(
        on channel: ChannelID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> [NewsletterRecipient] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_recipient
            WHERE channel = \(channel) AND state IN ('claimed', 'sending') AND ready_at <= \(now)
            ORDER BY id LIMIT 1000
            """, Self.recipient)
    }

    /// When the next letter may be sent or the next lease is over.
    func nextReady(on channel: ChannelID, in transaction: Transaction) throws(StorageError) -> Instant? {
        try transaction.value(
            """
            SELECT min(ready_at) FROM channels_newsletter_recipient
            WHERE channel = \(channel) AND state IN ('queued', 'claimed', 'sending')
            """)
    }

    func insert(_ recipient: NewsletterRecipient, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_newsletter_recipient (\(text: Self.columns))
            VALUES (\(recipient.id), \(recipient.channel), \(recipient.issue), \(recipient.kind),
                    \(recipient.subscriber), \(recipient.address), \(recipient.messageID), \(recipient.returnToken),
                    \(recipient.state), \(recipient.attempts), \(recipient.queuedAt), \(recipient.readyAt),
                    \(recipient.lease), \(recipient.sendingAt), \(recipient.handledAt), \(recipient.status),
                    \(recipient.said))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Puts a state in the place of an earlier one that still holds; false when somebody else changed it meanwhile.
    func put(
        _ recipient: NewsletterRecipient, ifStill state: NewsletterRecipient.State, lease: Int64?,
        in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            UPDATE channels_newsletter_recipient
            SET state = \(recipient.state), attempts = \(recipient.attempts), ready_at = \(recipient.readyAt),
                lease = \(recipient.lease), sending_at = \(recipient.sendingAt), handled_at = \(recipient.handledAt),
                status = \(recipient.status), said = \(recipient.said)
            WHERE id = \(recipient.id) AND state = \(state) AND lease IS NOT DISTINCT FROM \(lease)
            """) > 0
    }

    /// Leaves out what has not begun.
    func skip(_ subscriber: SubscriberID, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_newsletter_recipient SET state = 'skipped', ready_at = NULL, handled_at = \(now)
            WHERE subscriber = \(subscriber) AND state = 'queued'
            """)
    }

    func skip(_ issue: NewsletterIssueID, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_newsletter_recipient SET state = 'skipped', ready_at = NULL, handled_at = \(now)
            WHERE issue = \(issue) AND state = 'queued'
            """)
    }

    /// What a person says of all letters of an issue whose outcome nobody knew. An answer that comes after that is not
    /// listened to any more.
    func settleUnconfirmed(
        of issue: NewsletterIssueID, arrived: Bool, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_newsletter_recipient
            SET state = \(arrived ? NewsletterRecipient.State.sent : .queued), lease = NULL,
                ready_at = \(arrived ? nil : now), handled_at = \(arrived ? now : nil)
            WHERE issue = \(issue) AND state = 'unconfirmed'
            """)
    }

    func tally(
        of issue: NewsletterIssueID, in transaction: Transaction
    ) throws(StorageError) -> NewsletterTally {
        var tally = NewsletterTally()
        let counts = try transaction.rows(Self.counting(issue)) { row throws(StorageError) in
            (
                state: try row.value(0, as: NewsletterRecipient.State.self),
                count: try row.value(1, as: Int.self)
            )
        }
        for (state, count) in counts {
            switch state {
            case .queued, .claimed, .sending: tally.waiting += count
            case .sent: tally.sent += count
            case .rejected: tally.rejected += count
            case .unconfirmed: tally.unconfirmed += count
            case .skipped: tally.skipped += count
            }
        }
        tally.returned = try transaction.value(Self.countingReturned(issue))
        return tally
    }

    static func counting(_ issue: NewsletterIssueID) -> Statement {
        """
        SELECT state, count(*) FROM channels_newsletter_recipient WHERE issue = \(issue)
        GROUP BY state ORDER BY state
        """
    }

    static func countingReturned(_ issue: NewsletterIssueID) -> Statement {
        """
        SELECT count(DISTINCT b.recipient) FROM channels_newsletter_recipient r
        JOIN channels_newsletter_bounce b ON b.recipient = r.id WHERE r.issue = \(issue)
        """
    }

    /// Notes a letter that came back; false when that report was noted before.
    func note(
        bounceOf recipient: NewsletterRecipientID, report: String, status: String, said: String,
        at now: Instant,
        in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            INSERT INTO channels_newsletter_bounce (report, recipient, status, said, at)
            VALUES (\(report), \(recipient), \(status), \(said), \(now))
            ON CONFLICT (recipient, report) DO NOTHING
            """) > 0
    }

    static func recipient(_ row: Row) throws(StorageError) -> NewsletterRecipient {
        NewsletterRecipient(
            id: try row.value(0), channel: try row.value(1), issue: try row.value(2), kind: try row.value(3),
            subscriber: try row.value(4), address: try row.value(5), messageID: try row.value(6),
            returnToken: try row.value(7), state: try row.value(8), attempts: try row.value(9),
            queuedAt: try row.value(10), readyAt: try row.value(11), lease: try row.value(12),
            sendingAt: try row.value(13), handledAt: try row.value(14), status: try row.value(15),
            said: try row.value(16))
    }
}
