import Contracts
import Storage
import Values

/// The SQL of `members_password`.
struct PasswordTable {
    func find(of member: MemberID, in transaction: Transaction) throws(StorageError) -> PasswordHash? {
        try transaction.first("SELECT hash FROM members_password WHERE member = \(member)") {
            row throws(StorageError) in
            try row.value(0)
        }
    }

    func put(
        _ hash: PasswordHash, of member: MemberID, at now: Instant, by setter: MemberID?,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_password (member, hash, set_at, set_by)
            VALUES (\(member), \(hash), \(now), \(setter))
            ON CONFLICT (member) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at, set_by = excluded.set_by
            """)
    }

    /// The same password, hashed anew at today's cost.
    func renew(
        _ hash: PasswordHash, of member: MemberID, insteadOf old: PasswordHash, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            "UPDATE members_password SET hash = \(hash) WHERE member = \(member) AND hash = \(old)")
    }
}
