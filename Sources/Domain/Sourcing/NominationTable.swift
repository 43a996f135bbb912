import Contracts
import Storage
import Values

/// The SQL of `sourcing_nomination`, with its signatures and its ending.
enum NominationTable {
    private static let columns: StaticString =
        """
        n.id, n.product, n.statement, n.expected, n.expected_unit, n.growers, n.households, n.ties, n.benefit,
        n.nominated_at, n.nominated_by, n.organization, e.kind, e.ended_at, e.ended_by, e.reasons, e.words
        """
    private static let tables: StaticString =
        "sourcing_nomination n LEFT JOIN sourcing_ending e ON e.nomination = n.id"

    static func add(_ nomination: Nomination, in transaction: Transaction) throws(StorageError) {
        let request = nomination.request
        try transaction.run(
            """
            INSERT INTO sourcing_nomination
                (id, product, statement, expected, expected_unit, growers, households, ties, benefit, nominated_at,
                 nominated_by, organization)
            VALUES (\(nomination.id), \(nomination.product), \(request.statement), \(request.expected.amount),
                    \(request.expected.unit), \(request.growers), \(request.households),
                    \(request.ties.map(\.rawValue).joined(separator: " ")), \(request.benefit),
                    \(nomination.nominatedAt), \(nomination.nominatedBy), \(nomination.organization))
            """)
    }

    static func add(
        _ signature: Signature, to nomination: NominationID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_signature (nomination, duty, member, organization, signed_at)
            VALUES (\(nomination), \(signature.duty), \(signature.member), \(signature.organization),
                    \(signature.signedAt))
            """)
    }

    static func end(
        _ nomination: NominationID, _ ending: Ending, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_ending (nomination, kind, ended_at, ended_by, reasons, words)
            VALUES (\(nomination), \(ending.kind), \(ending.at), \(ending.by),
                    \(ending.reasons.map(\.rawValue).joined(separator: " ")), \(ending.text))
            """)
    }

    static func find(_ id: NominationID, in transaction: Transaction) throws -> Nomination {
        guard let found = try find([id], in: transaction).first else {
            throw SourcingError.noSuchNomination(id)
        }
        return found
    }

    static func find(_ ids: [NominationID], in transaction: Transaction) throws(StorageError) -> [Nomination] {
        guard !ids.isEmpty else { return [] }
        return try read(
            "SELECT \(text: columns) FROM \(text: tables) WHERE n.id IN (\(list: ids)) ORDER BY n.id",
            in: transaction)
    }

    /// Oldest first.
    static func find(of product: ProductID, in transaction: Transaction) throws(StorageError) -> [Nomination] {
        try read(
            "SELECT \(text: columns) FROM \(text: tables) WHERE n.product = \(product) ORDER BY n.id",
            in: transaction)
    }

    /// Newest first, as far as the filter lets through.
    static func list(
        _ filter: NominationFilter, before last: NominationID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Nomination] {
        try read(listing(filter, before: last, limit: limit), in: transaction)
    }

    static func listing(_ filter: NominationFilter, before last: NominationID?, limit: Int) -> Statement {
        var conditions: [Statement] = ["n.id < \(last?.raw ?? .max)"]
        if let product = filter.product { conditions.append("n.product = \(product)") }
        switch filter.state {
        case .open: conditions.append("e.nomination IS NULL")
        case .ended(let kind): conditions.append("e.kind = \(kind)")
        case nil: break
        }
        if let view = filter.view { conditions.append(view.condition) }
        return """
            SELECT \(text: columns) FROM \(text: tables) JOIN sourcing_product p ON p.id = n.product
            WHERE \(Statement.joined(conditions, by: " AND ")) ORDER BY n.id DESC LIMIT \(limit)
            """
    }

    private static func read(
        _ statement: Statement, in transaction: Transaction
    ) throws(StorageError) -> [Nomination] {
        let rows = try transaction.rows(statement) { row throws(StorageError) in row }
        var ids: [NominationID] = []
        for row in rows { ids.append(try row.value(0)) }
        let signatures = try signatures(of: ids, in: transaction)
        var nominations: [Nomination] = []
        for (row, id) in zip(rows, ids) {
            nominations.append(try Nomination(row: row, signatures: signatures[id] ?? []))
        }
        return nominations
    }

    private static func signatures(
        of ids: [NominationID], in transaction: Transaction
    ) throws(StorageError) -> [NominationID: [Signature]] {
        guard !ids.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT nomination, duty, member, organization, signed_at FROM sourcing_signature
            WHERE nomination IN (\(list: ids)) ORDER BY nomination, signed_at, duty
            """
        ) { row throws(StorageError) in
            (
                nomination: try row.value(0, as: NominationID.self),
                signature: Signature(
                    duty: try row.value(1), member: try row.value(2), organization: try row.value(3),
                    signedAt: try row.value(4))
            )
        }
        return found.reduce(into: [:]) { $0[$1.nomination, default: []].append($1.signature) }
    }
}

extension Nomination {
    fileprivate init(row: Row, signatures: [Signature]) throws(StorageError) {
        let ties: String = try row.value(7)
        var ending: Ending?
        if let kind = try row.value(12, as: Ending.Kind?.self) {
            let reasons: String = try row.value(15)
            ending = Ending(
                kind: kind, at: try row.value(13), by: try row.value(14),
                reasons: reasons.split(separator: " ").compactMap { RejectionReason(rawValue: String($0)) },
                text: try row.value(16))
        }
        self.init(
            id: try row.value(0), product: try row.value(1),
            request: NominationRequest(
                statement: try row.value(2),
                expected: Quantity(amount: try row.value(3), unit: try row.value(4)),
                growers: try row.value(5), households: try row.value(6),
                ties: ties.split(separator: " ").compactMap { GrowerTie(rawValue: String($0)) },
                benefit: try row.value(8)),
            nominatedAt: try row.value(9), nominatedBy: try row.value(10), organization: try row.value(11),
            signatures: signatures, ending: ending)
    }
}
