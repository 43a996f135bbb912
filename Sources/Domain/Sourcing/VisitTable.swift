import Contracts
import Storage
import Values

/// The SQL of `sourcing_visit`, with its report, its evidence and its cancellation.
enum VisitTable {
    private static let columns: StaticString =
        """
        v.id, v.nomination, v.product, v.day, v.visitor, v.scheduled_at, v.scheduled_by, r.visited_at, r.latitude,
        r.longitude, r.notes, r.measured, r.measured_unit, c.cancelled_at, c.cancelled_by, c.reason
        """
    private static let tables: StaticString =
        """
        sourcing_visit v LEFT JOIN sourcing_visit_report r ON r.visit = v.id
        LEFT JOIN sourcing_visit_cancellation c ON c.visit = v.id
        """

    static func add(_ visit: Visit, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_visit (id, nomination, product, day, visitor, scheduled_at, scheduled_by)
            VALUES (\(visit.id), \(visit.nomination), \(visit.product), \(visit.day), \(visit.visitor),
                    \(visit.scheduledAt), \(visit.scheduledBy))
            """)
    }

    static func add(
        _ report: VisitReport, to visit: VisitID, at: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_visit_report
                (visit, visited_at, latitude, longitude, notes, measured, measured_unit, recorded_at)
            VALUES (\(visit), \(report.visitedAt), \(report.place.latitude), \(report.place.longitude),
                    \(report.notes), \(report.measured.amount), \(report.measured.unit), \(at))
            """)
        for (place, evidence) in report.evidence.enumerated() {
            try transaction.run(
                """
                INSERT INTO sourcing_evidence (visit, place, kind, media, digest, caption_chinese, caption_english)
                VALUES (\(visit), \(place), \(evidence.kind), \(evidence.media), \(evidence.digest),
                        \(evidence.caption.chinese), \(evidence.caption.english))
                """)
        }
    }

    static func cancel(
        _ visit: VisitID, _ cancellation: Visit.Cancellation, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_visit_cancellation (visit, cancelled_at, cancelled_by, reason)
            VALUES (\(visit), \(cancellation.at), \(cancellation.by), \(cancellation.reason))
            """)
    }

    static func find(_ id: VisitID, in transaction: Transaction) throws -> Visit {
        let found = try read(
            "SELECT \(text: columns) FROM \(text: tables) WHERE v.id = \(id)", in: transaction)
        guard let visit = found.first else { throw SourcingError.noSuchVisit(id) }
        return visit
    }

    /// Oldest first.
    static func find(
        of nominations: [NominationID], in transaction: Transaction
    ) throws(StorageError) -> [Visit] {
        guard !nominations.isEmpty else { return [] }
        return try read(
            """
            SELECT \(text: columns) FROM \(text: tables)
            WHERE v.nomination IN (\(list: nominations)) ORDER BY v.nomination, v.id
            """, in: transaction)
    }

    /// Those that took place, oldest first.
    static func reported(of product: ProductID, in transaction: Transaction) throws(StorageError) -> [Visit] {
        try read(
            """
            SELECT \(text: columns) FROM \(text: tables)
            WHERE v.product = \(product) AND r.visit IS NOT NULL ORDER BY v.id
            """, in: transaction)
    }

    /// Newest first.
    static func list(
        of visitor: MemberID?, before last: VisitID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Visit] {
        try read(listing(of: visitor, before: last, limit: limit), in: transaction)
    }

    static func listing(of visitor: MemberID?, before last: VisitID?, limit: Int) -> Statement {
        var conditions: [Statement] = ["v.id < \(last?.raw ?? .max)"]
        if let visitor { conditions.append("v.visitor = \(visitor)") }
        return """
            SELECT \(text: columns) FROM \(text: tables)
            WHERE \(Statement.joined(conditions, by: " AND ")) ORDER BY v.id DESC LIMIT \(limit)
            """
    }

    private static func read(
        _ statement: Statement, in transaction: Transaction
    ) throws(StorageError) -> [Visit] {
        let rows = try transaction.rows(statement) { row throws(StorageError) in row }
        var ids: [VisitID] = []
        for row in rows { ids.append(try row.value(0)) }
        let evidence = try evidence(of: ids, in: transaction)
        var visits: [Visit] = []
        for (row, id) in zip(rows, ids) { visits.append(try Visit(row: row, evidence: evidence[id] ?? [])) }
        return visits
    }

    private static func evidence(
        of ids: [VisitID], in transaction: Transaction
    ) throws(StorageError) -> [VisitID: [Evidence]] {
        guard !ids.isEmpty else { return [:] }
        let found = try transaction.rows(
            """
            SELECT visit, kind, media, digest, caption_chinese, caption_english FROM sourcing_evidence
            WHERE visit IN (\(list: ids)) ORDER BY visit, place
            """
        ) { row throws(StorageError) in
            (
                visit: try row.value(0, as: VisitID.self),
                evidence: Evidence(
                    kind: try row.value(1), media: try row.value(2), digest: try row.value(3),
                    caption: Localized(chinese: try row.value(4), english: try row.value(5)))
            )
        }
        return found.reduce(into: [:]) { $0[$1.visit, default: []].append($1.evidence) }
    }
}

extension Visit {
    fileprivate init(row: Row, evidence: [Evidence]) throws(StorageError) {
        var report: VisitReport?
        if let visitedAt = try row.value(7, as: Instant?.self) {
            let latitude: Int64 = try row.value(8)
            let longitude: Int64 = try row.value(9)
            guard let place = Coordinates(latitude: latitude, longitude: longitude) else {
                throw .column(8, "not on earth")
            }
            report = VisitReport(
                visitedAt: visitedAt, place: place, notes: try row.value(10),
                measured: Quantity(amount: try row.value(11), unit: try row.value(12)), evidence: evidence)
        }
        var cancellation: Cancellation?
        if let at = try row.value(13, as: Instant?.self) {
            cancellation = Cancellation(at: at, by: try row.value(14), reason: try row.value(15))
        }
        self.init(
            id: try row.value(0), nomination: try row.value(1), product: try row.value(2),
            day: try row.value(3),
            visitor: try row.value(4), scheduledAt: try row.value(5), scheduledBy: try row.value(6),
            report: report,
            cancellation: cancellation)
    }
}
