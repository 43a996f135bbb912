import Commerce
import Contracts
import HTTPTypes
import Values

/// `/stock` and `/lots/{id}/stock`: public, because what is promised of a lot is nobody's secret.
struct StockEndpoints: Sendable {
    let room: CommerceRoom

    var endpoints: [Endpoint] { [list, show] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/stock",
            summary: "What each lot has promised and can still give, oldest first",
            tag: "Commerce", access: .everybody, query: [.limit, .after], answer: .page(of: StockAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.stock(after: try request.after(), limit: limit + 1)
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(StockAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/lots/{id}/stock", summary: "What a lot has promised and can still give",
            tag: "Commerce", access: .everybody, answer: StockAnswer.shape
        ) { [room] request in
            try .json(StockAnswer(try await room.stock(of: try request.id("id"))))
        }
    }
}

/// All amounts are in the unit beside them; `confirmed` is `promised` and `remaining`.
struct StockAnswer: Encodable, Sendable {
    let lot: LotID
    let product: ProductID
    let code: String
    let unit: String
    let confirmed: Int64
    let promised: Int64
    let remaining: Int64
    /// Remaining, and nothing once the lot is withdrawn.
    let available: Int64
    /// Sold by shops beyond the lot and not taken back.
    let oversold: Int64
    let opensOn: String
    let closesOn: String
    let withdrawnAt: String?
    let withdrawnReason: String?

    static let shape = Shape.object([
        .required("lot", .identifier), .required("product", .identifier), .required("code", .string),
        .required("unit", .choice(Unit.allCases.map(\.rawValue))), .required("confirmed", .integer),
        .required("promised", .integer), .required("remaining", .integer), .required("available", .integer),
        .required("oversold", .integer), .required("opens_on", .day), .required("closes_on", .day),
        .optional("withdrawn_at", .string), .optional("withdrawn_reason", .string),
    ])

    init(_ lot: StockLot) {
        self.lot = lot.id
        product = lot.product
        code = lot.code
        unit = lot.confirmed.unit.rawValue
        confirmed = lot.confirmed.amount
        promised = lot.promised.amount
        remaining = lot.remaining.amount
        available = lot.available.amount
        oversold = lot.oversold.amount
        opensOn = lot.opensOn.description
        closesOn = lot.closesOn.description
        withdrawnAt = lot.withdrawn?.at.iso8601
        withdrawnReason = lot.withdrawn?.reason
    }
}
