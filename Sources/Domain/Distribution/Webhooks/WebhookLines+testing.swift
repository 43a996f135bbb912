import FoundationEssentials
import Members
import Storage
import Values

extension WebhookLines {
    /// So long the queue leaves a test to whoever makes it: no endpoint is waited for that long.
    private static let testSeconds: Int64 = 300

    /// Sends a test to one endpoint and waits for its answer; nil when somebody removed the endpoint meanwhile.
    func test(_ webhook: Webhook) async throws -> WebhookDelivery? {
        let (table, ground) = (table, ground)
        let now = ground.clock.now()
        let id: WebhookID = ground.identifiers.next()
        let message = WebhookMessage(
            id: id.raw, webhook: webhook.id, name: "msg_\(id)", payload: Self.testPayload(at: now), attempts: 0)
        let isThere = try await ground.store.write { transaction in
            guard try table.find(webhook.id, in: transaction) != nil else { return false }
            try table.insert(message, at: now, readyAt: now.adding(seconds: Self.testSeconds), in: transaction)
            return true
        }
        guard isThere, let reply = try await post(message, to: webhook) else { return nil }
        let answered = ground.clock.now()
        return try await ground.store.write { transaction in
            if case .status(let status, _) = reply, (200..<300).contains(status) {
                try table.finish(message, status: status, at: answered, in: transaction)
                if let known = try table.find(webhook.id, in: transaction), known.off == nil {
                    try table.put(known.changed(failingSince: nil, said: nil, off: nil), in: transaction)
                }
            } else {
                try table.giveUp(
                    message, status: reply.status, reply.failure.said, at: answered, in: transaction)
            }
            return try table.delivery(message.id, in: transaction)
        }
    }

    private static func testPayload(at now: Instant) -> String {
        "{\"data\":{},\"timestamp\":\"\(now.iso8601)\",\"type\":\"\(Webhook.testEvent)\"}"
    }
}
