import Contracts
import Distribution
import FoundationEssentials
import Values

/// `/desk/channels/list`: the channels themselves, what each can do, and their switches.
struct ChannelPages: Sendable {
    private static let address = "/desk/channels/list"
    let house: House

    private var room: DistributionRoom { house.rooms.distribution }

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await show(request) },
            .post("/desk/channels/{id}/off") { request in
                let reason = try request.form()["reason"]
                return try await act("channel_stopped", request) {
                    _ = try await room.switchOff(
                        try request.id("id"), reason: reason, by: try request.caller())
                }
            },
            .post("/desk/channels/{id}/on") { request in
                try await act("channel_started", request) {
                    _ = try await room.switchOn(try request.id("id"), by: try request.caller())
                }
            },
        ]
    }

    private func act(
        _ notice: String, _ request: WebRequest, _ verb: () async throws -> Void
    ) async throws -> WebResponse {
        do { try await verb() } catch { return try await show(request, refusing: error) }
        return .redirect(to: Self.address + "?notice=\(notice)")
    }

    private func show(_ request: WebRequest, refusing error: (any Error)? = nil) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: []) } ?? .none
        let page = ChannelsPage(
            items: try await room.channelList().map { ChannelLine($0, house, request) },
            maySwitch: try request.caller().has(.publisher), problem: refusal.general)
        return refusal.decorated(
            try house.renderer.page("distribution/channels", for: request, status: refusal.status, page))
    }
}

struct ChannelsPage {
    let items: [ChannelLine]
    let maySwitch: Bool
    let problem: String?
}

struct ChannelLine {
    let id: String
    let name: String
    let kind: String
    let isAutomatic: Bool
    let safety: String
    let updates: String
    let recalls: String
    let films: String
    let isOff: Bool
    let off: String?
    let trouble: String?

    init(_ overview: ChannelOverview, _ house: House, _ request: WebRequest) {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text(key, request, arguments)
        }
        let can = overview.capabilities
        id = overview.channel.id.description
        name = overview.channel.name
        kind = overview.channel.kind.rawValue
        isAutomatic = overview.channel.isAutomatic
        safety = text("distribution.safety.\(CapabilityAnswer.safety(of: can.repeatGuard))")
        updates = text(can.updates ? "common.yes" : "common.no")
        recalls = text(can.deletes ? "common.yes" : "common.no")
        films = text(can.films ? "common.yes" : "common.no")
        isOff = overview.channel.switchedOff != nil
        off = overview.channel.switchedOff.map { off in
            text("distribution.off_since", ["time": off.at.shanghai, "reason": off.reason])
        }
        trouble = overview.health == .well(overview.channel.id) ? nil : overview.health.said
    }
}
