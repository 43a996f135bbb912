public import Contracts
import Storage
public import Values

extension MembersRoom {
    /// Signs a person in to the pages. `address` is where they come from, as far as it is known.
    public func signIn(
        login typed: String, password: Password, from address: String
    ) async throws(MembersError) -> SignIn {
        try password.checkLength()
        let name = typed.trimmed ?? ""
        let login = LoginName(name)
        let loginSubject = SignInThrottle.Subject.login(login?.description ?? name)
        let addressSubject = SignInThrottle.Subject.address(address)
        let (member, hash) = try await ground.store.write(refusing: MembersError.self) {
            transaction -> (Member?, PasswordHash?) in
            try throttle.begin([loginSubject, addressSubject], at: ground.clock.now(), in: transaction)
            guard let login, let member = try memberTable.find(login: login, in: transaction) else {
                return (nil, nil)
            }
            return (member, try passwordTable.find(of: member.id, in: transaction))
        }
        guard try await check(password, hash, counting: [loginSubject, addressSubject]), let member, let hash
        else {
            throw .wrongPassword
        }
        let renewed = lanes.isUpToDate(hash) ? nil : try await lanes.hash(password)
        let secret = Secret(beginning: "")
        return try await ground.store.write(refusing: MembersError.self) { transaction in
            // Somebody may have disabled the member or changed the password since.
            guard let member = try memberTable.find(member.id, in: transaction), let caller = member.caller,
                let organization = try organizationTable.find(member.organization, in: transaction)
            else { throw MembersError.disabled }
            guard try passwordTable.find(of: member.id, in: transaction) == hash else {
                throw MembersError.wrongPassword
            }
            try throttle.succeed(login: loginSubject, address: addressSubject, in: transaction)
            if let renewed {
                try passwordTable.renew(renewed, of: member.id, insteadOf: hash, in: transaction)
            }
            let now = ground.clock.now()
            try sessionTable.forgetExpired(at: now, in: transaction)
            let session = Session(
                caller: caller, login: member.login, displayName: member.displayName,
                organizationName: organization.name, startedAt: now,
                expiresAt: now.adding(seconds: Session.longestSeconds),
                formToken: Session.formToken(for: secret.text))
            try sessionTable.add(
                secret.digest, of: member.id, from: now, until: session.expiresAt, in: transaction)
            try ground.audit.record("members.sign_in", of: "member \(member.id)", by: caller, in: transaction)
            return SignIn(secret: secret.text, session: session)
        }
    }

    /// Whose session a cookie's secret is; `notSignedIn` when there is none any more.
    public func session(_ secret: String) async throws(MembersError) -> Session {
        let digest = Secret.digest(of: secret)
        let now = ground.clock.now()
        if let session = rememberedSessions.find(digest, at: now) { return session }
        let generation = rememberedSessions.generation
        let found = try await ground.store.read(refusing: MembersError.self) { transaction in
            try sessionTable.find(digest, in: transaction)
        }
        guard let found, now < found.expiresAt, now < found.seenAt.adding(seconds: Session.idleSeconds) else {
            throw .notSignedIn
        }
        if now >= found.seenAt.adding(seconds: Session.seenEverySeconds) {
            try await ground.store.write(refusing: MembersError.self) { transaction in
                try sessionTable.see(digest, at: now, in: transaction)
            }
        }
        let session = Session(
            caller: Caller(member: found.member, organization: found.organization, roles: found.roles),
            login: found.login, displayName: found.displayName, organizationName: found.organizationName,
            startedAt: found.startedAt, expiresAt: found.expiresAt, formToken: Session.formToken(for: secret))
        rememberedSessions.keep(
            session, for: digest, at: now, notAfter: found.expiresAt, generation: generation)
        return session
    }

    /// Ends one session; whoever has none is signed out already.
    public func signOut(_ secret: String) async throws(MembersError) {
        let digest = Secret.digest(of: secret)
        try await ground.store.write(refusing: MembersError.self) { transaction in
            guard let id = try sessionTable.end(digest, in: transaction) else { return }
            let caller = try memberTable.find(id, in: transaction)?.caller
            try ground.audit.record("members.sign_out", of: "member \(id)", by: caller, in: transaction)
            forgetWhoIsWho(after: transaction)
        }
    }

    /// Ends all sessions of a member, on every machine; for oneself, or for an admin.
    public func signOutEverywhere(_ id: MemberID, by caller: Caller) async throws(MembersError) {
        if id != caller.member { try caller.mustBe(.admin) }
        try await ground.store.write(refusing: MembersError.self) { transaction in
            guard try memberTable.find(id, in: transaction) != nil else {
                throw MembersError.noSuchMember(id)
            }
            try sessionTable.endAll(of: id, in: transaction)
            try ground.audit.record(
                "members.sign_out_everywhere", of: "member \(id)", by: caller, in: transaction)
            forgetWhoIsWho(after: transaction)
        }
    }

    /// Whether the password is the hash's. An attempt that could not be checked is not held against anybody.
    func check(
        _ password: Password, _ hash: PasswordHash?, counting subjects: [SignInThrottle.Subject]
    ) async throws(MembersError) -> Bool {
        do throws(MembersError) {
            return try await lanes.matches(password, hash)
        } catch {
            try await ground.store.write(refusing: MembersError.self) { transaction in
                try throttle.takeBack(subjects, in: transaction)
            }
            throw error
        }
    }
}
