public import Contracts
public import Storage
public import Values

/// Who did what, when: one row for each verb that changed something, written in the verb's own transaction.
public struct AuditTrail: Sendable {
    private let identifiers: IdentifierSource
    private let clock: any WallClock

    public init(identifiers: IdentifierSource, clock: any WallClock) {
        self.identifiers = identifiers
        self.clock = clock
    }

    /// `verb` is the front door's own, such as `sourcing.confirm`; `subject` names what it was done to, such as `lot 4711`.
    /// A caller of nil is the platform itself, as when an event is handled.
    public func record(
        _ verb: String, of subject: String, by caller: Caller?, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_audit (id, at, member, organization, verb, subject)
            VALUES (\(identifiers.next(AuditEntry.ID.self)), \(clock.now()), \(caller?.member), \(caller?.organization),
                    \(verb), \(subject))
            """)
    }
}

/// One line of the audit trail.
public struct AuditEntry: Hashable, Sendable {
    public enum Mark {}
    public typealias ID = Identifier<Mark>

    public let id: ID
    public let at: Instant
    /// Nil when the platform acted by itself.
    public let member: MemberID?
    public let organization: OrganizationID?
    public let verb: String
    public let subject: String
}
