public import Contracts
import Members
import Storage
public import Values

extension DistributionRoom {
    /// Registers an endpoint that is told of every publication; `secret` is `whsec_…`, made when it is nil. The secret is
    /// answered this once.
    public func addWebhook(
        address: String, secret: String?, by caller: Caller
    ) async throws(DistributionError) -> (webhook: Webhook, secret: WebhookSecret) {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        guard let address = address.trimmed else { throw .invalid(FieldProblem("address", .required)) }
        guard address.utf8.count <= 2_000 else { throw .invalid(FieldProblem("address", .tooLong(most: 2_000))) }
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
            throw .invalid(FieldProblem("address", .malformed(expected: "https://…")))
        }
        guard worker.hooks.allows(address) else { throw .forbiddenTarget(address) }
        var kept = WebhookSecret()
        if let secret = secret?.trimmed {
            guard let given = WebhookSecret(secret) else {
                throw .invalid(FieldProblem("secret", .malformed(expected: "whsec_ + base64 (24–64 bytes)")))
            }
            kept = given
        }
        let webhook = Webhook(
            id: ground.identifiers.next(), address: address, madeAt: ground.clock.now(), madeBy: caller.member,
            failingSince: nil, said: nil, off: nil)
        let sealed = worker.hooks.seal(kept, for: webhook.id)
        try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            let table = worker.hooks.table
            if try table.isTaken(address, in: transaction) {
                throw DistributionError.invalid(FieldProblem("address", .taken(address)))
            }
            try table.insert(webhook, sealed, in: transaction)
            try ground.audit.record(
                "distribution.addWebhook", of: "webhook \(webhook.id)", by: caller, in: transaction)
        }
        return (webhook, kept)
    }

    /// All endpoints, oldest first; for publishers.
    public func webhooks(by caller: Caller) async throws(DistributionError) -> [Webhook] {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        return try await ground.store.read(refusing: DistributionError.self) { [worker] transaction in
            try worker.hooks.table.all(in: transaction)
        }
    }

    /// Tells an endpoint nothing more, or again; what waited when it was switched off by a member is not told later.
    public func switchWebhook(
        _ id: WebhookID, on isOn: Bool, by caller: Caller
    ) async throws(DistributionError) -> Webhook {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        return try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            let table = worker.hooks.table
            guard let webhook = try table.find(id, in: transaction) else { throw DistributionError.noSuchWebhook(id) }
            let now = ground.clock.now()
            let changed = webhook.changed(
                failingSince: nil, said: nil, off: isOn ? nil : Webhook.Off(at: now, reason: .member))
            try table.put(changed, in: transaction)
            if !isOn { try table.drop(waitingFor: id, at: now, in: transaction) }
            try ground.audit.record(
                "distribution.switchWebhook", of: "webhook \(id)", by: caller, in: transaction)
            transaction.afterCommit { self.worker.hooks.wake() }
            return changed
        }
    }

    /// Tells endpoints what is due to be told.
    public func sendWebhooks() async throws(DistributionError) {
        do { try await worker.hooks.send() } catch { throw DistributionError(wrapping: error) }
    }
}
