import Contracts
import Members
import Storage
public import Values

extension ImpactRoom {
    /// The report by a grouping, for the days from one to another (both included, Asia/Shanghai, by the time of what
    /// happened); without them it is about everything, dates ahead of the clock included.
    public func impact(
        by grouping: ImpactGrouping, from: Day? = nil, to: Day? = nil
    ) async throws(ImpactError) -> ImpactReport {
        if let from, let to, to < from { throw .invalid(FieldProblem("to", .conflicts(with: "from"))) }
        let period = ReportPeriod(from: from, to: to)
        return try await ground.store.read(refusing: ImpactError.self) { transaction in
            try ReportQuery(grouping: grouping, period: period).report(in: transaction)
        }
    }

    /// The last days of a period on which something moved, oldest first, at most `limit`.
    public func days(
        from: Day? = nil, to: Day? = nil, limit: Int = 366
    ) async throws(ImpactError) -> [DailyFigures] {
        let period = ReportPeriod(from: from, to: to)
        return try await ground.store.read(refusing: ImpactError.self) { transaction in
            try DailyFigures.last(limit, of: period, in: transaction)
        }
    }
}
