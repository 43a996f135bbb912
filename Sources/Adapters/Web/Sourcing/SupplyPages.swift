import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/desk/visits` and `/desk/lots`.
struct SupplyPages: Sendable {
    let house: House

    var pages: [Page] {
        [
            .get("/desk/visits", isForMembers: true, visits),
            .get("/desk/lots", isForMembers: true) { request in try await lots(request, .none) },
            .post("/desk/lots/{id}/withdraw") { request in
                try await ending(request) { id, reason, caller in
                    _ = try await house.rooms.sourcing.withdrawLot(id, because: reason, by: caller)
                }
            },
            .post("/desk/lots/{id}/deny") { request in
                try await ending(request) { id, reason, caller in
                    _ = try await house.rooms.sourcing.denyOrigin(of: id, saying: reason, by: caller)
                }
            },
        ]
    }

    private struct VisitLine {
        let nomination: String
        let day: String
        let state: String
        let verdict: String
    }

    @Sendable private func visits(_ request: WebRequest) async throws -> WebResponse {
        let found = try await house.rooms.sourcing.visits(
            before: try request.after(), limit: 50, by: try request.caller())
        let items = found.map { assessed in
            VisitLine(
                nomination: assessed.visit.nomination.description, day: assessed.visit.day.description,
                state: assessed.visit.report.map {
                    house.renderer.text(
                        "sourcing.product.measured", request, ["quantity": $0.measured.display(request.language)])
                } ?? assessed.visit.cancellation?.reason
                    ?? house.renderer.text("sourcing.nominations.stage.report", request),
                verdict: assessed.assessment.map {
                    house.renderer.text("sourcing.product.score", request, ["score": String($0.total / 100)])
                } ?? "–")
        }
        return try house.renderer.page(
            "sourcing/visits", for: request, ["items": items, "hasItems": !items.isEmpty])
    }

    private struct LotLine {
        let id: String
        let code: String
        let quantity: String
        let window: String
        let withdrawn: String?
    }

    private func lots(_ request: WebRequest, _ refusal: Refusal) async throws -> WebResponse {
        let limit = 50
        let found = try await house.rooms.sourcing.lots(before: try request.after(), limit: limit + 1)
        let items = found.prefix(limit).map { lot in
            LotLine(
                id: lot.id.description, code: lot.terms.code, quantity: lot.terms.quantity.display(request.language),
                window: "\(lot.terms.opensOn) – \(lot.terms.closesOn)",
                withdrawn: lot.withdrawal.map {
                    house.renderer.text("sourcing.product.withdrawn", request, ["reason": $0.reason])
                })
        }
        let model: [String: Any] = [
            "items": items, "hasItems": !items.isEmpty, "general": refusal.general as Any,
            "next": (found.count > limit ? found[limit - 1].id.description : nil) as Any,
        ]
        return refusal.decorated(
            try house.renderer.page("sourcing/lots", for: request, status: refusal.status, model))
    }

    private func ending(
        _ request: WebRequest, _ act: @Sendable (LotID, String, Caller) async throws -> Void
    ) async throws -> WebResponse {
        do {
            try await act(try request.id("id"), try request.form()["reason"], try request.caller())
            return .redirect(to: "/desk/lots?notice=lot-withdrawn")
        } catch {
            return try await lots(request, try Refusal(error, house, request, fields: []))
        }
    }
}
