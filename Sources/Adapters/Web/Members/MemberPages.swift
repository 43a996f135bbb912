import Contracts
import HTTPTypes
import Members
import Values

/// `/desk/members`: the list with its form, and one page for each member.
struct MemberPages: Sendable {
    let house: House

    static let address = "/desk/members"
    private static let perPage = 50

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await show(request) },
            .post(Self.address) { request in try await add(request) },
        ] + MemberPage.pages(house)
    }

    private func add(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let member: Member
        do {
            guard let organization = OrganizationID(form["organization"]) else {
                throw MembersError.invalid(FieldProblem("organization", .required))
            }
            member = try await house.rooms.members.add(
                NewMember(
                    organization: organization, login: form["login"], displayName: form["display_name"],
                    password: Password(form["password"]),
                    roles: try roles(named: form.all("roles"), in: "roles")),
                by: try request.caller())
        } catch {
            return try await show(request, refusing: error, typed: form)
        }
        return .redirect(to: "\(Self.address)/\(member.id)?notice=member_added")
    }

    private func show(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        let fields = ["organization", "login", "display_name", "password", "roles"]
        let refusal = try error.map { try Refusal($0, house, request, fields: fields) } ?? .none
        let room = house.rooms.members
        let caller = try request.caller()
        // Whoever may not see all sees the colleagues.
        let filter = request.query["organization"].flatMap { OrganizationID($0) }
        let organization = caller.has(.auditor) ? filter : caller.organization
        let found = try await room.members(
            of: organization, after: try request.after(), limit: Self.perPage + 1, by: caller)
        let names = try await room.organizations(found.map(\.organization))
        // The form chooses among the organizations; beyond a hundred one narrows the list by its page first.
        var choices = try await room.organizations(limit: 100)
        if let filter, !choices.contains(where: { $0.id == filter }) {
            choices += try await room.organizations([filter]).values
        }
        let chosen = typed.has("organization") ? typed["organization"] : filter?.description ?? ""
        let page = MembersPage(
            items: found.prefix(Self.perPage).map { member in
                MemberLine(
                    member, organization: names[member.organization]?.name[request.language] ?? "", house,
                    request)
            },
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil,
            organization: organization?.description,
            organizations: choices.map { choice in
                KindChoice(
                    value: choice.id.description, name: choice.name[request.language],
                    isChosen: choice.id.description == chosen)
            },
            roles: RoleChoice.all(Role.allCases, chosen: typed.all("roles"), house, request),
            typed: ["login": typed["login"], "display_name": typed["display_name"]], problem: refusal.general,
            errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("members/members", for: request, status: refusal.status, page))
    }
}

struct MemberLine {
    let id: String
    let name: String
    let login: String
    let organization: String
    let roles: [String]
    let isDisabled: Bool

    init(_ member: Member, organization: String, _ house: House, _ request: WebRequest) {
        id = member.id.description
        name = member.displayName
        login = member.login.description
        self.organization = organization
        roles = RoleChoice.names(member.roles, house, request)
        isDisabled = member.disabling != nil
    }
}

struct MembersPage {
    let items: [MemberLine]
    let next: String?
    /// Whose members these are, when they are of one organization alone.
    let organization: String?
    let organizations: [KindChoice]
    let roles: [RoleChoice]
    let typed: [String: String]
    let problem: String?
    let errors: [String: String]
}
