import Contracts
import HTTPTypes
import Members
import Values

/// `/desk/audit`
struct AuditPages: Sendable {
    let house: House

    private static let perPage = 50
    private static let filters = ["member", "organization", "verb", "subject", "from", "to"]

    var pages: [Page] {
        [.get("/desk/audit", isForMembers: true) { request in try await show(request) }]
    }

    private func show(_ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.members
        let caller = try request.caller()
        guard caller.has(.auditor) else { throw Problem.notAllowed(anyOf: [.auditor, .admin]) }
        var refusal = Refusal.none
        var filter = AuditFilter()
        do {
            filter = try AuditFilter(request)
        } catch {
            refusal = try Refusal(error, house, request, fields: Self.filters)
        }
        // A filter that cannot be read shows nothing rather than everything.
        let found =
            refusal.errors.isEmpty
            ? try await room.auditTrail(
                filter, before: try request.after(), limit: Self.perPage + 1, by: caller) : []
        let names = try await room.displayNames(of: found.compactMap(\.member))
        let organizations = try await room.organizations(found.compactMap(\.organization))
        let typed = Dictionary(uniqueKeysWithValues: Self.filters.map { ($0, request.query[$0] ?? "") })
        let page = AuditPage(
            items: found.prefix(Self.perPage).map { entry in
                AuditLine(
                    time: entry.at.shanghai, member: entry.member.map { names[$0] ?? "\($0)" },
                    memberID: entry.member?.description,
                    organization: entry.organization.flatMap { organizations[$0]?.name[request.language] },
                    verb: entry.verb, subject: entry.subject)
            },
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil, typed: typed,
            query: Self.filters.map { "&\($0)=\(queryEscaped(typed[$0] ?? ""))" }.joined(),
            errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("members/audit", for: request, status: refusal.status, page))
    }
}

/// A value for a query: everything but letters and digits as `%XX`.
func queryEscaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            escaped.unicodeScalars.append(Unicode.Scalar(byte))
        default: escaped += "%" + hexadecimal([byte]).uppercased()
        }
    }
    return escaped
}

struct AuditLine {
    let time: String
    /// Nil when the platform acted by itself.
    let member: String?
    let memberID: String?
    let organization: String?
    let verb: String
    let subject: String
}

struct AuditPage {
    let items: [AuditLine]
    let next: String?
    let typed: [String: String]
    let query: String
    let errors: [String: String]
}
