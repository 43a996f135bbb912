import Contracts
import HTTPTypes
import Promotion
import Values

/// `/campaigns/{id}/forecast` and `/campaigns/{id}/results`
struct CampaignFigureEndpoints: Sendable {
    let room: PromotionRoom

    var endpoints: [Endpoint] { [forecast, results, csv] }

    private var forecast: Endpoint {
        Endpoint(
            method: .get, path: "/campaigns/{id}/forecast",
            summary:
                "What is to be expected from now to the last day, each figure with its 80 % band; other terms may be tried",
            tag: "Promotion",
            query: [
                .init("price_fen", .integer, "If a pack cost so much"),
                .init("budget_fen", .integer, "If the budget were so large"),
                .init("ends_on", .day, "If this were the last day"),
            ],
            answer: ForecastAnswer.shape
        ) { [room] request in
            let change = CampaignWhatIf(
                price: try request.fen("price_fen"), budget: try request.fen("budget_fen"),
                endsOn: try request.day("ends_on"))
            let id: CampaignID = try request.id("id")
            let caller = try request.caller()
            let forecast: CampaignForecast
            do throws(PromotionError) { forecast = try await room.forecast(of: id, if: change, by: caller) } catch {
                throw error.ofQuery
            }
            return try .json(ForecastAnswer(forecast))
        }
    }

    private var results: Endpoint {
        Endpoint(
            method: .get, path: "/campaigns/{id}/results",
            summary: "What came of it so far, by day and arm, and the lift against the readers who are held out",
            tag: "Promotion", answer: ResultsAnswer.shape
        ) { [room] request in
            try .json(ResultsAnswer(try await room.results(of: try request.id("id"), by: try request.caller())))
        }
    }

    private var csv: Endpoint {
        Endpoint(
            method: .get, path: "/campaigns/{id}/results.csv", summary: "The days of the results as CSV (RFC 4180)",
            tag: "Promotion"
        ) { [room] request in
            let results = try await room.results(of: try request.id("id"), by: try request.caller())
            return WebResponse.text(results.csv, type: "text/csv; charset=utf-8; header=present")
        }
    }
}

extension PromotionError {
    /// A field of a request that came in the query.
    var ofQuery: any Error {
        switch self {
        case .invalid(let field): Problem.badQuery(field.field, field.rule)
        case .storage, .notAllowed, .otherOrganization, .noSuchCampaign, .campaignChanged, .wrongState, .lotClosed:
            self
        }
    }
}

extension WebRequest {
    /// Money in the query, in fen.
    func fen(_ name: String) throws -> Money? {
        guard let text = query[name] else { return nil }
        guard let fen = Int64(text) else { throw Problem.badQuery(name, .malformed(expected: "2800")) }
        return .fen(fen)
    }
}

struct ForecastAnswer: Encodable, Sendable {
    struct Band: Encodable, Sendable {
        let low: Int64
        let middle: Int64
        let high: Int64

        static let shape = Shape.object([
            .required("low", .integer), .required("middle", .integer), .required("high", .integer),
        ])

        init(_ band: CampaignForecast.Band) {
            low = band.low
            middle = band.middle
            high = band.high
        }
    }

    struct Point: Encodable, Sendable {
        let day: Day
        let reached: Band
    }

    let impressions: Band
    let spendThousandthsFen: Band
    let opens: Band
    let orders: Band
    let goods: Band
    let incomeFen: Band
    let chance: Int
    let hasFigures: Bool
    let path: [Point]

    static let shape = Shape.object([
        .required("impressions", Band.shape), .required("spend_thousandths_fen", Band.shape),
        .required("opens", Band.shape), .required("orders", Band.shape), .required("goods", Band.shape),
        .required("income_fen", Band.shape), .required("chance", .range(0, 10_000)),
        .required("has_figures", .boolean),
        .required("path", .array(.object([.required("day", .day), .required("reached", Band.shape)]))),
    ])

    init(_ forecast: CampaignForecast) {
        impressions = Band(forecast.impressions)
        spendThousandthsFen = Band(forecast.spend)
        opens = Band(forecast.opens)
        orders = Band(forecast.orders)
        goods = Band(forecast.goods)
        incomeFen = Band(forecast.income)
        chance = forecast.chance
        hasFigures = forecast.hasFigures
        path = forecast.path.map { Point(day: $0.day, reached: Band($0.reached)) }
    }
}
