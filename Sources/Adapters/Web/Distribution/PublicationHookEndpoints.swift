import Contracts
import Distribution
import HTTPTypes
import Values

/// `/publication-webhooks`: endpoints that are told of publications, as Standard Webhooks says.
struct PublicationHookEndpoints: Sendable {
    let room: DistributionRoom

    var endpoints: [Endpoint] { [list, add, toggle("on", true), toggle("off", false)] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/publication-webhooks", summary: "The endpoints that are told of publications",
            tag: "Distribution", answer: .page(of: HookAnswer.shape)
        ) { [room] request in
            let found = try await room.webhooks(by: try request.caller())
            return try .json(PageOf(items: found.map { HookAnswer($0, secret: nil) }))
        }
    }

    private struct New: Decodable {
        let address: String
        let secret: String?
    }

    private var add: Endpoint {
        Endpoint(
            method: .post, path: "/publication-webhooks",
            summary: "Tells an https endpoint of every publication; the secret is answered this once",
            tag: "Distribution",
            body: .object([.required("address", .string), .optional("secret", .string)]), success: .created,
            answer: HookAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let made = try await room.addWebhook(address: new.address, secret: new.secret, by: try request.caller())
            return try .json(HookAnswer(made.webhook, secret: made.secret), status: .created)
        }
    }

    private func toggle(_ name: String, _ isOn: Bool) -> Endpoint {
        Endpoint(
            method: .post, path: "/publication-webhooks/{id}/\(name)",
            summary: isOn ? "Tells an endpoint again" : "Tells an endpoint nothing more", tag: "Distribution",
            answer: HookAnswer.shape
        ) { [room] request in
            let webhook = try await room.switchWebhook(try request.id("id"), on: isOn, by: try request.caller())
            return try .json(HookAnswer(webhook, secret: nil))
        }
    }
}

struct HookAnswer: Encodable, Sendable {
    let id: WebhookID
    let address: String
    let events: [String]
    let madeAt: String
    /// `whsec_…`, only in the answer that made it.
    let secret: String?
    let failingSince: String?
    let said: String?
    let offAt: String?
    let offReason: String?

    init(_ webhook: Webhook, secret: WebhookSecret?) {
        id = webhook.id
        address = webhook.address
        events = Webhook.events
        madeAt = webhook.madeAt.iso8601
        self.secret = secret?.text
        failingSince = webhook.failingSince?.iso8601
        said = webhook.said
        offAt = webhook.off?.at.iso8601
        offReason = webhook.off?.reason.rawValue
    }

    static let shape = Shape.object([
        .required("id", .identifier), .required("address", .string),
        .required("events", .array(.choice(Webhook.events))), .required("made_at", .string),
        .optional("secret", .string), .optional("failing_since", .string), .optional("said", .string),
        .optional("off_at", .string),
        .optional("off_reason", .choice(Webhook.Off.Reason.allCases.map(\.rawValue))),
    ])
}
