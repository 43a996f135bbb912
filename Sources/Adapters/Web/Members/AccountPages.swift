import Contracts
import HTTPTypes
import Members
import Values

/// `/desk/account`: one's own password, tokens and sessions.
struct AccountPages: Sendable {
    let house: House

    private static let address = "/desk/account"

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await show(request) },
            .post(Self.address + "/password") { request in try await changePassword(request) },
            .post(Self.address + "/tokens") { request in try await issueToken(request) },
            .post(Self.address + "/tokens/{id}/revoke") { request in
                try await house.rooms.members.revokeToken(try request.id("id"), by: try request.caller())
                return .redirect(to: Self.address + "?notice=token_revoked#tokens")
            },
            .post(Self.address + "/sign-out-everywhere") { request in
                let caller = try request.caller()
                try await house.rooms.members.signOutEverywhere(caller.member, by: caller)
                return .redirect(to: "/sign-in?notice=signed_out_everywhere")
            },
        ]
    }

    private func changePassword(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        do {
            guard form["new_password"] == form["repeated_password"] else {
                throw MembersError.invalid(
                    FieldProblem("repeated_password", .conflicts(with: "new_password")))
            }
            try await house.rooms.members.changePassword(
                from: Password(form["old_password"]), to: Password(form["new_password"]),
                by: try request.caller())
        } catch MembersError.wrongPassword {
            var problem = MembersError.wrongPassword.problem
            problem.field = "old_password"
            return try await show(request, refusing: problem)
        } catch {
            return try await show(request, refusing: error)
        }
        return .redirect(to: "/sign-in?notice=password_changed")
    }

    /// The secret stands in this answer alone, so it is a page and no redirect.
    private func issueToken(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        do {
            guard let days = Int64(form["days"]) else {
                throw MembersError.invalid(
                    FieldProblem("days", .outOfRange(least: 1, most: BearerToken.mostDays)))
            }
            let issued = try await house.rooms.members.issueToken(
                named: form["name"], scopes: try roles(named: form.all("scopes"), in: "scopes"), days: days,
                by: try request.caller())
            return try await show(request, issued: issued)
        } catch {
            return try await show(request, refusing: error, typed: form)
        }
    }

    private static let fields = [
        "old_password", "new_password", "repeated_password", "name", "scopes", "days", "tokens",
    ]

    private func show(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form(),
        issued: IssuedToken? = nil
    ) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: Self.fields) } ?? .none
        let caller = try request.caller()
        let room = house.rooms.members
        let member = try await room.member(caller.member)
        let organization = try await room.organization(caller.organization)
        let page = AccountPage(
            name: member.displayName, login: member.login.description,
            organization: organization.name[request.language],
            roles: RoleChoice.names(member.roles, house, request),
            tokens: try await room.tokens(of: caller.member, by: caller).map {
                TokenLine($0, now: house.clock.now(), in: house, request)
            },
            scopes: RoleChoice.all(
                Role.allCases.filter(caller.has), chosen: typed.all("scopes"), house, request),
            tokenName: typed["name"], days: typed.has("days") ? typed["days"] : "90",
            mostDays: BearerToken.mostDays,
            secret: issued?.secret, problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("members/account", for: request, status: refusal.status, page))
    }
}

struct AccountPage {
    let name: String
    let login: String
    let organization: String
    let roles: [String]
    let tokens: [TokenLine]
    let scopes: [RoleChoice]
    let tokenName: String
    let days: String
    let mostDays: Int64
    let secret: String?
    let problem: String?
    let errors: [String: String]
}

/// A token as its member or an administrator sees it.
struct TokenLine {
    let id: String
    let name: String
    let beginning: String
    let scopes: [String]
    let issued: String
    let expires: String
    let used: String?
    /// Why it is of no use any more; nil while it is in force.
    let ended: String?

    init(_ token: BearerToken, now: Instant, in house: House, _ request: WebRequest) {
        id = token.id.description
        name = token.name
        beginning = token.shown
        scopes = RoleChoice.names(token.scopes, house, request)
        issued = token.issuedAt.shanghai
        expires = token.expiresAt.shanghai
        used = token.usedAt?.shanghai
        if let revocation = token.revocation {
            ended = house.renderer.text("members.token.revoked_at", request, ["time": revocation.at.shanghai])
        } else if token.expiresAt <= now {
            ended = house.renderer.text("members.token.expired", request)
        } else {
            ended = nil
        }
    }
}
