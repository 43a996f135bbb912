public import Contracts
import Storage
public import Values

/// The front door of Members: organizations, their members, and what each may do.
///
/// Signing in, tokens, passwords and the audit trail stand in files of their own beside this one.
public struct MembersRoom: Sendable {
    let ground: Ground
    let lanes: PasswordLanes
    let rememberedSessions = Remembered<Session>()
    let rememberedTokens = Remembered<Caller>()
    let organizationTable = OrganizationTable()
    let memberTable = MemberTable()
    let passwordTable = PasswordTable()
    let sessionTable = SessionTable()
    let tokenTable = BearerTokenTable()
    let throttle = SignInThrottle()

    /// `lanes` is how many passwords are hashed at once; each takes a core and 32 MiB at the standard cost.
    public init(ground: Ground, passwordCost: PasswordCost = .standard, lanes: Int = 2) {
        self.ground = ground
        self.lanes = PasswordLanes(cost: passwordCost, lanes: lanes)
    }

    /// The first set-up: makes the platform's own organization and its first admin. Refuses once that has been done.
    @discardableResult
    public func found(
        platformName: Localized, login: String, displayName: String, password: Password
    ) async throws(MembersError) -> Member {
        let name = try checkedName(platformName, in: "name")
        let organization = Organization(
            id: ground.identifiers.next(), kind: .platform, name: name, county: nil,
            addedAt: ground.clock.now())
        let admin = NewMember(
            organization: organization.id, login: login, displayName: displayName, password: password,
            roles: [.admin])
        let (member, hash) = try await prepare(admin)
        return try await ground.store.write(refusing: MembersError.self) { transaction in
            guard try organizationTable.platform(in: transaction) == nil else {
                throw MembersError.alreadyFounded
            }
            try organizationTable.add(organization, by: member.id, in: transaction)
            try memberTable.add(member, by: member.id, in: transaction)
            try passwordTable.put(hash, of: member.id, at: member.addedAt, by: member.id, in: transaction)
            try ground.audit.record(
                "members.found", of: "organization \(organization.id)", by: member.caller, in: transaction)
            return member
        }
    }

    /// The platform's own organization; nil before ``found``.
    public func platform() async throws(MembersError) -> Organization? {
        try await ground.store.read(refusing: MembersError.self) { transaction in
            try organizationTable.platform(in: transaction)
        }
    }

    public func add(_ request: NewOrganization, by caller: Caller) async throws(MembersError) -> Organization {
        try caller.mustBe(.admin)
        let new = try request.checked()
        // There is one platform, and `found` made it.
        guard new.kind != .platform else { throw .invalid(FieldProblem("kind", .taken("platform"))) }
        return try await ground.store.write(refusing: MembersError.self) { transaction in
            let organization = Organization(
                id: ground.identifiers.next(), kind: new.kind, name: new.name, county: new.county,
                addedAt: ground.clock.now())
            try organizationTable.add(organization, by: caller.member, in: transaction)
            try ground.audit.record(
                "members.add_organization", of: "organization \(organization.id)", by: caller, in: transaction
            )
            return organization
        }
    }

    /// Adds a member with a first password, which they are asked to change.
    public func add(_ request: NewMember, by caller: Caller) async throws(MembersError) -> Member {
        try caller.mustBe(.admin)
        let (member, hash) = try await prepare(request)
        return try await ground.store.write(refusing: MembersError.self) { transaction in
            guard let organization = try organizationTable.find(member.organization, in: transaction) else {
                throw MembersError.invalid(FieldProblem("organization", .unknown("\(member.organization)")))
            }
            for role in member.roles { try role.mustFit(organization, in: "roles") }
            guard try memberTable.find(login: member.login, in: transaction) == nil else {
                throw MembersError.invalid(FieldProblem("login", .taken("\(member.login)")))
            }
            try memberTable.add(member, by: caller.member, in: transaction)
            try passwordTable.put(hash, of: member.id, at: member.addedAt, by: caller.member, in: transaction)
            try ground.audit.record(
                "members.add_member", of: "member \(member.id)", by: caller, in: transaction)
            return member
        }
    }

