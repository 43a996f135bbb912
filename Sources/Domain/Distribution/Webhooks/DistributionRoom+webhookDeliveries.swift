public import Contracts
import Members
import Storage
public import Values

extension DistributionRoom {
    /// One endpoint; nil when there is none of that number.
    public func webhook(_ id: WebhookID, by caller: Caller) async throws(DistributionError) -> Webhook? {
        try await webhooks(by: caller).first { $0.id == id }
    }

    /// What an endpoint was told of late or is still to be told, newest first, with its answers; kept for 30 days.
    public func webhookDeliveries(
        to id: WebhookID, before last: WebhookDeliveryID? = nil, limit: Int, by caller: Caller
    ) async throws(DistributionError) -> [WebhookDelivery] {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        return try await ground.store.read(refusing: DistributionError.self) { [worker] transaction in
            let table = worker.hooks.table
            guard try table.find(id, in: transaction) != nil else { throw DistributionError.noSuchWebhook(id) }
            return try table.deliveries(to: id, before: last, limit: limit, in: transaction)
        }
    }

    /// Forgets an endpoint, its secret, and what it was to be told.
    public func removeWebhook(_ id: WebhookID, by caller: Caller) async throws(DistributionError) {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            let table = worker.hooks.table
            guard try table.find(id, in: transaction) != nil else { throw DistributionError.noSuchWebhook(id) }
            try table.remove(id, in: transaction)
            try ground.audit.record(
                "distribution.removeWebhook", of: "webhook \(id)", by: caller, in: transaction)
        }
    }

    /// Tells an endpoint that this is a test, now and once, and returns its answer. Whoever is switched off is not asked.
    public func testWebhook(_ id: WebhookID, by caller: Caller) async throws(DistributionError) -> WebhookDelivery {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        guard let webhook = try await webhook(id, by: caller) else { throw .noSuchWebhook(id) }
        guard webhook.off == nil else { throw .webhookIsOff(id) }
        do {
            guard let answer = try await worker.hooks.test(webhook) else {
                throw DistributionError.noSuchWebhook(id)
            }
            return answer
        } catch {
            throw DistributionError(wrapping: error)
        }
    }
}
