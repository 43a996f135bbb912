import Commerce
import Contracts
import HTTPTypes
import Marketplaces
import Values

/// `/desk/marketplaces`: the shops, and for each how it is connected.
struct MarketplacePages: Sendable {
    let house: House

    static let address = "/desk/marketplaces"

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await list(request) },
            .post(Self.address) { request in try await open(request) },
            .get(Self.address + "/{id}", isForMembers: true) { request in try await show(request) },
            .post(Self.address + "/{id}/secrets") { request in try await rotate(request) },
            .post(Self.address + "/{id}/secrets/retire") { request in
                try await acting(request, notice: "secret_retired") { id, _, caller in
                    try await house.rooms.commerce.retireOldSecret(of: id, by: caller)
                }
            },
            .post(Self.address + "/{id}/switch-off") { request in
                try await acting(request, notice: "marketplace_off") { id, form, caller in
                    _ = try await house.rooms.commerce.switchOff(id, because: form["reason"], by: caller)
                }
            },
            .post(Self.address + "/{id}/switch-on") { request in
                try await acting(request, notice: "marketplace_on") { id, _, caller in
                    _ = try await house.rooms.commerce.switchOn(id, by: caller)
                }
            },
        ]
    }

    private func list(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        let refusal =
            try error.map {
                try Refusal($0, house, request, fields: ["name", "kind", "address", "secret"])
            } ?? .none
        let found = try await house.rooms.commerce.marketplaces()
        let page = MarketplacesPage(
            items: found.map { MarketplaceLine($0, house, request) }, isEmpty: found.isEmpty,
            kinds: Marketplace.Kind.allCases.map { kind in
                CommerceChoice(
                    value: kind.rawValue,
                    name: house.renderer.text("commerce.kind.\(kind.rawValue)", request),
                    isChosen: kind.rawValue == typed["kind"])
            },
            typed: ["name": typed["name"], "address": typed["address"]], problem: refusal.general,
            errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("commerce/marketplaces", for: request, status: refusal.status, page))
    }

    private func open(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let opened: OpenedMarketplace
        do {
            opened = try await house.rooms.commerce.openMarketplace(
                MarketplaceRequest(
                    name: form["name"], kind: form["kind"], address: form["address"],
                    secret: form["secret"].trimmed),
                by: try request.caller())
        } catch {
            return try await list(request, refusing: error, typed: form)
        }
        // The secret is shown in the answer itself: an address that held it would stay in histories and logs.
        return try show(opened.marketplace, secrets: 1, request, secret: opened.secret)
    }

    private func show(_ request: WebRequest, refusing error: (any Error)? = nil) async throws -> WebResponse {
        let refusal =
            try error.map { try Refusal($0, house, request, fields: ["reason", "secret"]) } ?? .none
        let id: MarketplaceID = try request.id("id")
        let door = try await house.rooms.commerce.door(of: id)
        return refusal.decorated(
            try show(door.marketplace, secrets: door.secrets.count, request, refusal: refusal))
    }

    private func show(
        _ marketplace: Marketplace, secrets: Int, _ request: WebRequest, secret: String? = nil,
        refusal: Refusal = .none
    ) throws -> WebResponse {
        let page = MarketplacePage(
            line: MarketplaceLine(marketplace, house, request),
            webhook: "\(house.baseAddress)/api/v1/marketplaces/\(marketplace.id)/webhooks", secret: secret,
            isChangingSecrets: secrets > 1, topics: marketplace.kind.form.topics,
            openedAt: marketplace.openedAt.shanghai, problem: refusal.general, errors: refusal.errors)
        return try house.renderer.page("commerce/marketplace", for: request, status: refusal.status, page)
    }

    private func rotate(_ request: WebRequest) async throws -> WebResponse {
        let id: MarketplaceID = try request.id("id")
        let secret: String
        do {
            secret = try await house.rooms.commerce.rotateSecret(
                of: id, to: try request.form()["secret"].trimmed, by: try request.caller())
        } catch {
            return try await show(request, refusing: error)
        }
        let door = try await house.rooms.commerce.door(of: id)
        return try show(door.marketplace, secrets: door.secrets.count, request, secret: secret)
    }

    private func acting(
        _ request: WebRequest, notice: String, _ act: (MarketplaceID, Form, Caller) async throws -> Void
    ) async throws -> WebResponse {
        let id: MarketplaceID = try request.id("id")
        do {
            try await act(id, try request.form(), try request.caller())
        } catch {
            return try await show(request, refusing: error)
        }
        return .redirect(to: "\(Self.address)/\(id)?notice=\(notice)")
    }
}

struct MarketplaceLine {
    let id: String
    let name: String
    let kind: String
    let address: String
    /// When and why it is out of use.
    let off: String?

    init(_ marketplace: Marketplace, _ house: House, _ request: WebRequest) {
        id = marketplace.id.description
        name = marketplace.name
        kind = house.renderer.text("commerce.kind.\(marketplace.kind.rawValue)", request)
        address = marketplace.address
        off = marketplace.switchedOff.map { off in
            house.renderer.text(
                "commerce.marketplace.off_since", request, ["time": off.at.shanghai, "reason": off.reason])
        }
    }
}

struct MarketplacesPage {
    let items: [MarketplaceLine]
    let isEmpty: Bool
    let kinds: [CommerceChoice]
    let typed: [String: String]
    let problem: String?
    let errors: [String: String]
}

struct MarketplacePage {
    let line: MarketplaceLine
    /// Where the shop sends its webhooks.
    let webhook: String
    /// Shown in the answer that made it, and never again.
    let secret: String?
    /// Whether two secrets hold.
    let isChangingSecrets: Bool
    let topics: [String]
    let openedAt: String
    let problem: String?
    let errors: [String: String]
}
