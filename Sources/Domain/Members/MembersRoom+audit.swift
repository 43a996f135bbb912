public import Contracts
import Storage
public import Values

extension MembersRoom {
    /// Who did what, newest first; for an auditor or admin. `last` is the last entry of the page before.
    public func auditTrail(
        _ filter: AuditFilter = AuditFilter(), before last: AuditEntry.ID? = nil, limit: Int = 100,
        by caller: Caller
    ) async throws(MembersError) -> [AuditEntry] {
        try caller.mustBe(.auditor)
        return try await ground.store.read(refusing: MembersError.self) { transaction in
            try ground.audit.list(filter, before: last, limit: limit, in: transaction)
        }
    }
}
