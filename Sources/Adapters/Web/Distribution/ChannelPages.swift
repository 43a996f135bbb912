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
            .post("/desk/channels/{id}/check") { request in
                try await act("channel_checked", request) {
                    _ = try await room.checkChannel(try request.id("id"), by: try request.caller())
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
            kinds: room.channelKindList.filter { $0.kind != .site }.map { overview in
                ChannelKindChoice(
                    kind: overview.kind.rawValue, label: house.renderer.kindName(overview.kind.rawValue, request))
            },
            alerts: BoardAlert.all(try await room.figures(), house, request),
            maySwitch: try request.caller().has(.publisher), problem: refusal.general)
        return refusal.decorated(
            try house.renderer.page("distribution/channels", for: request, status: refusal.status, page))
    }
}

struct ChannelsPage {
    let items: [ChannelLine]
    let kinds: [ChannelKindChoice]
    let alerts: [BoardAlert]
    let maySwitch: Bool
    let problem: String?
}

struct ChannelKindChoice {
    let kind: String
    let label: String
}

struct ChannelLine {
    let id: String
    let name: String
    let kindName: String
    let isAutomatic: Bool
    let safety: String
    let updates: String
    let recalls: String
    let films: String
    let numbers: String
    let isOff: Bool
    let off: String?
    /// What holds it back, in the reader's words, and what the channel itself said.
    let trouble: String?
    let said: String?
    let checked: String?

    init(_ overview: ChannelOverview, _ house: House, _ request: WebRequest) {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text(key, request, arguments)
        }
        let can = overview.capabilities
        id = overview.channel.id.description
        name = overview.channel.name
        kindName = house.renderer.kindName(overview.channel.kind.rawValue, request)
        isAutomatic = overview.channel.isAutomatic
        safety = text("distribution.safety.\(CapabilityAnswer.safety(of: can.repeatGuard))")
        updates = text(can.updates ? "common.yes" : "common.no")
        recalls = text(can.deletes ? "common.yes" : "common.no")
        films = text(can.films ? "common.yes" : "common.no")
        isOff = overview.channel.switchedOff != nil
        off = overview.channel.switchedOff.map { off in
            text("distribution.off_since", ["time": off.at.shanghai, "reason": off.reason])
        }
        numbers = text(can.metrics ? "common.yes" : "common.no")
        let health = overview.health
        let now = house.clock.now()
        if let auth = health.auth {
            trouble = text("distribution.auth.\(auth.cause.rawValue)")
        } else if health.isHostOff(at: now) {
            trouble = text("distribution.host_off", ["time": health.failingSince?.shanghai ?? ""])
        } else if let until = [health.limitedUntil, health.hostLimitedUntil].compactMap({ $0 }).max(), until > now {
            trouble = text("distribution.limited_until", ["time": until.shanghai])
        } else if let until = health.restsUntil, until > now {
            trouble = text("distribution.rests_until", ["time": until.shanghai])
        } else if let cause = overview.check?.trouble?.cause {
            trouble = text("distribution.check.\(cause)")
        } else {
            trouble = nil
        }
        said = health.said ?? overview.check?.trouble?.said
        checked = overview.check.map { text("distribution.checked", ["time": $0.at.shanghai]) }
    }
}
