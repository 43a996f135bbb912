import HTTPTypes
import Impact

/// `/impact`
struct ReportEndpoints: Sendable {
    let room: ImpactRoom

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/impact",
                summary: "What came of it: orders, buyers, money in fen, goods; refunds in the period of the refund",
                tag: "Impact", access: .everybody,
                query: [
                    .init(
                        "by", .choice(ImpactGrouping.allCases.map(\.rawValue)), "What the rows are; `product` if absent"
                    ),
                    .init("from", .day, "The first day in Asia/Shanghai, by the time of the shop; open if absent"),
                    .init("to", .day, "The last day; open if absent, days ahead of the clock included"),
                ],
                answer: Self.report
            ) { [room] request in
                let choice = try ReportChoice(request)
                let report = try await room.impact(by: choice.grouping, from: choice.from, to: choice.to)
                return WebResponse.text(report.json(in: request.language), type: "application/json; charset=utf-8")
                    .with(.vary, "Accept-Language")
            }
        ]
    }

    private static let figures: [Shape.Field] =
        ImpactReport.figureNames.map { name in
            switch name {
            // Not told where it would point at a few persons, or where there is nothing to divide by.
            case "buyers", "gate_fen_per_kg", "retail_fen_per_kg": .required(name, .nullable(.integer))
            default: .required(name, .integer)
            }
        } + [.required("first_sale_on", .nullable(.day)), .required("last_sale_on", .nullable(.day))]

    private static let report = Shape.object([
        .required("by", .choice(ImpactGrouping.allCases.map(\.rawValue))), .optional("from", .day),
        .optional("to", .day),
        .required(
            "items",
            .array(
                .object(
                    [
                        .required("key", .string), .required("name", .string),
                        .required("names", .object([.required("zh-Hans", .string), .required("en", .string)])),
                    ] + figures))),
        .required("totals", .object(figures)),
        .required("growers_owed_fen", .integer), .required("unbooked_events", .integer),
        .required("incremental", .choice(["not_measured"])),
        .required("ledger", .object([.required("entries", .integer), .required("root", .string)])),
    ])
}
