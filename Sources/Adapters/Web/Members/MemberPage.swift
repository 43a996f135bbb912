import Contracts
import HTTPTypes
import Members
import Values

/// `/desk/members/{id}`: what an administrator sees and changes of one member.
struct MemberPage {
    let line: MemberLine
    let added: String
    let disabling: Disabling?
    let roles: [RoleChoice]
    let tokens: [TokenLine]
    let typed: [String: String]
    let problem: String?
    let errors: [String: String]

    struct Disabling {
        let time: String
        let by: String
        let reason: String
    }

    static func pages(_ house: House) -> [Page] {
        let room = house.rooms.members
        let address = MemberPages.address + "/{id}"
        /// Does something to the member and shows the page anew, with the notice or with what was refused.
        func changing(
            _ part: String, notice: String,
            _ change: @escaping @Sendable (MemberID, Form, Caller, WebRequest) async throws -> Void
        ) -> Page {
            .post(address + "/" + part) { request in
                let id: MemberID = try request.id("id")
                let form = try request.form()
                do {
                    try await change(id, form, try request.caller(), request)
                } catch {
                    return try await show(house, request, refusing: error, typed: form)
                }
                return .redirect(to: "\(MemberPages.address)/\(id)?notice=\(notice)")
            }
        }
        return [
            .get(address, isForMembers: true) { request in try await show(house, request) },
            changing("roles", notice: "roles_changed") { id, form, caller, _ in
                let wanted = try Web.roles(named: form.all("roles"), in: "roles")
                let present = try await room.member(id).roles
                for role in wanted.subtracting(present) { _ = try await room.grant(role, to: id, by: caller) }
                for role in present.subtracting(wanted) {
                    _ = try await room.revoke(role, from: id, by: caller)
                }
            },
            changing("disable", notice: "member_disabled") { id, form, caller, _ in
                _ = try await room.disable(id, reason: form["reason"], by: caller)
            },
            changing("lift", notice: "disabling_lifted") { id, _, caller, _ in
                _ = try await room.lift(disablingOf: id, by: caller)
            },
            changing("password", notice: "password_set") { id, form, caller, _ in
                try await room.setPassword(of: id, to: Password(form["password"]), by: caller)
            },
            changing("sign-out", notice: "member_signed_out") { id, _, caller, _ in
                try await room.signOutEverywhere(id, by: caller)
            },
            changing("tokens/{token}/revoke", notice: "token_revoked") { _, _, caller, request in
                try await room.revokeToken(try request.id("token"), by: caller)
            },
        ]
    }

    private static func show(
        _ house: House, _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        let caller = try request.caller()
        guard caller.has(.admin) else { throw Problem.notAllowed(anyOf: [.admin]) }
        let refusal =
            try error.map {
                try Refusal($0, house, request, fields: ["roles", "role", "reason", "password"])
            } ?? .none
        let room = house.rooms.members
        let member = try await room.member(try request.id("id"))
        let organization = try await room.organization(member.organization)
        var disabling: Disabling?
        if let found = member.disabling {
            let names = try await room.displayNames(of: [found.by])
            disabling = Disabling(
                time: found.at.shanghai, by: names[found.by] ?? "\(found.by)", reason: found.reason)
        }
        let chosen = typed.has("roles") ? typed.all("roles") : member.roles.map(\.rawValue)
        // Only the platform's own people can be administrators.
        let offered = Role.allCases.filter { $0 != .admin || organization.kind == .platform }
        let page = MemberPage(
            line: MemberLine(member, organization: organization.name[request.language], house, request),
            added: member.addedAt.shanghai, disabling: disabling,
            roles: RoleChoice.all(offered, chosen: chosen, house, request),
            tokens: try await room.tokens(of: member.id, by: caller).map {
                TokenLine($0, now: house.clock.now(), in: house, request)
            },
            typed: ["reason": typed["reason"]], problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("members/member", for: request, status: refusal.status, page))
    }
}
