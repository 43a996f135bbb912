import Contracts
import Distribution
import Values

/// `/desk/channels/new` and `/desk/channels/{id}/edit`: what a channel is entered with.
struct ChannelSetupPages: Sendable {
    private static let list = "/desk/channels/list"
    let house: House

    private var room: DistributionRoom { house.rooms.distribution }

    var pages: [Page] {
        [
            .get("/desk/channels/new", isForMembers: true) { request in
                try show(try form(of: request.query["kind"] ?? ""), request)
            },
            .post("/desk/channels/new") { request in try await add(request) },
            .get("/desk/channels/{id}/edit", isForMembers: true) { request in
                try show(try await form(of: try request.id("id")), request)
            },
            .post("/desk/channels/{id}/edit") { request in try await change(request) },
        ]
    }

    private func add(_ request: WebRequest) async throws -> WebResponse {
        let typed = try request.form()
        let form = try form(of: typed["kind"])
        let new = NewChannel(
            kind: form.overview.kind, name: typed["name"].trimmed, settings: form.settings(typed),
            credentials: form.credentials(typed), isAutomatic: typed.has("automatic"))
        do {
            _ = try await room.addChannel(new, by: try request.caller())
        } catch {
            return try show(form, request, typed: typed, refusing: error)
        }
        return .redirect(to: Self.list + "?notice=channel_added")
    }

    private func change(_ request: WebRequest) async throws -> WebResponse {
        let typed = try request.form()
        let id: ChannelID = try request.id("id")
        let form = try await form(of: id)
        let change = ChannelChange(
            name: typed["name"], settings: form.settings(typed), credentials: form.credentials(typed),
            isAutomatic: typed.has("automatic"))
        do {
            _ = try await room.changeChannel(id, change, by: try request.caller())
        } catch {
            return try show(form, request, typed: typed, refusing: error)
        }
        return .redirect(to: Self.list + "?notice=channel_changed")
    }

    private func show(
        _ form: ChannelForm, _ request: WebRequest, typed: Form? = nil, refusing error: (any Error)? = nil
    ) throws -> WebResponse {
        guard try request.caller().has(.publisher) else { throw Problem.notAllowed(anyOf: [.publisher, .admin]) }
        let refusal = try error.map { try Refusal($0, house, request, fields: form.names) } ?? .none
        let page = form.page(house, request, typed: typed, refusal)
        return refusal.decorated(
            try house.renderer.page("distribution/channel", for: request, status: refusal.status, page))
    }

    private func form(of kind: String) throws -> ChannelForm {
        guard let overview = room.channelKindList.first(where: { $0.kind.rawValue == kind }) else {
            throw Problem.notFound
        }
        return ChannelForm(overview: overview, channel: nil)
    }

    private func form(of id: ChannelID) async throws -> ChannelForm {
        guard let found = try await room.channel(id),
            let overview = room.channelKindList.first(where: { $0.kind == found.channel.kind })
        else { throw Problem.notFound }
        return ChannelForm(overview: overview, channel: found)
    }
}
