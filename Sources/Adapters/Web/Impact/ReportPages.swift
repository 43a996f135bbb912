import Contracts
import HTTPTypes
import Impact
import Values

/// `/impact` and `/impact.csv`.
struct ReportPages: Sendable {
    let house: House

    var pages: [Page] {
        [
            .get("/impact") { request in try await show(request) },
            .get("/impact.csv") { request in try await csv(request) },
        ]
    }

    private func show(_ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.impact
        let grouping = try ReportChoice.grouping(request)
        // A period that cannot be read is shown again beside the whole, with what is wrong.
        var choice = ReportChoice()
        var problem: Problem?
        do { choice = try ReportChoice(request) } catch let error as Problem { problem = error }
        choice.grouping = grouping
        let report = try await room.impact(by: grouping, from: choice.from, to: choice.to)
        let products =
            grouping == .product
            ? report : try await room.impact(by: .product, from: choice.from, to: choice.to)
        let page = ImpactPage(
            report: report, best: products.rows.first,
            days: try await room.days(from: choice.from, to: choice.to),
            root: try await room.roots(before: nil, limit: 1).first, choice: choice, problem: problem,
            words: ImpactWords(house: house, request: request), typed: request.query)
        return try house.renderer.page(
            "impact/impact", for: request, status: problem == nil ? .ok : .badRequest, page)
    }

    private func csv(_ request: WebRequest) async throws -> WebResponse {
        let choice = try ReportChoice(request)
        let report = try await house.rooms.impact.impact(by: choice.grouping, from: choice.from, to: choice.to)
        return WebResponse.text(report.csv, type: "text/csv; charset=utf-8; header=present")
            .with(.contentDisposition, "attachment; filename=\"impact-by-\(choice.grouping.rawValue).csv\"")
            .with(.cacheControl, "no-cache")
    }
}