    public func grant(_ role: Role, to id: MemberID, by caller: Caller) async throws(MembersError) -> Member {
        try await change("members.grant", id, by: caller) { member, organization, transaction in
            try role.mustFit(organization, in: "role")
            return try memberTable.grant(
                role, to: id, at: ground.clock.now(), by: caller.member, in: transaction)
        }
    }

    public func revoke(
        _ role: Role, from id: MemberID, by caller: Caller
    ) async throws(MembersError) -> Member {
        try await change("members.revoke", id, by: caller) { member, _, transaction in
            if role == .admin { try mustNotBeLastAdmin(member, in: transaction) }
            return try memberTable.revoke(role, from: id, in: transaction)
        }
    }

    /// Ends the member's sessions and refuses their tokens until the disabling is lifted; nothing they did is lost.
    public func disable(
        _ id: MemberID, reason: String, by caller: Caller
    ) async throws(MembersError) -> Member {
        let reason = try checkedLine(reason, in: "reason", most: 500)
        return try await change("members.disable", id, by: caller) { member, _, transaction in
            guard member.disabling == nil else { return false }
            try mustNotBeLastAdmin(member, in: transaction)
            try memberTable.disable(
                id, Member.Disabling(at: ground.clock.now(), by: caller.member, reason: reason),
                as: ground.identifiers.next(), in: transaction)
            try sessionTable.endAll(of: id, in: transaction)
            return true
        }
    }

    public func lift(disablingOf id: MemberID, by caller: Caller) async throws(MembersError) -> Member {
        try await change("members.lift_disabling", id, by: caller) { member, _, transaction in
            guard member.disabling != nil else { return false }
            try memberTable.lift(disablingOf: id, at: ground.clock.now(), by: caller.member, in: transaction)
            return true
        }
    }

    /// Changes a member in one transaction; what changed nothing is neither audited nor told.
    private func change(
        _ verb: String, _ id: MemberID, by caller: Caller,
        _ body: @escaping @Sendable (Member, Organization, Transaction) throws -> Bool
    ) async throws(MembersError) -> Member {
        try caller.mustBe(.admin)
        return try await ground.store.write(refusing: MembersError.self) { transaction in
            guard let member = try memberTable.find(id, in: transaction),
                let organization = try organizationTable.find(member.organization, in: transaction)
            else { throw MembersError.noSuchMember(id) }
            guard try body(member, organization, transaction) else { return member }
            try ground.audit.record(verb, of: "member \(id)", by: caller, in: transaction)
            forgetWhoIsWho(after: transaction)
            return try memberTable.find(id, in: transaction) ?? member
        }
    }

    private func mustNotBeLastAdmin(_ member: Member, in transaction: Transaction) throws {
        guard member.roles.contains(.admin), member.disabling == nil,
            try memberTable.countAdmins(otherThan: member.id, in: transaction) == 0
        else { return }
        throw MembersError.lastAdmin(member.id)
    }

    /// Checks a new member and hashes the password, which takes its time and so stands before the transaction.
    private func prepare(_ new: NewMember) async throws(MembersError) -> (Member, PasswordHash) {
        let login = try new.checkedLogin()
        let displayName = try new.checkedDisplayName()
        try new.password.checkAsNew(for: login)
        let hash = try await lanes.hash(new.password)
        let member = Member(
            id: ground.identifiers.next(), organization: new.organization, login: login,
            displayName: displayName,
            roles: new.roles, addedAt: ground.clock.now(), disabling: nil)
        return (member, hash)
    }

    func forgetWhoIsWho(after transaction: Transaction) {
        transaction.afterCommit { [rememberedSessions, rememberedTokens] in
            rememberedSessions.forgetAll()
            rememberedTokens.forgetAll()
        }
    }
}

extension Caller {
    func mustBe(_ role: Role) throws(MembersError) {
        guard has(role) else { throw .notAllowed(anyOf: [role]) }
    }
}

extension Role {
    /// An admin may do everything everywhere, so only the platform's own people can be one.
    fileprivate func mustFit(_ organization: Organization, in field: String) throws(MembersError) {
        guard self != .admin || organization.kind == .platform else {
            throw .invalid(FieldProblem(field, .conflicts(with: "organization")))
        }
    }
}
