import Contracts
import Storage
import Values

/// The SQL of channels_newsletter_subscriber.
struct SubscriberTable {
    private static let columns: StaticString = """
        id, channel, address, language, state, token, asked_at, letters, lettered_at, confirmed_at, ended_at, ended_by,
        bounces, bounced_at
        """

    func find(_ id: SubscriberID, in transaction: Transaction) throws(StorageError) -> Subscriber? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_newsletter_subscriber WHERE id = \(id)",
            Self.subscriber)
    }

    func find(
        _ address: MailAddress, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) -> Subscriber? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_subscriber
            WHERE channel = \(channel) AND address_key = \(address.key)
            """, Self.subscriber)
    }

    func find(
        token: String, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) -> Subscriber? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_subscriber
            WHERE token = \(token) AND channel = \(channel)
            """, Self.subscriber)
    }

    /// Those who get an issue made at a moment, in the order of their numbers.
    func audience(
        of channel: ChannelID, language: Language?, confirmedBy moment: Instant, after last: SubscriberID,
        limit: Int,
        in transaction: Transaction
    ) throws(StorageError) -> [Subscriber] {
        try transaction.rows(
            Self.findingAudience(
                of: channel, language: language, confirmedBy: moment, after: last, limit: limit),
            Self.subscriber)
    }

    static func findingAudience(
        of channel: ChannelID, language: Language?, confirmedBy moment: Instant, after last: SubscriberID,
        limit: Int
    ) -> Statement {
        let filter: Statement = language.map { "AND language = \($0)" } ?? ""
        return """
            SELECT \(text: columns) FROM channels_newsletter_subscriber
            WHERE channel = \(channel) AND state = 'confirmed' AND id > \(last)
                AND confirmed_at <= \(moment) \(filter)
            ORDER BY id LIMIT \(limit)
            """
    }

    /// Those who were mailed, or may have been, what an issue puts right, and still read.
    func audience(
        correcting issue: NewsletterIssue, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Subscriber] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_newsletter_subscriber
            WHERE state = 'confirmed' AND id > \(issue.gatheredThrough) AND id IN (
                SELECT subscriber FROM channels_newsletter_recipient
                WHERE issue = \(issue.corrects) AND state IN ('sent', 'unconfirmed', 'sending'))
            ORDER BY id LIMIT \(limit)
            """, Self.subscriber)
    }

    func count(
        on channel: ChannelID, _ state: Subscriber.State, in transaction: Transaction
    ) throws(StorageError) -> Int {
        try transaction.value(
            """
            SELECT count(*) FROM channels_newsletter_subscriber
            WHERE channel = \(channel) AND state = \(state)
            """)
    }

    func put(_ subscriber: Subscriber, key: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_newsletter_subscriber (\(text: Self.columns), address_key)
            VALUES (\(subscriber.id), \(subscriber.channel), \(subscriber.address), \(subscriber.language),
                    \(subscriber.state), \(subscriber.token), \(subscriber.askedAt), \(subscriber.letters),
                    \(subscriber.letteredAt), \(subscriber.confirmedAt), \(subscriber.endedAt), \(subscriber.endedBy),
                    \(subscriber.bounces), \(subscriber.bouncedAt), \(key))
            ON CONFLICT (id) DO UPDATE SET
                address = excluded.address, language = excluded.language, state = excluded.state,
                token = excluded.token, asked_at = excluded.asked_at, letters = excluded.letters,
                lettered_at = excluded.lettered_at, confirmed_at = excluded.confirmed_at,
                ended_at = excluded.ended_at, ended_by = excluded.ended_by, bounces = excluded.bounces,
                bounced_at = excluded.bounced_at
            """)
    }

    func put(_ subscriber: Subscriber, in transaction: Transaction) throws(StorageError) {
        try put(subscriber, key: subscriber.address.lowercased(), in: transaction)
    }

    /// Forgets who asked and never confirmed: we have no right to keep their address.
    func forget(
        askedBefore moment: Instant, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_newsletter_recipient
            WHERE kind = 'confirmation' AND subscriber IN (
                SELECT id FROM channels_newsletter_subscriber
                WHERE channel = \(channel) AND state = 'asked' AND lettered_at < \(moment) AND confirmed_at IS NULL)
            """)
        try transaction.run(
            """
            DELETE FROM channels_newsletter_subscriber
            WHERE channel = \(channel) AND state = 'asked' AND lettered_at < \(moment) AND confirmed_at IS NULL
            """)
    }

    private static func subscriber(_ row: Row) throws(StorageError) -> Subscriber {
        Subscriber(
            id: try row.value(0), channel: try row.value(1), address: try row.value(2),
            language: try row.value(3),
            state: try row.value(4), token: try row.value(5), askedAt: try row.value(6),
            letters: try row.value(7),
            letteredAt: try row.value(8), confirmedAt: try row.value(9), endedAt: try row.value(10),
            endedBy: try row.value(11), bounces: try row.value(12), bouncedAt: try row.value(13))
    }
}
