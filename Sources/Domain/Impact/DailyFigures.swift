import Storage
public import Values

/// What one day brought, refunds and returns of the day taken off.
public struct DailyFigures: Hashable, Sendable {
    public let day: Day
    public let net: Money
    public let grams: Int64
    public let places: Int64
}

extension DailyFigures {
    /// The last days on which something moved, oldest first, at most `limit`.
    static func last(
        _ limit: Int, of period: ReportPeriod, in transaction: Transaction
    ) throws(StorageError) -> [DailyFigures] {
        let days = try transaction.rows(
            """
            SELECT d.day, CAST(sum(d.gross - d.refunds) AS BIGINT),
                CAST(sum(CASE WHEN l.unit = 'grams' THEN d.drawn - d.returned ELSE 0 END) AS BIGINT),
                CAST(sum(CASE WHEN l.unit = 'places' THEN d.drawn - d.returned ELSE 0 END) AS BIGINT)
            FROM impact_day d JOIN impact_lot l ON l.lot = d.lot \(period.filter)
            GROUP BY d.day ORDER BY d.day DESC LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            DailyFigures(
                day: try row.value(0), net: Money(fen: try row.value(1)), grams: try row.value(2),
                places: try row.value(3))
        }
        return days.reversed()
    }
}
