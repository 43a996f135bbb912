public import Contracts
import Storage
public import Values

extension MembersRoom {
    /// Issues a token for the caller's own member. Its scopes are among the caller's roles, so a token cannot make a wider one.
    public func issueToken(
        named name: String, scopes: Set<Role>, days: Int64 = 90, by caller: Caller
    ) async throws(MembersError) -> IssuedToken {
        let name = try checkedLine(name, in: "name", most: BearerToken.longestName)
        guard !scopes.isEmpty else { throw .invalid(FieldProblem("scopes", .required)) }
        guard scopes.allSatisfy(caller.has) else {
            throw .notAllowed(anyOf: scopes.filter { !caller.has($0) }.sorted { $0.rawValue < $1.rawValue })
        }
        guard (1...BearerToken.mostDays).contains(days) else {
            throw .invalid(FieldProblem("days", .outOfRange(least: 1, most: BearerToken.mostDays)))
        }
        let secret = Secret(beginning: BearerToken.beginning)
        return try await ground.store.write(refusing: MembersError.self) { transaction in
            let now = ground.clock.now()
            let most = BearerToken.mostOfMember
            guard try tokenTable.count(inForceOf: caller.member, at: now, in: transaction) < most else {
                throw MembersError.invalid(FieldProblem("tokens", .tooLong(most: most)))
            }
            let token = BearerToken(
                id: ground.identifiers.next(), member: caller.member, name: name,
                shown: String(secret.text.prefix(BearerToken.shownCharacters)), scopes: scopes, issuedAt: now,
                expiresAt: now.adding(days: days), usedAt: nil, revocation: nil)
            try tokenTable.add(token, digest: secret.digest, in: transaction)
            try ground.audit.record(
                "members.issue_token", of: "token \(token.id)", by: caller, in: transaction)
            return IssuedToken(secret: secret.text, token: token)
        }
    }

    /// Who calls with a bearer token: its member, with those of the roles that its scopes leave.
    public func caller(bearing secret: String) async throws(MembersError) -> Caller {
        let digest = Secret.digest(of: secret)
        let now = ground.clock.now()
        if let caller = rememberedTokens.find(digest, at: now) { return caller }
        let generation = rememberedTokens.generation
        let found = try await ground.store.read(refusing: MembersError.self) { transaction in
            try tokenTable.find(digest, in: transaction)
        }
        guard let found, now < found.expiresAt else { throw .notSignedIn }
        if found.usedAt.map({ now >= $0.adding(seconds: BearerToken.usedEverySeconds) }) ?? true {
            try await ground.store.write(refusing: MembersError.self) { transaction in
                try tokenTable.use(found.id, at: now, in: transaction)
            }
        }
        let member = Caller(member: found.member, organization: found.organization, roles: found.roles)
        // An admin has every role, so a scope such as `author` counts for one who is not an author by name.
        let caller = Caller(
            member: member.member, organization: member.organization, roles: found.scopes.filter(member.has))
        rememberedTokens.keep(caller, for: digest, at: now, notAfter: found.expiresAt, generation: generation)
        return caller
    }

    /// Newest first, revoked and expired ones too; one's own, or anybody's for an admin.
    public func tokens(of id: MemberID, by caller: Caller) async throws(MembersError) -> [BearerToken] {
        if id != caller.member { try caller.mustBe(.admin) }
        return try await ground.store.read(refusing: MembersError.self) { transaction in
            try tokenTable.list(of: id, in: transaction)
        }
    }

    /// Ends a token at once; one's own, or anybody's for an admin. A token revoked already stays as it is.
    @discardableResult
    public func revokeToken(_ id: BearerToken.ID, by caller: Caller) async throws(MembersError) -> BearerToken {
        try await ground.store.write(refusing: MembersError.self) { transaction in
            // To others it does not exist, so that nobody learns which numbers are tokens.
            guard let token = try tokenTable.find(id, in: transaction),
                token.member == caller.member || caller.has(.admin)
            else { throw MembersError.noSuchToken(id) }
            guard token.revocation == nil else { return token }
            try tokenTable.revoke(
                id, BearerToken.Revocation(at: ground.clock.now(), by: caller.member), in: transaction)
            try ground.audit.record("members.revoke_token", of: "token \(id)", by: caller, in: transaction)
            forgetWhoIsWho(after: transaction)
            return try tokenTable.find(id, in: transaction) ?? token
        }
    }
}
