import Contracts
import Storage
import Values

/// The SQL of `members_member` with its roles and disablings.
struct MemberTable {
    /// One row for each role, and one with NULL for a member without any.
    private static let from: StaticString = """
        SELECT m.id, m.organization, m.login, m.display_name, m.added_at, d.disabled_at, d.disabled_by, d.reason, r.role
        FROM members_member m
        LEFT JOIN members_disabling d ON d.member = m.id AND d.lifted_at IS NULL
        LEFT JOIN members_role r ON r.member = m.id
        """

    func add(_ member: Member, by adder: MemberID?, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_member (id, organization, login, display_name, added_at, added_by)
            VALUES (\(member.id), \(member.organization), \(member.login), \(member.displayName), \(member.addedAt),
                    \(adder))
            """)
        for role in member.roles {
            _ = try grant(role, to: member.id, at: member.addedAt, by: adder, in: transaction)
        }
    }

    func find(_ id: MemberID, in transaction: Transaction) throws(StorageError) -> Member? {
        try members("\(text: Self.from) WHERE m.id = \(id) ORDER BY m.id", in: transaction).first
    }

    func find(_ ids: [MemberID], in transaction: Transaction) throws(StorageError) -> [Member] {
        guard !ids.isEmpty else { return [] }
        return try members("\(text: Self.from) WHERE m.id IN (\(list: ids)) ORDER BY m.id", in: transaction)
    }

    func find(login: LoginName, in transaction: Transaction) throws(StorageError) -> Member? {
        try members("\(text: Self.from) WHERE m.login = \(login) ORDER BY m.id", in: transaction).first
    }

    /// Oldest first; of one organization, or of all.
    func list(
        of organization: OrganizationID?, after last: MemberID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Member] {
        var filters: [Statement] = ["id > \(last?.raw ?? 0)"]
        if let organization { filters.append("organization = \(organization)") }
        return try members(
            """
            \(text: Self.from)
            WHERE m.id IN (SELECT id FROM members_member WHERE \(Statement.joined(filters, by: " AND "))
                           ORDER BY id LIMIT \(limit))
            ORDER BY m.id
            """, in: transaction)
    }

    /// Whether this changed anything.
    func grant(
        _ role: Role, to member: MemberID, at now: Instant, by granter: MemberID?, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            INSERT INTO members_role (member, role, granted_at, granted_by)
            VALUES (\(member), \(role.rawValue), \(now), \(granter))
            ON CONFLICT (member, role) DO NOTHING
            """) > 0
    }

    /// Whether this changed anything.
    func revoke(_ role: Role, from member: MemberID, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.run("DELETE FROM members_role WHERE member = \(member) AND role = \(role.rawValue)")
            > 0
    }

    /// Admins who are not disabled.
    func countAdmins(otherThan member: MemberID, in transaction: Transaction) throws(StorageError) -> Int {
        try transaction.value(
            """
            SELECT count(*) FROM members_role r
            WHERE r.role = 'admin' AND r.member <> \(member)
              AND NOT EXISTS (SELECT 1 FROM members_disabling d WHERE d.member = r.member AND d.lifted_at IS NULL)
            """)
    }

    func disable(
        _ member: MemberID, _ disabling: Member.Disabling, as id: Identifier<Member.Disabling>,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_disabling (id, member, disabled_at, disabled_by, reason)
            VALUES (\(id), \(member), \(disabling.at), \(disabling.by), \(disabling.reason))
            """)
    }

    func lift(
        disablingOf member: MemberID, at now: Instant, by lifter: MemberID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE members_disabling SET lifted_at = \(now), lifted_by = \(lifter)
            WHERE member = \(member) AND lifted_at IS NULL
            """)
    }

    private func members(_ statement: Statement, in transaction: Transaction) throws(StorageError) -> [Member] {
        let rows = try transaction.rows(statement) { row throws(StorageError) in
            (try Self.member(row), try Role.from(row, at: 8))
        }
        var found: [Member] = []
        for (member, role) in rows {
            let roles = found.last?.id == member.id ? found.removeLast().roles : []
            found.append(member.with(roles: role.map { roles.union([$0]) } ?? roles))
        }
        return found
    }

    private static func member(_ row: Row) throws(StorageError) -> Member {
        var disabling: Member.Disabling?
        if let at: Instant = try row.value(5) {
            disabling = Member.Disabling(at: at, by: try row.value(6), reason: try row.value(7))
        }
        return Member(
            id: try row.value(0), organization: try row.value(1), login: try row.value(2),
            displayName: try row.value(3), roles: [], addedAt: try row.value(4), disabling: disabling)
    }
}

extension Member {
    fileprivate func with(roles: Set<Role>) -> Member {
        Member(
            id: id, organization: organization, login: login, displayName: displayName, roles: roles,
            addedAt: addedAt,
            disabling: disabling)
    }
}

extension Role {
    /// Nil for NULL, and for a role that this Terrace does not know, which then counts for nothing.
    static func from(_ row: Row, at position: Int) throws(StorageError) -> Role? {
        let name: String? = try row.value(position)
        return name.flatMap(Role.init)
    }
}
