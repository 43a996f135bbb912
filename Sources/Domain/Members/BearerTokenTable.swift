import Contracts
import Storage
import Values

/// The SQL of `members_token` and its revocations.
struct BearerTokenTable {
    /// A token that is in force, with its member as of now.
    struct Found {
        let id: BearerToken.ID
        let member: MemberID
        let organization: OrganizationID
        let scopes: Set<Role>
        var roles: Set<Role>
        let expiresAt: Instant
        let usedAt: Instant?
    }

    private static let from: StaticString = """
        SELECT t.id, t.member, t.name, t.beginning, t.scopes, t.issued_at, t.expires_at, t.used_at,
               v.revoked_at, v.revoked_by
        FROM members_token t LEFT JOIN members_token_revocation v ON v.token = t.id
        """

    func add(
        _ token: BearerToken, digest: ContentDigest, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_token (id, digest, member, name, beginning, scopes, issued_at, expires_at)
            VALUES (\(token.id), \(digest), \(token.member), \(token.name), \(token.shown), \(Self.text(token.scopes)),
                    \(token.issuedAt), \(token.expiresAt))
            """)
    }

    /// Nil when there is none, or it was revoked, or its member is disabled; whether it has expired is for the caller to see.
    func find(_ digest: ContentDigest, in transaction: Transaction) throws(StorageError) -> Found? {
        let rows = try transaction.rows(
            """
            SELECT t.id, m.id, m.organization, t.scopes, t.expires_at, t.used_at, r.role
            FROM members_token t
            JOIN members_member m ON m.id = t.member
            LEFT JOIN members_role r ON r.member = m.id
            WHERE t.digest = \(digest)
              AND NOT EXISTS (SELECT 1 FROM members_token_revocation v WHERE v.token = t.id)
              AND NOT EXISTS (SELECT 1 FROM members_disabling d WHERE d.member = m.id AND d.lifted_at IS NULL)
            """
        ) { row throws(StorageError) in
            (
                found: Found(
                    id: try row.value(0), member: try row.value(1), organization: try row.value(2),
                    scopes: Self.scopes(try row.value(3)), roles: [], expiresAt: try row.value(4),
                    usedAt: try row.value(5)),
                role: try Role.from(row, at: 6)
            )
        }
        guard var found = rows.first?.found else { return nil }
        found.roles = Set(rows.compactMap(\.role))
        return found
    }

    func find(_ id: BearerToken.ID, in transaction: Transaction) throws(StorageError) -> BearerToken? {
        try transaction.first("\(text: Self.from) WHERE t.id = \(id)", Self.token)
    }

    /// Newest first.
    func list(of member: MemberID, in transaction: Transaction) throws(StorageError) -> [BearerToken] {
        try transaction.rows("\(text: Self.from) WHERE t.member = \(member) ORDER BY t.id DESC", Self.token)
    }

    func count(
        inForceOf member: MemberID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> Int {
        try transaction.value(
            """
            SELECT count(*) FROM members_token t
            WHERE t.member = \(member) AND t.expires_at > \(now)
              AND NOT EXISTS (SELECT 1 FROM members_token_revocation v WHERE v.token = t.id)
            """)
    }

    func use(_ id: BearerToken.ID, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE members_token SET used_at = \(now) WHERE id = \(id)")
    }

    func revoke(
        _ id: BearerToken.ID, _ revocation: BearerToken.Revocation, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_token_revocation (token, revoked_at, revoked_by)
            VALUES (\(id), \(revocation.at), \(revocation.by))
            """)
    }

    private static func token(_ row: Row) throws(StorageError) -> BearerToken {
        var revocation: BearerToken.Revocation?
        if let at: Instant = try row.value(8) {
            revocation = BearerToken.Revocation(at: at, by: try row.value(9))
        }
        return BearerToken(
            id: try row.value(0), member: try row.value(1), name: try row.value(2), shown: try row.value(3),
            scopes: scopes(try row.value(4)), issuedAt: try row.value(5), expiresAt: try row.value(6),
            usedAt: try row.value(7), revocation: revocation)
    }

    private static func text(_ scopes: Set<Role>) -> String {
        scopes.map(\.rawValue).sorted().joined(separator: " ")
    }

    private static func scopes(_ text: String) -> Set<Role> {
        Set(text.split(separator: " ").compactMap { Role(rawValue: String($0)) })
    }
}
