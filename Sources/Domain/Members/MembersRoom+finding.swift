public import Contracts
public import Storage
public import Values

extension MembersRoom {
    public func organization(_ id: OrganizationID) async throws(MembersError) -> Organization {
        let found = try await ground.store.read(refusing: MembersError.self) { transaction in
            try organizationTable.find(id, in: transaction)
        }
        guard let found else { throw .noSuchOrganization(id) }
        return found
    }

    /// Those that exist, by identifier.
    public func organizations(
        _ ids: some Collection<OrganizationID>
    ) async throws(MembersError) -> [OrganizationID: Organization] {
        let wanted = Array(Set(ids))
        let found = try await ground.store.read(refusing: MembersError.self) { transaction in
            try organizationTable.find(wanted, in: transaction)
        }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// Oldest first. Organizations are no secret: they stand on the public pages.
    public func organizations(
        after last: OrganizationID? = nil, limit: Int = 100
    ) async throws(MembersError) -> [Organization] {
        try await ground.store.read(refusing: MembersError.self) { transaction in
            try organizationTable.list(after: last, limit: limit, in: transaction)
        }
    }

    public func member(_ id: MemberID) async throws(MembersError) -> Member {
        let found = try await ground.store.read(refusing: MembersError.self) { transaction in
            try memberTable.find(id, in: transaction)
        }
        guard let found else { throw .noSuchMember(id) }
        return found
    }

    /// For the command line, whose operator acts as a member that they name; nil when there is none.
    public func member(login: String) async throws(MembersError) -> Member? {
        guard let login = LoginName(login) else { return nil }
        return try await ground.store.read(refusing: MembersError.self) { transaction in
            try memberTable.find(login: login, in: transaction)
        }
    }

    /// Oldest first. An admin or auditor sees all, everybody else their own organization's.
    public func members(
        of organization: OrganizationID? = nil, after last: MemberID? = nil, limit: Int = 100,
        by caller: Caller
    ) async throws(MembersError) -> [Member] {
        guard caller.has(.auditor) || organization == caller.organization else {
            throw .notAllowed(anyOf: [.auditor, .admin])
        }
        return try await ground.store.read(refusing: MembersError.self) { transaction in
            try memberTable.list(of: organization, after: last, limit: limit, in: transaction)
        }
    }

    /// The names of those that exist, as they stand under what they wrote or signed.
    public func displayNames(
        of ids: some Collection<MemberID>
    ) async throws(MembersError) -> [MemberID: String] {
        let wanted = Array(Set(ids))
        let found = try await ground.store.read(refusing: MembersError.self) { transaction in
            try memberTable.find(wanted, in: transaction)
        }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.displayName) })
    }

    /// For another room's verb, which must not refer to an organization that does not exist.
    public func find(_ id: OrganizationID, in transaction: Transaction) throws(StorageError) -> Organization? {
        try organizationTable.find(id, in: transaction)
    }

    /// For another room's verb, which must not refer to a member who does not exist.
    public func find(_ id: MemberID, in transaction: Transaction) throws(StorageError) -> Member? {
        try memberTable.find(id, in: transaction)
    }
}
