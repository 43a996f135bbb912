import Contracts
import Storage
import Values

/// The SQL of `sourcing_product`.
enum ProductTable {
    private static let columns: StaticString =
        """
        p.id, p.slug, p.kind, p.name_chinese, p.name_english, p.summary_chinese, p.summary_english, p.county_code,
        p.county_revision, p.organization, p.picture, p.version, p.described_at, p.described_by
        """

    static func add(_ product: Product, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_product
                (id, slug, kind, name_chinese, name_english, summary_chinese, summary_english, county_code,
                 county_revision, organization, picture, version, described_at, described_by)
            VALUES (\(product.id), \(product.slug), \(product.kind.rawValue), \(product.name.chinese),
                    \(product.name.english), \(product.summary.chinese), \(product.summary.english),
                    \(product.county.code), \(product.county.revision), \(product.organization), \(product.picture),
                    \(product.version), \(product.describedAt), \(product.describedBy))
            """)
    }

    static func replace(with product: Product, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE sourcing_product
            SET name_chinese = \(product.name.chinese), name_english = \(product.name.english),
                summary_chinese = \(product.summary.chinese), summary_english = \(product.summary.english),
                county_code = \(product.county.code), county_revision = \(product.county.revision),
                picture = \(product.picture), version = \(product.version), described_at = \(product.describedAt),
                described_by = \(product.describedBy)
            WHERE id = \(product.id)
            """)
    }

    static func find(_ id: ProductID, in transaction: Transaction) throws -> Product {
        guard let product = try find([id], in: transaction).first else {
            throw SourcingError.noSuchProduct(id)
        }
        return product
    }

    static func find(_ ids: [ProductID], in transaction: Transaction) throws(StorageError) -> [Product] {
        guard !ids.isEmpty else { return [] }
        return try transaction.rows(
            "SELECT \(text: columns) FROM sourcing_product p WHERE p.id IN (\(list: ids))", Product.init(row:)
        )
    }

    static func find(_ slug: Slug, in transaction: Transaction) throws(StorageError) -> Product? {
        try transaction.first(
            "SELECT \(text: columns) FROM sourcing_product p WHERE p.slug = \(slug)", Product.init(row:))
    }

    /// Newest first, as far as the filter lets through.
    static func list(
        _ filter: ProductFilter, before last: ProductID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Product] {
        try transaction.rows(listing(filter, before: last, limit: limit), Product.init(row:))
    }

    static func listing(_ filter: ProductFilter, before last: ProductID?, limit: Int) -> Statement {
        var conditions: [Statement] = ["p.id < \(last?.raw ?? .max)"]
        if let kind = filter.kind { conditions.append("p.kind = \(kind.rawValue)") }
        if let county = filter.county { conditions.append("p.county_code = \(county)") }
        if let organization = filter.organization { conditions.append("p.organization = \(organization)") }
        if filter.isConfirmed {
            conditions.append("EXISTS (SELECT 1 FROM sourcing_lot l WHERE l.product = p.id)")
        }
        return """
            SELECT \(text: columns) FROM sourcing_product p
            WHERE \(Statement.joined(conditions, by: " AND ")) ORDER BY p.id DESC LIMIT \(limit)
            """
    }
}

extension Product {
    init(row: Row) throws(StorageError) {
        let kindName: String = try row.value(2)
        guard let kind = ProductKind(rawValue: kindName) else { throw .column(2, "no kind \(kindName)") }
        self.init(
            id: try row.value(0), slug: try row.value(1), kind: kind,
            name: Localized(chinese: try row.value(3), english: try row.value(4)),
            summary: Localized(chinese: try row.value(5), english: try row.value(6)),
            county: try CountyCode(row: row, at: 7), organization: try row.value(9),
            picture: try row.value(10),
            version: try row.value(11), describedAt: try row.value(12), describedBy: try row.value(13))
    }
}

extension CountyCode {
    /// Reads code and revision from two columns.
    init(row: Row, at position: Int) throws(StorageError) {
        let code: String = try row.value(position)
        let revision: String = try row.value(position + 1)
        guard let county = CountyCode(code: code, revision: revision) else {
            throw .column(position, "\(code) of \(revision) is no county's code")
        }
        self = county
    }
}
