import Contracts
import Storage
import Values

/// All that waits for one server from one actor of ours, in the order in which it was said.
struct DeliveryLine: Hashable, Sendable {
    let channel: ChannelID
    let host: String
    let lease: Int64
    /// Failures in a row.
    let failures: Int
    /// How that server takes our signatures; nil until it has taken one.
    let scheme: SignatureScheme?
}

/// The next thing to be said in a line.
struct WaitingActivity: Hashable, Sendable {
    let activity: Int64
    let inbox: String
    let attempts: Int
    let document: String
    let madeAt: Instant
}

/// The SQL of channels_activitypub_activity, _delivery and _line.
struct LineTable {
    /// Queues an activity for one inbox.
    func queue(
        _ activity: ActivityJSON, id: Int64, about subject: String, of channel: ChannelID, to inbox: String,
        at host: String,
        now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try put(activity, id: id, about: subject, of: channel, now: now, in: transaction)
        try transaction.run(
            """
            INSERT INTO channels_activitypub_delivery (activity, inbox, channel, host, attempts)
            VALUES (\(id), \(inbox), \(channel), \(host), 0) ON CONFLICT (activity, inbox) DO NOTHING
            """)
        try transaction.run(
            """
            INSERT INTO channels_activitypub_line (channel, host, is_waiting, ready_at, lease, failures, said)
            VALUES (\(channel), \(host), TRUE, \(now), 0, 0, '')
            \(Self.wakingOnConflict)
            """)
    }

    /// Queues an activity for all followers of a channel, once for each inbox.
    func queueForFollowers(
        _ activity: ActivityJSON, id: Int64, about subject: String, of channel: ChannelID, now: Instant,
        in transaction: Transaction
    ) throws(StorageError) {
        try put(activity, id: id, about: subject, of: channel, now: now, in: transaction)
        try transaction.run(
            """
            INSERT INTO channels_activitypub_delivery (activity, inbox, channel, host, attempts)
            SELECT DISTINCT CAST(\(id) AS BIGINT), target, channel, host, CAST(0 AS BIGINT)
            FROM channels_activitypub_follower WHERE channel = \(channel)
            ON CONFLICT (activity, inbox) DO NOTHING
            """)
        try transaction.run(
            """
            INSERT INTO channels_activitypub_line (channel, host, is_waiting, ready_at, lease, failures, said)
            SELECT DISTINCT channel, host, TRUE, CAST(\(now) AS BIGINT), CAST(0 AS BIGINT), CAST(0 AS BIGINT), ''
            FROM channels_activitypub_follower WHERE channel = \(channel)
            \(Self.wakingOnConflict)
            """)
    }

    private static let wakingOnConflict: Statement = """
        ON CONFLICT (channel, host) DO UPDATE SET
            ready_at = CASE WHEN channels_activitypub_line.is_waiting THEN channels_activitypub_line.ready_at
                ELSE excluded.ready_at END,
            is_waiting = TRUE
        """

