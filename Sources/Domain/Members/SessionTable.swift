import Contracts
import Storage
import Values

/// The SQL of `members_session`.
struct SessionTable {
    /// A session as it is stored, with its member as of now.
    struct Found {
        let member: MemberID
        let organization: OrganizationID
        let organizationName: Localized
        let login: LoginName
        let displayName: String
        var roles: Set<Role>
        let startedAt: Instant
        let seenAt: Instant
        let expiresAt: Instant
    }

    func add(
        _ digest: ContentDigest, of member: MemberID, from start: Instant, until end: Instant,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_session (digest, member, started_at, seen_at, expires_at)
            VALUES (\(digest), \(member), \(start), \(start), \(end))
            """)
    }

    /// Nil when there is none, or its member is disabled; whether it is too old is for the caller to see.
    func find(_ digest: ContentDigest, in transaction: Transaction) throws(StorageError) -> Found? {
        let rows = try transaction.rows(
            """
            SELECT m.id, m.organization, m.login, m.display_name, s.started_at, s.seen_at, s.expires_at,
                   o.name_chinese, o.name_english, r.role
            FROM members_session s
            JOIN members_member m ON m.id = s.member
            JOIN members_organization o ON o.id = m.organization
            LEFT JOIN members_role r ON r.member = m.id
            WHERE s.digest = \(digest)
              AND NOT EXISTS (SELECT 1 FROM members_disabling d WHERE d.member = m.id AND d.lifted_at IS NULL)
            """
        ) { row throws(StorageError) in
            (
                found: Found(
                    member: try row.value(0), organization: try row.value(1),
                    organizationName: Localized(chinese: try row.value(7), english: try row.value(8)),
                    login: try row.value(2), displayName: try row.value(3), roles: [],
                    startedAt: try row.value(4),
                    seenAt: try row.value(5), expiresAt: try row.value(6)),
                role: try Role.from(row, at: 9)
            )
        }
        guard var found = rows.first?.found else { return nil }
        found.roles = Set(rows.compactMap(\.role))
        return found
    }

    func see(_ digest: ContentDigest, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            "UPDATE members_session SET seen_at = \(now) WHERE digest = \(digest) AND seen_at < \(now)")
    }

    /// Whose it was; nil when there was none.
    func end(_ digest: ContentDigest, in transaction: Transaction) throws(StorageError) -> MemberID? {
        try transaction.first("DELETE FROM members_session WHERE digest = \(digest) RETURNING member") {
            row throws(StorageError) in try row.value(0)
        }
    }

    func endAll(of member: MemberID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM members_session WHERE member = \(member)")
    }

    func forgetExpired(at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM members_session WHERE expires_at <= \(now)")
    }
}
