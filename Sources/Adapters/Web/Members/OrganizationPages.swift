import Contracts
import HTTPTypes
import Members
import Values

/// `/desk/organizations`
struct OrganizationPages: Sendable {
    let house: House

    private static let address = "/desk/organizations"
    private static let perPage = 50

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await show(request) },
            .post(Self.address) { request in
                let form = try request.form()
                do {
                    _ = try await house.rooms.members.add(
                        try newOrganization(
                            kind: form["kind"],
                            name: Localized(chinese: form["name_chinese"], english: form["name_english"]),
                            county: form["county"]),
                        by: try request.caller())
                } catch {
                    return try await show(request, refusing: error, typed: form)
                }
                return .redirect(to: Self.address + "?notice=organization_added")
            },
        ]
    }

    private func show(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        let fields = ["kind", "name_chinese", "name_english", "county"]
        let refusal = try error.map { try Refusal($0, house, request, fields: fields) } ?? .none
        let found = try await house.rooms.members.organizations(
            after: try request.after(), limit: Self.perPage + 1)
        let page = OrganizationsPage(
            items: found.prefix(Self.perPage).map { OrganizationLine($0, house, request) },
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil,
            kinds: Organization.Kind.allCases.filter { $0 != .platform }.map { kind in
                KindChoice(
                    value: kind.rawValue, name: house.renderer.text("members.kind.\(kind.rawValue)", request),
                    isChosen: kind.rawValue == typed["kind"])
            },
            typed: [
                "name_chinese": typed["name_chinese"], "name_english": typed["name_english"],
                "county": typed["county"],
            ],
            problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("members/organizations", for: request, status: refusal.status, page))
    }
}

struct KindChoice {
    let value: String
    let name: String
    let isChosen: Bool
}

struct OrganizationLine {
    let id: String
    let name: String
    let kind: String
    let county: String?

    init(_ organization: Organization, _ house: House, _ request: WebRequest) {
        id = organization.id.description
        name = organization.name[request.language]
        kind = house.renderer.text("members.kind.\(organization.kind.rawValue)", request)
        county = organization.county.map { code in
            County.find(code).map { $0.place[request.language] } ?? code.code
        }
    }
}

struct OrganizationsPage {
    let items: [OrganizationLine]
    let next: String?
    let kinds: [KindChoice]
    let typed: [String: String]
    let problem: String?
    let errors: [String: String]
}