    private func put(
        _ activity: ActivityJSON, id: Int64, about subject: String, of channel: ChannelID, now: Instant,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_activitypub_activity (id, channel, subject, document, made_at)
            VALUES (\(id), \(channel), \(subject), \(activity.json), \(now))
            """)
    }

    /// Drops what was to be said about something and has not been tried yet: what is newer says all of it.
    func forgetUntried(about subject: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_activitypub_delivery WHERE attempts = 0 AND activity IN (
                SELECT id FROM channels_activitypub_activity WHERE subject = \(subject))
            """)
    }

    /// Takes lines that are due, each until its lease ends.
    func claim(
        _ channels: [ChannelID], limit: Int, lease: () -> Int64, until end: Instant, at now: Instant,
        in transaction: Transaction
    ) throws(StorageError) -> [DeliveryLine] {
        guard !channels.isEmpty, limit > 0 else { return [] }
        let found = try transaction.rows(
            """
            SELECT channel, host, failures, scheme FROM channels_activitypub_line
            WHERE is_waiting AND ready_at <= \(now) AND channel IN (\(list: channels.map(\.raw)))
            ORDER BY ready_at, channel, host LIMIT \(limit) \(text: transaction.dialect.forUpdateSkipLocked)
            """
        ) { row throws(StorageError) in
            let scheme: String? = try row.value(3)
            return DeliveryLine(
                channel: try row.value(0), host: try row.value(1), lease: lease(), failures: try row.value(2),
                scheme: scheme.flatMap(SignatureScheme.init))
        }
        for line in found {
            try transaction.run(
                """
                UPDATE channels_activitypub_line SET lease = \(line.lease), ready_at = \(end)
                WHERE channel = \(line.channel) AND host = \(line.host)
                """)
        }
        return found
    }

    /// Whether the line is still in our hands.
    func holds(_ line: DeliveryLine, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.value(
            """
            SELECT count(*) FROM channels_activitypub_line
            WHERE channel = \(line.channel) AND host = \(line.host) AND lease = \(line.lease)
            """, as: Int64.self) == 1
    }

    func head(of line: DeliveryLine, in transaction: Transaction) throws(StorageError) -> WaitingActivity? {
        try transaction.first(
            """
            SELECT delivery.activity, delivery.inbox, delivery.attempts, activity.document, activity.made_at
            FROM channels_activitypub_delivery AS delivery
            JOIN channels_activitypub_activity AS activity ON activity.id = delivery.activity
            WHERE delivery.channel = \(line.channel) AND delivery.host = \(line.host)
            ORDER BY delivery.activity, delivery.inbox LIMIT 1
            """
        ) { row throws(StorageError) in
            WaitingActivity(
                activity: try row.value(0), inbox: try row.value(1), attempts: try row.value(2),
                document: try row.value(3), madeAt: try row.value(4))
        }
    }

    func remove(_ waiting: WaitingActivity, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_activitypub_delivery
            WHERE activity = \(waiting.activity) AND inbox = \(waiting.inbox)
            """)
    }

    /// Marked before the first byte leaves, so that what may have been said is never forgotten as untried.
    func countAttempt(_ waiting: WaitingActivity, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_activitypub_delivery SET attempts = attempts + 1
            WHERE activity = \(waiting.activity) AND inbox = \(waiting.inbox)
            """)
    }

    func removeAll(for inbox: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM channels_activitypub_delivery WHERE inbox = \(inbox)")
    }

    /// Goes on with a line under a new lease.
    func renew(
        _ line: DeliveryLine, as further: DeliveryLine, until end: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_activitypub_line SET
                lease = \(further.lease), ready_at = \(end), failures = \(further.failures),
                scheme = \(further.scheme?.rawValue), said = ''
            WHERE channel = \(line.channel) AND host = \(line.host) AND lease = \(line.lease)
            """)
    }

    /// Gives a line back until a moment, or for good when nothing waits in it.
    func release(
        _ line: DeliveryLine, until moment: Instant, failures: Int, scheme: SignatureScheme?, said: String,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_activitypub_line SET
                lease = 0, ready_at = \(moment), failures = \(failures), scheme = \(scheme?.rawValue),
                said = \(String(said.prefix(300))),
                is_waiting = EXISTS (SELECT 1 FROM channels_activitypub_delivery AS delivery
                    WHERE delivery.channel = \(line.channel) AND delivery.host = \(line.host))
            WHERE channel = \(line.channel) AND host = \(line.host) AND lease = \(line.lease)
            """)
    }

    func nextReady(_ channels: [ChannelID], in transaction: Transaction) throws(StorageError) -> Instant? {
        guard !channels.isEmpty else { return nil }
        return try transaction.value(
            """
            SELECT min(ready_at) FROM channels_activitypub_line
            WHERE is_waiting AND channel IN (\(list: channels.map(\.raw)))
            """, as: Instant?.self)
    }

    func waiting(of channel: ChannelID, in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.value("SELECT count(*) FROM channels_activitypub_delivery WHERE channel = \(channel)")
    }

    /// Forgets activities that have been said to everybody.
    func sweep(before moment: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_activitypub_activity WHERE made_at < \(moment) AND NOT EXISTS (
                SELECT 1 FROM channels_activitypub_delivery AS delivery
                WHERE delivery.activity = channels_activitypub_activity.id)
            """)
    }
}
