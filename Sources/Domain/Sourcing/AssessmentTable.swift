import Contracts
import Storage
import Values

/// The SQL of `sourcing_assessment` and `sourcing_score`.
enum AssessmentTable {
    static func add(_ assessment: Assessment, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO sourcing_assessment (id, visit, note, total, passed, assessed_at, assessed_by)
            VALUES (\(assessment.id), \(assessment.visit), \(assessment.note), \(assessment.total),
                    \(assessment.isPassed), \(assessment.assessedAt), \(assessment.assessedBy))
            """)
        for (place, score) in assessment.scores.enumerated() {
            try transaction.run(
                """
                INSERT INTO sourcing_score (assessment, place, criterion, points, weight, must, note)
                VALUES (\(assessment.id), \(place), \(score.criterion), \(score.points), \(score.weight),
                        \(score.isMust), \(score.note))
                """)
        }
    }

    static func find(of visit: VisitID, in transaction: Transaction) throws(StorageError) -> Assessment? {
        try find(of: [visit], in: transaction).first
    }

    /// Those of some visits, oldest first.
    static func find(of visits: [VisitID], in transaction: Transaction) throws(StorageError) -> [Assessment] {
        guard !visits.isEmpty else { return [] }
        let scores = try scores(of: visits, in: transaction)
        return try transaction.rows(
            """
            SELECT id, visit, note, total, passed, assessed_at, assessed_by FROM sourcing_assessment
            WHERE visit IN (\(list: visits)) ORDER BY id
            """
        ) { row throws(StorageError) in
            let id: AssessmentID = try row.value(0)
            return Assessment(
                id: id, visit: try row.value(1), scores: scores[id] ?? [], note: try row.value(2),
                total: try row.value(3), isPassed: try row.value(4), assessedAt: try row.value(5),
                assessedBy: try row.value(6))
        }
    }

    private static func scores(
        of visits: [VisitID], in transaction: Transaction
    ) throws(StorageError) -> [AssessmentID: [Score]] {
        let found = try transaction.rows(
            """
            SELECT s.assessment, s.criterion, s.points, s.weight, s.must, s.note
            FROM sourcing_score s JOIN sourcing_assessment a ON a.id = s.assessment
            WHERE a.visit IN (\(list: visits)) ORDER BY s.assessment, s.place
            """
        ) { row throws(StorageError) in
            (
                assessment: try row.value(0, as: AssessmentID.self),
                score: Score(
                    criterion: try row.value(1), points: try row.value(2), weight: try row.value(3),
                    isMust: try row.value(4), note: try row.value(5))
            )
        }
        return found.reduce(into: [:]) { $0[$1.assessment, default: []].append($1.score) }
    }
}
