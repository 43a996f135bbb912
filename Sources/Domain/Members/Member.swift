public import Contracts
public import Values

/// A person of an organization.
public struct Member: Hashable, Sendable {
    public let id: MemberID
    public let organization: OrganizationID
    public let login: LoginName
    public let displayName: String
    public let roles: Set<Role>
    public let addedAt: Instant
    /// In force now; nil for a member who may work.
    public let disabling: Disabling?

    /// A member's exclusion: who, when, why. It ends when it is lifted.
    public struct Disabling: Hashable, Sendable {
        public let at: Instant
        public let by: MemberID
        public let reason: String
    }

    /// What the member calls a room's verbs with; nil while disabled.
    public var caller: Caller? {
        disabling == nil ? Caller(member: id, organization: organization, roles: roles) : nil
    }
}

/// What is asked for when a member is added.
public struct NewMember: Sendable {
    public let organization: OrganizationID
    public let login: String
    public let displayName: String
    public let password: Password
    public let roles: Set<Role>

    public init(
        organization: OrganizationID, login: String, displayName: String, password: Password, roles: Set<Role>
    ) {
        self.organization = organization
        self.login = login
        self.displayName = displayName
        self.password = password
        self.roles = roles
    }

    static let longestName = 100

    func checkedLogin() throws(MembersError) -> LoginName {
        guard let text = login.trimmed else { throw .invalid(FieldProblem("login", .required)) }
        guard let login = LoginName(text) else {
            throw .invalid(FieldProblem("login", .malformed(expected: "2-64 × a-z 0-9 . _ - @ +")))
        }
        return login
    }

    func checkedDisplayName() throws(MembersError) -> String {
        try checkedLine(displayName, in: "display_name", most: Self.longestName)
    }
}
