import Commerce
import Contracts
import HTTPTypes
import Marketplaces

/// `/marketplaces/{id}/webhooks`: where shops tell about their orders, each in its own form.
struct WebhookEndpoint: Sendable {
    let room: CommerceRoom

    var endpoints: [Endpoint] { [receive] }

    private struct Answer: Encodable {
        let status: String
    }

    /// The body stays as it came, whatever its type says: the signature is over its bytes.
    private var receive: Endpoint {
        Endpoint(
            method: .post, path: "/marketplaces/{id}/webhooks",
            summary: "A shop's signed webhook; answered once it is durable", tag: "Commerce",
            access: .everybody,
            body: .binary, bodyType: "*/*", bodyLimit: WebhookRequest.mostBytes,
            answer: .object([.required("status", .choice(["accepted", "duplicate", "ignored"]))])
        ) { [room] request in
            let door = try await room.door(of: try request.id("id"))
            let webhook = WebhookRequest(
                headers: request.headers.map { (name: $0.name.canonicalName, value: $0.value) },
                body: request.body)
            let message = try door.marketplace.kind.form.message(from: webhook, at: door)
            return try .json(
                Answer(status: try await room.receive(message, at: door.marketplace.id).rawValue))
        }
    }
}
