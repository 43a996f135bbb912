public import Contracts
import Storage
public import Values

extension MembersRoom {
    /// Changes one's own password and ends all of one's sessions. Guesses at the old one count as failed sign-ins.
    public func changePassword(
        from old: Password, to new: Password, by caller: Caller
    ) async throws(MembersError) {
        try old.checkLength(in: "old_password")
        let member = try await member(caller.member)
        try new.checkAsNew(for: member.login, in: "new_password")
        let subject = SignInThrottle.Subject.login(member.login.description)
        let hash = try await ground.store.write(refusing: MembersError.self) { transaction in
            try throttle.begin([subject], at: ground.clock.now(), in: transaction)
            return try passwordTable.find(of: member.id, in: transaction)
        }
        guard try await check(old, hash, counting: [subject]) else { throw .wrongPassword }
        try await set(new, of: member.id, by: caller, proving: subject)
    }

    /// Gives a member a new password and ends all of their sessions; for an admin.
    public func setPassword(of id: MemberID, to new: Password, by caller: Caller) async throws(MembersError) {
        try caller.mustBe(.admin)
        try new.checkAsNew(for: try await member(id).login)
        try await set(new, of: id, by: caller, proving: nil)
    }

    private func set(
        _ new: Password, of id: MemberID, by caller: Caller, proving subject: SignInThrottle.Subject?
    ) async throws(MembersError) {
        let hash = try await lanes.hash(new)
        try await ground.store.write(refusing: MembersError.self) { transaction in
            if let subject { try throttle.forget(subject, in: transaction) }
            try passwordTable.put(hash, of: id, at: ground.clock.now(), by: caller.member, in: transaction)
            try sessionTable.endAll(of: id, in: transaction)
            try ground.audit.record("members.set_password", of: "member \(id)", by: caller, in: transaction)
            forgetWhoIsWho(after: transaction)
        }
    }
}
