import Contracts
import HTTPTypes
import Members
import Values

/// `/members`
struct MemberEndpoints: Sendable {
    let room: MembersRoom

    var endpoints: [Endpoint] { [list, add] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/members",
            summary:
                "The members, oldest first: all of them for auditors and administrators, else those of one's own organization",
            tag: "Members",
            query: [.init("organization", .identifier, "Only those of this organization"), .limit, .after],
            answer: .page(of: MemberAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            var organization: OrganizationID?
            if let text = request.query["organization"] {
                organization = OrganizationID(text)
                if organization == nil { throw Problem.badQuery("organization", .malformed(expected: "123")) }
            }
            let found = try await room.members(
                of: organization, after: try request.after(), limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(MemberAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private struct New: Decodable {
        let organization: OrganizationID
        let login: String
        let displayName: String
        let password: String
        let roles: [String]
    }

    private var add: Endpoint {
        Endpoint(
            method: .post, path: "/members",
            summary: "Adds a member with a first password; for an administrator",
            tag: "Members",
            body: .object([
                .required("organization", .identifier), .required("login", .string),
                .required("display_name", .string),
                .required("password", .string), .required("roles", .array(.choice(MemberAnswer.roleNames))),
            ]),
            isIdempotent: true, success: .created, answer: MemberAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let member = try await room.add(
                NewMember(
                    organization: new.organization, login: new.login, displayName: new.displayName,
                    password: Password(new.password), roles: try roles(named: new.roles, in: "roles")),
                by: try request.caller())
            return try .json(MemberAnswer(member), status: .created)
        }
    }
}

/// Roles by name; the problem names the one that does not exist by its place.
func roles(named names: [String], in field: String) throws -> Set<Role> {
    var roles = Set<Role>()
    for (index, name) in names.enumerated() {
        guard let role = Role(rawValue: name) else {
            throw MembersError.invalid(FieldProblem("\(field)[\(index)]", .unknown(name)))
        }
        roles.insert(role)
    }
    return roles
}

/// One member as the API tells them.
struct MemberAnswer: Encodable, Sendable {
    let id: MemberID
    let organization: OrganizationID
    let login: String
    let displayName: String
    let roles: [String]
    let addedAt: String
    /// Only while the member is excluded.
    let disabling: Disabling?

    struct Disabling: Encodable, Sendable {
        let at: String
        let by: MemberID
        let reason: String
    }

    static let roleNames = Role.allCases.map(\.rawValue)
    static let shape = Shape.object([
        .required("id", .identifier), .required("organization", .identifier), .required("login", .string),
        .required("display_name", .string), .required("roles", .array(.choice(roleNames))),
        .required("added_at", .string),
        .optional(
            "disabling",
            .object([.required("at", .string), .required("by", .identifier), .required("reason", .string)])),
    ])

    init(_ member: Member) {
        id = member.id
        organization = member.organization
        login = member.login.description
        displayName = member.displayName
        roles = member.roles.map(\.rawValue).sorted()
        addedAt = member.addedAt.iso8601
        disabling = member.disabling.map { Disabling(at: $0.at.iso8601, by: $0.by, reason: $0.reason) }
    }
}
