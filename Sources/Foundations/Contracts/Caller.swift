public import Values

/// What a person may do. A member has any number of roles.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    case nominator
    case assessor
    case author
    case editor
    case publisher
    case marketer
    case merchant
    case auditor
    case admin
}

/// Who calls a room's verb. Made by Members from a session or a bearer token; every verb that changes something takes one.
public struct Caller: Hashable, Sendable {
    public let member: MemberID
    public let organization: OrganizationID
    /// The roles that count in this call: all of the member's, or those that the token's scopes leave.
    public let roles: Set<Role>

    public init(member: MemberID, organization: OrganizationID, roles: Set<Role>) {
        self.member = member
        self.organization = organization
        self.roles = roles
    }

    /// Whether the caller has the role, or is an admin.
    public func has(_ role: Role) -> Bool { roles.contains(role) || roles.contains(.admin) }

    /// Whether the caller has one of the roles, or is an admin.
    public func has(anyOf wanted: Role...) -> Bool { wanted.contains { has($0) } }
}
