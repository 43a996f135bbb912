import Contracts
import Distribution
import HTTPTypes
import Values

/// `/desk/webhooks`: the endpoints that are told of publications, and how each answered.
struct WebhookPages: Sendable {
    static let address = "/desk/webhooks"
    private static let perPage = 25
    let house: House

    private var room: DistributionRoom { house.rooms.distribution }

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await list(request) },
            .post(Self.address) { request in try await add(request) },
            .get(Self.address + "/{id}", isForMembers: true) { request in try await show(request) },
            verb("pause", "webhook_paused") { id, request in
                _ = try await room.switchWebhook(id, on: false, by: try request.caller())
            },
            verb("resume", "webhook_resumed") { id, request in
                _ = try await room.switchWebhook(id, on: true, by: try request.caller())
            },
            .post(Self.address + "/{id}/test") { request in
                let delivery: WebhookDelivery
                do {
                    delivery = try await room.testWebhook(try request.id("id"), by: try request.caller())
                } catch {
                    return try await show(request, refusing: error)
                }
                let notice = delivery.state == .told ? "webhook_answered" : "webhook_silent"
                return .redirect(to: "\(Self.address)/\(try request.id("id", of: WebhookID.self))?notice=\(notice)")
            },
            .post(Self.address + "/{id}/remove") { request in
                do {
                    try await room.removeWebhook(try request.id("id"), by: try request.caller())
                } catch {
                    return try await show(request, refusing: error)
                }
                return .redirect(to: Self.address + "?notice=webhook_removed")
            },
        ]
    }

    /// The secret stands in the answer that made it and nowhere else, so that answer is a page and no redirect.
    private func add(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        do {
            let made = try await room.addWebhook(
                address: form["address"], secret: form["secret"].trimmed, by: try request.caller())
            return try await list(request, made: made.secret.text, at: made.webhook.address)
        } catch {
            return try await list(request, refusing: error, typed: form["address"])
        }
    }

    private func list(
        _ request: WebRequest, made secret: String? = nil, at address: String? = nil,
        refusing error: (any Error)? = nil, typed: String = ""
    ) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: ["address", "secret"]) } ?? .none
        let page = WebhooksPage(
            items: try await room.webhooks(by: try request.caller()).map { WebhookLine($0, house, request) },
            events: Webhook.events, secret: secret, madeAddress: address, typed: typed, problem: refusal.general,
            errors: refusal.errors)
        let status = secret == nil ? refusal.status : HTTPResponse.Status.created
        return refusal.decorated(
            try house.renderer.page("distribution/webhooks", for: request, status: status, page))
    }

    private func show(_ request: WebRequest, refusing error: (any Error)? = nil) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: []) } ?? .none
        let id: WebhookID = try request.id("id")
        let caller = try request.caller()
        guard let webhook = try await room.webhook(id, by: caller) else { throw Problem.notFound }
        let found = try await room.webhookDeliveries(
            to: id, before: try request.after(), limit: Self.perPage + 1, by: caller)
        let page = WebhookPage(
            webhook: WebhookLine(webhook, house, request),
            items: found.prefix(Self.perPage).map { WebhookDeliveryLine($0, house, request) },
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil,
            problem: refusal.general)
        return refusal.decorated(
            try house.renderer.page("distribution/webhook", for: request, status: refusal.status, page))
    }

    private func verb(
        _ name: String, _ notice: String, _ act: @escaping @Sendable (WebhookID, WebRequest) async throws -> Void
    ) -> Page {
        .post(Self.address + "/{id}/\(name)") { request in
            let id: WebhookID = try request.id("id")
            do { try await act(id, request) } catch { return try await show(request, refusing: error) }
            return .redirect(to: "\(Self.address)/\(id)?notice=\(notice)")
        }
    }
}
