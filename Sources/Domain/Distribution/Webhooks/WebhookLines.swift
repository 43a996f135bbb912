import Contracts
import FoundationEssentials
import Logging
import Members
import Storage
import Synchronization
import Values

/// Tells endpoints what becomes of publications: a durable queue of its own, at least once, the same `webhook-id` each time.
final class WebhookLines: Sendable {
    private static let perRound = 50
    /// What has been told is kept for so long, for those who ask why.
    private static let daysKept: Int64 = 30
    let table = WebhookTable()
    let ground: Ground
    private let keys: CredentialKeys
    private let sender: any WebhookSender
    private let pace: DeliveryPace
    private let rounds: Rounds
    private let logger = Logger(label: "terrace.webhooks")

    init(ground: Ground, keys: CredentialKeys, sender: any WebhookSender, pace: DeliveryPace, rounds: Rounds) {
        self.ground = ground
        self.keys = keys
        self.sender = sender
        self.pace = pace
        self.rounds = rounds
    }

    func allows(_ address: String) -> Bool { sender.allows(address) }

    /// Puts a message for every endpoint that is on into the queue, in the transaction of what it tells.
    func tell(_ event: String, _ told: WebhookEvent, in transaction: Transaction) throws(StorageError) {
        let webhooks = try table.all(in: transaction).filter { $0.off == nil }
        guard !webhooks.isEmpty else { return }
        let now = ground.clock.now()
        let payload = told.payload(event, at: now)
        for webhook in webhooks {
            let id: WebhookID = ground.identifiers.next()
            let message = WebhookMessage(
                id: id.raw, webhook: webhook.id, name: "msg_\(id)", payload: payload, attempts: 0)
            try table.insert(message, at: now, readyAt: now, in: transaction)
        }
        transaction.afterCommit { [rounds] in rounds.wake() }
    }

    func wake() { rounds.wake() }

    func seal(_ secret: WebhookSecret, for id: WebhookID) -> CredentialKeys.Sealed {
        keys.seal(Data(secret.bytes), for: Self.subject(id))
    }

    /// Seals anew what an older key has sealed.
    func reseal(in transaction: Transaction) throws -> Int {
        var count = 0
        for webhook in try table.all(in: transaction) {
            guard let sealed = try table.sealed(webhook.id, in: transaction), sealed.keyID != keys.currentID else {
                continue
            }
            guard let plain = keys.open(sealed, for: Self.subject(webhook.id)) else {
                throw DistributionError.noSuchWebhook(webhook.id)
            }
            try table.reseal(webhook.id, keys.seal(plain, for: Self.subject(webhook.id)), in: transaction)
            count += 1
        }
        return count
    }

    /// Sends what is due until nothing is: one endpoint's messages one after another, all endpoints beside one another.
    func send() async throws {
        let table = table
        while !Task.isCancelled {
            let now = ground.clock.now()
            let due = try await ground.store.write { transaction in
                try table.forget(doneBefore: now.adding(days: -Self.daysKept), in: transaction)
                return try table.due(at: now, limit: Self.perRound, in: transaction)
            }
            if due.isEmpty { return }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for messages in Dictionary(grouping: due, by: \.webhook).values {
                    group.addTask {
                        for message in messages where !Task.isCancelled { try await self.send(message) }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// The next moment at which something is to be sent.
    func nextMoment() async -> Instant? {
        let now = ground.clock.now()
        let table = table
        let found = try? await ground.store.read { transaction in
            try table.nextReady(after: now, in: transaction)
        }
        return found ?? nil
    }

    private func send(_ message: WebhookMessage) async throws {
        let table = table
        let found = try await ground.store.read { transaction in try table.find(message.webhook, in: transaction) }
        guard let webhook = found, webhook.off == nil, let reply = try await post(message, to: webhook) else { return }
        try await settle(message, reply)
    }

    /// One try; nil when the endpoint is not there any more.
    func post(_ message: WebhookMessage, to webhook: Webhook) async throws -> WebhookReply? {
        let table = table
        let found = try await ground.store.read { transaction in try table.sealed(webhook.id, in: transaction) }
        guard let sealed = found else { return nil }
        guard let secret = keys.open(sealed, for: Self.subject(webhook.id)).flatMap({ WebhookSecret(bytes: Array($0)) })
        else { return .failed("the secret does not open with this platform's keys") }
        let now = ground.clock.now()
        let body = Array(message.payload.utf8)
        return await sender.post(
            body, to: webhook.address,
            headers: [
                ("content-type", "application/json"), ("webhook-id", message.name),
                ("webhook-timestamp", String(now.seconds)),
                ("webhook-signature", secret.signature(id: message.name, at: now, body: body)),
            ])
    }

    private func settle(_ message: WebhookMessage, _ reply: WebhookReply) async throws {
        let (table, pace) = (table, pace)
        let now = ground.clock.now()
        try await ground.store.write { transaction in
            // A member may have switched it off meanwhile; then nothing is left to be done.
            guard let webhook = try table.find(message.webhook, in: transaction), webhook.off == nil else { return }
            switch reply {
            case .status(let status, _) where (200..<300).contains(status):
                try table.finish(message, status: status, at: now, in: transaction)
                try table.put(webhook.changed(failingSince: nil, said: nil, off: webhook.off), in: transaction)
            case .status(410, _):
                let off = Webhook.Off(at: now, reason: .gone)
                try table.put(webhook.changed(failingSince: now, said: "410", off: off), in: transaction)
                try table.giveUp(message, status: 410, "410", at: now, in: transaction)
                try table.drop(waitingFor: webhook.id, at: now, in: transaction)
            case .status, .failed:
                let (said, asked) = reply.failure
                let since = webhook.failingSince ?? now
                let isOver = since.adding(days: Webhook.badDays) <= now
                let off = isOver ? Webhook.Off(at: now, reason: .failing) : nil
                try table.put(webhook.changed(failingSince: since, said: said, off: off), in: transaction)
                let wait = now.adding(microseconds: pace.backoff(attempt: message.attempts + 1, salt: message.id))
                try table.postpone(
                    message, until: max(wait, now.adding(seconds: max(1, asked))), status: reply.status, said, at: now,
                    in: transaction)
            }
        }
    }

    private static func subject(_ id: WebhookID) -> String { "webhook \(id)" }
}

extension WebhookReply {
    /// Nil when no answer came.
    var status: Int? {
        switch self {
        case .status(let status, _): status
        case .failed: nil
        }
    }

    /// The words of a failure, and the seconds that the endpoint asked to be left alone.
    var failure: (said: String, asked: Int64) {
        switch self {
        case .status(let status, let retryAfter): (String(status), min(max(0, retryAfter ?? 0), 86_400))
        case .failed(let said): (String(said.prefix(300)), 0)
        }
    }
}

extension Webhook {
    func changed(failingSince: Instant?, said: String?, off: Off?) -> Webhook {
        Webhook(
            id: id, address: address, madeAt: madeAt, madeBy: madeBy, failingSince: failingSince, said: said, off: off)
    }
}

extension WebhookSecret {
    /// Of bytes that were kept.
    init?(bytes: [UInt8]) {
        guard (24...64).contains(bytes.count) else { return nil }
        self.bytes = bytes
    }
}
