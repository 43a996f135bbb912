import Contracts
import Distribution
import HTTPTypes
import Values

/// `/publication-webhooks/{id}/…`: how an endpoint answered, a test, and its end.
struct PublicationHookDeliveries: Sendable {
    let room: DistributionRoom

    var endpoints: [Endpoint] { [list, test, remove] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/publication-webhooks/{id}/deliveries",
            summary:
                "What an endpoint was told in the last 30 days or is still to be told, newest first, with its answers",
            tag: "Distribution", query: [.limit, .after], answer: .page(of: HookDeliveryAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.webhookDeliveries(
                to: try request.id("id"), before: try request.after(), limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map { HookDeliveryAnswer($0) },
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var test: Endpoint {
        Endpoint(
            method: .post, path: "/publication-webhooks/{id}/test",
            summary: "Tells an endpoint that this is a test, once, and answers with what it said", tag: "Distribution",
            answer: HookDeliveryAnswer.shape
        ) { [room] request in
            let delivery = try await room.testWebhook(try request.id("id"), by: try request.caller())
            return try .json(HookDeliveryAnswer(delivery))
        }
    }

    private var remove: Endpoint {
        Endpoint(
            method: .delete, path: "/publication-webhooks/{id}",
            summary: "Forgets an endpoint, its secret, and what it was to be told", tag: "Distribution",
            success: .noContent
        ) { [room] request in
            try await room.removeWebhook(try request.id("id"), by: try request.caller())
            return .noContent
        }
    }
}

struct HookDeliveryAnswer: Encodable, Sendable {
    let id: WebhookDeliveryID
    let webhookId: String
    let event: String
    let state: String
    let attempts: Int
    let status: Int?
    let said: String?
    let madeAt: String
    let triedAt: String?
    let nextAt: String?

    init(_ delivery: WebhookDelivery) {
        id = delivery.id
        webhookId = delivery.name
        event = delivery.event
        state = delivery.state.rawValue
        attempts = delivery.attempts
        status = delivery.status
        said = delivery.said
        madeAt = delivery.madeAt.iso8601
        triedAt = delivery.triedAt?.iso8601
        nextAt = delivery.nextAt?.iso8601
    }

    static let shape = Shape.object([
        .required("id", .identifier), .required("webhook_id", .string),
        .required("event", .choice(Webhook.events + [Webhook.testEvent])),
        .required("state", .choice(WebhookDelivery.State.allCases.map(\.rawValue))), .required("attempts", .integer),
        .optional("status", .integer), .optional("said", .string), .required("made_at", .string),
        .optional("tried_at", .string), .optional("next_at", .string),
    ])
}
