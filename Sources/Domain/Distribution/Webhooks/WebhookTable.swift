import Contracts
import Storage
import Values

/// The SQL of distribution_webhook and distribution_webhook_message.
struct WebhookTable {
    private static let columns: StaticString = """
        id, address, made_at, made_by, failing_since, said, off_at, off_reason
        """

    func all(in transaction: Transaction) throws(StorageError) -> [Webhook] {
        try transaction.rows("SELECT \(text: Self.columns) FROM distribution_webhook ORDER BY id", Self.webhook)
    }

    func find(_ id: WebhookID, in transaction: Transaction) throws(StorageError) -> Webhook? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM distribution_webhook WHERE id = \(id)", Self.webhook)
    }

    func isTaken(_ address: String, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.value(
            "SELECT count(*) FROM distribution_webhook WHERE address = \(address)", as: Int.self) > 0
    }

    func insert(
        _ webhook: Webhook, _ sealed: CredentialKeys.Sealed, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_webhook (id, address, key_id, sealed, made_at, made_by)
            VALUES (\(webhook.id), \(webhook.address), \(sealed.keyID), \(sealed.bytes), \(webhook.madeAt),
                    \(webhook.madeBy))
            """)
    }

    func put(_ webhook: Webhook, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_webhook
            SET failing_since = \(webhook.failingSince), said = \(webhook.said), off_at = \(webhook.off?.at),
                off_reason = \(webhook.off?.reason.rawValue)
            WHERE id = \(webhook.id)
            """)
    }

    func sealed(_ id: WebhookID, in transaction: Transaction) throws(StorageError) -> CredentialKeys.Sealed? {
        try transaction.first("SELECT key_id, sealed FROM distribution_webhook WHERE id = \(id)") {
            row throws(StorageError) in
            CredentialKeys.Sealed(keyID: try row.value(0), bytes: try row.value(1))
        }
    }

    func reseal(
        _ id: WebhookID, _ sealed: CredentialKeys.Sealed, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            "UPDATE distribution_webhook SET key_id = \(sealed.keyID), sealed = \(sealed.bytes) WHERE id = \(id)")
    }

    // Messages

    func insert(
        _ message: WebhookMessage, at now: Instant, readyAt: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_webhook_message (id, webhook, name, payload, made_at, attempts, ready_at)
            VALUES (\(message.id), \(message.webhook), \(message.name), \(message.payload), \(now), 0,
                    \(readyAt))
            """)
    }

    /// Those whose moment has come, of endpoints that are on, oldest first.
    func due(at now: Instant, limit: Int, in transaction: Transaction) throws(StorageError) -> [WebhookMessage] {
        try transaction.rows(
            """
            SELECT distribution_webhook_message.id, webhook, name, payload, attempts
            FROM distribution_webhook_message
            JOIN distribution_webhook ON distribution_webhook.id = webhook
            WHERE done_at IS NULL AND ready_at <= \(now) AND off_at IS NULL
            ORDER BY ready_at, distribution_webhook_message.id LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            WebhookMessage(
                id: try row.value(0), webhook: try row.value(1), name: try row.value(2), payload: try row.value(3),
                attempts: try row.value(4))
        }
    }

    func nextReady(after now: Instant, in transaction: Transaction) throws(StorageError) -> Instant? {
        try transaction.value(
            "SELECT min(ready_at) FROM distribution_webhook_message WHERE done_at IS NULL AND ready_at > \(now)")
    }

    func finish(
        _ message: WebhookMessage, status: Int, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_webhook_message
            SET done_at = \(now), tried_at = \(now), attempts = attempts + 1, status = \(status), said = NULL
            WHERE id = \(message.id)
            """)
    }

    func postpone(
        _ message: WebhookMessage, until moment: Instant, status: Int?, _ said: String, at now: Instant,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_webhook_message
            SET ready_at = \(moment), tried_at = \(now), attempts = attempts + 1, status = \(status), said = \(said)
            WHERE id = \(message.id)
            """)
    }

    /// What has been told for so long that nobody asks any more.
    func forget(doneBefore moment: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM distribution_webhook_message WHERE done_at < \(moment)")
    }

    /// What waits for an endpoint is not told any more.
    func drop(waitingFor webhook: WebhookID, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_webhook_message SET done_at = \(now)
            WHERE webhook = \(webhook) AND done_at IS NULL
            """)
    }

    private static func webhook(_ row: Row) throws(StorageError) -> Webhook {
        let offAt: Instant? = try row.value(6)
        let text: String? = try row.value(7)
        var off: Webhook.Off?
        if let offAt, let text {
            guard let reason = Webhook.Off.Reason(rawValue: text) else { throw .column(7, "no reason \(text)") }
            off = Webhook.Off(at: offAt, reason: reason)
        }
        return Webhook(
            id: try row.value(0), address: try row.value(1), madeAt: try row.value(2), madeBy: try row.value(3),
            failingSince: try row.value(4), said: try row.value(5), off: off)
    }
}
