import Contracts
import HTTPTypes
import Recommendation

/// The feed, and what readers did with it.
struct RecommendationAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] { [feed, events] }

    private var feed: Endpoint {
        let json = FeedJSON(catalogue: house.renderer.catalogue)
        let room = house.rooms.recommendation
        return Endpoint(
            method: .get, path: "/feed",
            summary: "Stories for a reader, best first, each with the reason why; the decision is logged",
            tag: "Recommendation",
            access: .everybody,
            query: [
                .limit,
                .init(
                    "reader", .string, "A reader of your own naming, 1 to 128 characters; without it the cookie counts"),
                .init("region", .string, "The province that the reader chose, by GB/T 2260; else the cookie counts"),
                .init(
                    "advertising", .choice(["personal", "general"]),
                    "Whether advertising may go by the reader's interests; else the cookie and Sec-GPC count"),
            ],
            answer: Self.page
        ) { request in
            let reader = try FeedReader(request, in: room)
            let page = try await room.feed(
                for: reader.reader, in: request.language, limit: try request.limit(default: 10),
                wishes: try FeedReader.wishes(request))
            let answer = WebResponse.bytes(
                json.body(page, in: request.language), type: "application/json; charset=utf-8")
            return reader.greeted(answer, request)
        }
    }

    private var events: Endpoint {
        let room = house.rooms.recommendation
        return Endpoint(
            method: .post, path: "/events",
            summary:
                "Report impressions that came into view or were opened, up to 1,000; answered once they are durable",
            tag: "Recommendation", access: .everybody,
            query: [.init("reader", .string, "Who read, if the reader agrees; without it the cookie counts")],
            body: .object([
                .required(
                    "events",
                    .array(
                        .object([
                            .required("kind", .choice(ReaderReport.Kind.allCases.map(\.rawValue))),
                            .required("impression", .string),
                        ])))
            ]),
            bodyLimit: 256 * 1024, success: .accepted, answer: .object([.required("accepted", .integer)])
        ) { request in
            struct Answer: Encodable { let accepted: Int }
            return try .json(
                Answer(
                    accepted: try await room.record(
                        try ReaderReports.read(request), by: FeedReader.agreeing(request, in: room))),
                status: .accepted)
        }
    }

    private static let page = Shape.object([
        .required(
            "items",
            .array(
                .object([
                    .required("impression", .string), .required("position", .integer), .required("article", article),
                    .required("links", .array(link)),
                    .required("why", .array(.object([.required("reason", .string), .required("text", .string)]))),
                    .optional("promotion", .object([.required("label", .string), .required("advertiser", .string)])),
                ])))
    ])

    private static let article = Shape.object([
        .required("id", .identifier), .required("slug", .string), .required("title", .string),
        .required("summary", .string), .required("language", .choice(["zh-Hans", "en"])),
        .required("kind", .choice(ArticleKind.allCases.map(\.rawValue))), .required("url", .string),
        .required("cover", .nullable(.object([.required("url", .string), .required("alternative_text", .string)]))),
        .required(
            "products",
            .array(
                .object([
                    .required("id", .identifier), .required("slug", .string), .required("name", .string),
                    .required("kind", .choice(ProductKind.allCases.map(\.rawValue))), .required("county", .string),
                    .required("county_name", .string),
                ]))),
    ])

    private static let link = Shape.object([
        .required("listing", .identifier), .required("href", .string), .required("marketplace", .string),
        .required("product", .identifier), .required("price_fen", .integer), .required("currency", .string),
        .required("pack", .integer), .required("unit", .choice(["grams", "places"])),
    ])
}
