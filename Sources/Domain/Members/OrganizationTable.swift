import Contracts
import Storage
import Values

/// The SQL of `members_organization`.
struct OrganizationTable {
    private static let columns: StaticString =
        "id, kind, name_chinese, name_english, county_code, county_revision, added_at"

    func add(
        _ organization: Organization, by member: MemberID?, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO members_organization
                (id, kind, name_chinese, name_english, county_code, county_revision, added_at, added_by)
            VALUES (\(organization.id), \(organization.kind), \(organization.name.chinese),
                    \(organization.name.english), \(organization.county?.code), \(organization.county?.revision),
                    \(organization.addedAt), \(member))
            """)
    }

    func find(_ id: OrganizationID, in transaction: Transaction) throws(StorageError) -> Organization? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM members_organization WHERE id = \(id)", Self.organization)
    }

    func find(_ ids: [OrganizationID], in transaction: Transaction) throws(StorageError) -> [Organization] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows(
            "SELECT \(text: Self.columns) FROM members_organization WHERE id IN (\(list: ids))",
            Self.organization)
    }

    func platform(in transaction: Transaction) throws(StorageError) -> Organization? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM members_organization WHERE kind = 'platform'",
            Self.organization)
    }

    /// Oldest first.
    func list(
        after last: OrganizationID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Organization] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM members_organization
            WHERE id > \(last?.raw ?? 0) ORDER BY id LIMIT \(limit)
            """, Self.organization)
    }

    private static func organization(_ row: Row) throws(StorageError) -> Organization {
        let code: String? = try row.value(4)
        let revision: String? = try row.value(5)
        var county: CountyCode?
        if let code, let revision {
            county = CountyCode(code: code, revision: revision)
            if county == nil { throw .column(4, "\(code) of \(revision) is not a county code") }
        }
        return Organization(
            id: try row.value(0), kind: try row.value(1),
            name: Localized(chinese: try row.value(2), english: try row.value(3)), county: county,
            addedAt: try row.value(6))
    }
}
