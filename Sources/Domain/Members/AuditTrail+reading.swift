public import Contracts
import Storage
public import Values

/// Which lines of the audit trail are wanted; what is nil does not matter.
public struct AuditFilter: Hashable, Sendable {
    public let member: MemberID?
    public let organization: OrganizationID?
    /// A whole verb, such as `sourcing.confirm`, or a room, such as `sourcing`.
    public let verb: String?
    /// Such as `lot 4711`.
    public let subject: String?
    public let from: Instant?
    /// The first moment that is too late.
    public let to: Instant?

    public init(
        member: MemberID? = nil, organization: OrganizationID? = nil, verb: String? = nil,
        subject: String? = nil,
        from: Instant? = nil, to: Instant? = nil
    ) {
        self.member = member
        self.organization = organization
        self.verb = verb
        self.subject = subject
        self.from = from
        self.to = to
    }

    fileprivate var statements: [Statement] {
        var filters: [Statement] = []
        if let member { filters.append("member = \(member)") }
        if let organization { filters.append("organization = \(organization)") }
        if let verb {
            if verb.contains(".") {
                filters.append("verb = \(verb)")
            } else {
                let room = verb + "."
                filters.append("substr(verb, 1, CAST(\(room.unicodeScalars.count) AS INTEGER)) = \(room)")
            }
        }
        if let subject { filters.append("subject = \(subject)") }
        if let from { filters.append("at >= \(from)") }
        if let to { filters.append("at < \(to)") }
        return filters
    }
}

extension AuditTrail {
    /// Newest first.
    func list(
        _ filter: AuditFilter, before last: AuditEntry.ID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [AuditEntry] {
        let filters = filter.statements + ["id < \(last?.raw ?? .max)"]
        return try transaction.rows(
            """
            SELECT id, at, member, organization, verb, subject FROM members_audit
            WHERE \(Statement.joined(filters, by: " AND ")) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            AuditEntry(
                id: try row.value(0), at: try row.value(1), member: try row.value(2),
                organization: try row.value(3),
                verb: try row.value(4), subject: try row.value(5))
        }
    }
}
