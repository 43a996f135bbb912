import Contracts
import HTTPTypes
import Members
import Values

/// `/organizations`
struct OrganizationEndpoints: Sendable {
    let room: MembersRoom

    var endpoints: [Endpoint] { [list, add] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/organizations", summary: "The organizations, oldest first", tag: "Members",
            query: [.limit, .after], answer: .page(of: OrganizationAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.organizations(after: try request.after(), limit: limit + 1)
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(OrganizationAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private struct New: Decodable {
        let kind: String
        let name: Localized
        let county: String?
    }

    private var add: Endpoint {
        Endpoint(
            method: .post, path: "/organizations", summary: "Adds an organization; for an administrator",
            tag: "Members",
            body: .object([
                .required("kind", .choice(OrganizationAnswer.kinds)), .required("name", .localized),
                .optional("county", .nullable(.string)),
            ]),
            isIdempotent: true, success: .created, answer: OrganizationAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let organization = try await room.add(
                try newOrganization(kind: new.kind, name: new.name, county: new.county),
                by: try request.caller())
            return try .json(OrganizationAnswer(organization), status: .created)
        }
    }
}

/// What an administrator typed or sent, as Members wants it; a county is meant in today's revision of GB/T 2260.
func newOrganization(kind: String, name: Localized, county: String?) throws -> NewOrganization {
    guard let kind = Organization.Kind(rawValue: kind) else {
        throw MembersError.invalid(FieldProblem("kind", kind.isEmpty ? .required : .unknown(kind)))
    }
    guard let text = county?.trimmed else { return NewOrganization(kind: kind, name: name) }
    guard let code = CountyCode(code: text, revision: County.newestRevision) else {
        throw MembersError.invalid(FieldProblem("county", .malformed(expected: "433125")))
    }
    return NewOrganization(kind: kind, name: name, county: code)
}

/// One organization as the API tells it.
struct OrganizationAnswer: Encodable, Sendable {
    let id: OrganizationID
    let kind: Organization.Kind
    let name: Localized
    /// GB/T 2260 with its revision.
    let county: CountyCode?
    let addedAt: String

    static let kinds = Organization.Kind.allCases.map(\.rawValue)
    static let shape = Shape.object([
        .required("id", .identifier), .required("kind", .choice(kinds)), .required("name", .localized),
        .optional("county", .object([.required("code", .string), .required("revision", .string)])),
        .required("added_at", .string),
    ])

    init(_ organization: Organization) {
        id = organization.id
        kind = organization.kind
        name = organization.name
        county = organization.county
        addedAt = organization.addedAt.iso8601
    }
}
