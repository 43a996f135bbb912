import FoundationEssentials
import Storage
import Values

/// What a person reads of an endpoint's messages.
extension WebhookTable {
    private static let deliveryColumns: StaticString = """
        id, name, payload, made_at, attempts, status, said, tried_at, ready_at, done_at
        """

    /// Newest first.
    func deliveries(
        to webhook: WebhookID, before last: WebhookDeliveryID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [WebhookDelivery] {
        let filter: Statement = last.map { "AND id < \($0)" } ?? ""
        return try transaction.rows(
            """
            SELECT \(text: Self.deliveryColumns) FROM distribution_webhook_message
            WHERE webhook = \(webhook) \(filter) ORDER BY id DESC LIMIT \(limit)
            """, Self.delivery)
    }

    func delivery(_ id: Int64, in transaction: Transaction) throws(StorageError) -> WebhookDelivery? {
        try transaction.first(
            "SELECT \(text: Self.deliveryColumns) FROM distribution_webhook_message WHERE id = \(id)", Self.delivery)
    }

    /// The endpoint and all that it was or would have been told.
    func remove(_ webhook: WebhookID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM distribution_webhook_message WHERE webhook = \(webhook)")
        try transaction.run("DELETE FROM distribution_webhook WHERE id = \(webhook)")
    }

    /// A test that was not taken is not tried again.
    func giveUp(
        _ message: WebhookMessage, status: Int?, _ said: String, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_webhook_message
            SET done_at = \(now), tried_at = \(now), attempts = attempts + 1, status = \(status), said = \(said)
            WHERE id = \(message.id)
            """)
    }

    private static func delivery(_ row: Row) throws(StorageError) -> WebhookDelivery {
        let payload: String = try row.value(2)
        let attempts: Int = try row.value(4)
        let said: String? = try row.value(6)
        let readyAt: Instant? = try row.value(8)
        let doneAt: Instant? = try row.value(9)
        let state: WebhookDelivery.State
        if doneAt == nil { state = .waiting } else { state = attempts > 0 && said == nil ? .told : .dropped }
        return WebhookDelivery(
            id: try row.value(0), name: try row.value(1), event: event(of: payload), payload: payload,
            madeAt: try row.value(3), attempts: attempts, status: try row.value(5), said: said,
            triedAt: try row.value(7), nextAt: state == .waiting ? readyAt : nil, state: state)
    }

    private static func event(of payload: String) -> String {
        struct Head: Decodable { let type: String }
        return (try? JSONDecoder().decode(Head.self, from: Data(payload.utf8)))?.type ?? ""
    }
}
