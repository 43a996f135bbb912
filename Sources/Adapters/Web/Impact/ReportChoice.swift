import Contracts
import Impact
import Values

/// Which report a query asks for: `by`, `from` and `to`; empty is as if it were not there.
struct ReportChoice: Sendable {
    var grouping = ImpactGrouping.product
    var from: Day?
    var to: Day?

    init() {}

    init(_ request: WebRequest) throws {
        grouping = try Self.grouping(request)
        from = try Self.day("from", request)
        to = try Self.day("to", request)
        if let from, let to, to < from { throw Problem.badQuery("to", .conflicts(with: "from")) }
    }

    static func grouping(_ request: WebRequest) throws -> ImpactGrouping {
        guard let text = request.query["by"]?.trimmed else { return .product }
        guard let grouping = ImpactGrouping(rawValue: text) else { throw Problem.badQuery("by", .unknown(text)) }
        return grouping
    }

    private static func day(_ name: String, _ request: WebRequest) throws -> Day? {
        request.query[name]?.trimmed == nil ? nil : try request.day(name)
    }

    /// `by=lot&from=2026-11-25`
    func query(by other: ImpactGrouping? = nil) -> String {
        var query = "by=\((other ?? grouping).rawValue)"
        if let from { query += "&from=\(from)" }
        if let to { query += "&to=\(to)" }
        return query
    }
}
