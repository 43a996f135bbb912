import Contracts
import HTTPTypes
import Members
import Values

/// `/audit`
struct AuditEndpoints: Sendable {
    let room: MembersRoom

    var endpoints: [Endpoint] { [list] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/audit",
            summary: "Who did what, newest first; for auditors and administrators",
            tag: "Members",
            query: [
                .init("member", .identifier, "What this member did"),
                .init("organization", .identifier, "What this organization's members did"),
                .init("verb", .string, "A verb such as `sourcing.confirm`, or a room such as `sourcing`"),
                .init("subject", .string, "What it was done to, such as `lot 4711`"),
                .init("from", .day, "From this day on, in Asia/Shanghai"),
                .init("to", .day, "Through this day"), .limit, .after,
            ],
            answer: .page(of: AuditAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.auditTrail(
                try AuditFilter(request), before: try request.after(), limit: limit + 1,
                by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(AuditAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }
}

extension AuditFilter {
    /// Reads the query of the page or endpoint; what is empty does not matter.
    init(_ request: WebRequest) throws {
        func id<Thing>(_ name: String, of type: Identifier<Thing>.Type) throws -> Identifier<Thing>? {
            guard let text = request.query[name]?.trimmed else { return nil }
            guard let id = Identifier<Thing>(text) else {
                throw Problem.badQuery(name, .malformed(expected: "123"))
            }
            return id
        }
        func day(_ name: String) throws -> Day? {
            request.query[name]?.trimmed == nil ? nil : try request.day(name)
        }
        self.init(
            member: try id("member", of: MemberID.self),
            organization: try id("organization", of: OrganizationID.self),
            verb: request.query["verb"]?.trimmed, subject: request.query["subject"]?.trimmed,
            from: try day("from")?.start, to: try day("to")?.adding(days: 1).start)
    }
}

/// One line of the audit trail as the API tells it.
struct AuditAnswer: Encodable, Sendable {
    let id: AuditEntry.ID
    let at: String
    /// Absent when the platform acted by itself.
    let member: MemberID?
    let organization: OrganizationID?
    let verb: String
    let subject: String

    static let shape = Shape.object([
        .required("id", .identifier), .required("at", .string), .optional("member", .identifier),
        .optional("organization", .identifier), .required("verb", .string), .required("subject", .string),
    ])

    init(_ entry: AuditEntry) {
        id = entry.id
        at = entry.at.iso8601
        member = entry.member
        organization = entry.organization
        verb = entry.verb
        subject = entry.subject
    }
}
