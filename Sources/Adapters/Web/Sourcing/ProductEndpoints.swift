import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/products` and `/counties`
struct ProductEndpoints: Sendable {
    let house: House

    private var room: SourcingRoom { house.rooms.sourcing }

    var endpoints: [Endpoint] { [list, show, add, revise, confirmFact, withdrawFact, counties] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/products", summary: "Products of which a lot was confirmed, newest first",
            tag: "Sourcing",
            access: .everybody,
            query: [
                .limit, .after, .init("kind", .choice(ProductKind.allCases.map(\.rawValue)), "Only this kind"),
                .init("county", .string, "Only of this county (six digits)"),
            ], answer: .page(of: ProductAnswer.shape)
        ) { request in
            let limit = try request.limit()
            let kind = try request.query["kind"].map { text in
                guard let kind = ProductKind(rawValue: text) else { throw Problem.badQuery("kind", .unknown(text)) }
                return kind
            }
            let county = try request.query["county"].map { code in
                guard County.find(code) != nil else { throw Problem.badQuery("county", .unknown(code)) }
                return code
            }
            let found = try await room.products(
                ProductFilter(kind: kind, county: county, isConfirmed: true), before: try request.after(),
                limit: limit + 1)
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(ProductAnswer.init),
                    next: found.count > limit ? found[limit - 1].product.id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/products/{id}", summary: "One product with its facts and lots", tag: "Sourcing",
            access: .everybody, answer: ProductAnswer.shape
        ) { request in
            let file = try await room.product(try request.id("id"))
            return try .json(ProductAnswer(file)).etag(String(file.product.version))
        }
    }

    private struct New: Decodable {
        let kind: ProductKind
        let slug: Slug
        let name: Localized
        let summary: Localized
        let county: String
        let organization: OrganizationID?
        let picture: MediaID?
    }

    private static let words: [Shape.Field] = [
        .required("name", .localized), .required("summary", .localized), .required("county", .string),
        .optional("picture", .nullable(.identifier)),
    ]

    private var add: Endpoint {
        Endpoint(
            method: .post, path: "/products", summary: "Enters a product; for a nominator or an assessor",
            tag: "Sourcing",
            body: .object(
                [
                    .required("kind", .choice(ProductKind.allCases.map(\.rawValue))), .required("slug", .string),
                    .optional("organization", .nullable(.identifier)),
                ] + Self.words), isIdempotent: true, success: .created, answer: ProductAnswer.shape
        ) { request in
            let caller = try request.caller()
            let new = try request.json(New.self)
            let product = try await room.describeProduct(
                ProductDescription(
                    kind: new.kind, slug: new.slug, name: new.name, summary: new.summary, county: new.county,
                    organization: new.organization ?? caller.organization, picture: new.picture), by: caller)
            let file = try await room.product(product.id)
            return try .json(ProductAnswer(file), status: .created).etag(String(product.version))
        }
    }

    private struct Revision: Decodable {
        let name: Localized
        let summary: Localized
        let county: String
        let picture: MediaID?
    }

    private var revise: Endpoint {
        Endpoint(
            method: .put, path: "/products/{id}", summary: "Describes a product anew; needs If-Match", tag: "Sourcing",
            body: .object(Self.words), isConditional: true, answer: ProductAnswer.shape
        ) { request in
            let id: ProductID = try request.id("id")
            let before = try await room.product(id).product
            try request.requireMatch(String(before.version))
            let new = try request.json(Revision.self)
            let product = try await room.reviseProduct(
                id, to: ProductRevision(name: new.name, summary: new.summary, county: new.county, picture: new.picture),
                expecting: before.version, by: try request.caller())
            return try .json(ProductAnswer(try await room.product(id))).etag(String(product.version))
        }
    }

    private struct NewFactBody: Decodable {
        let fact: FactBody
        let grounds: String
    }

    private var confirmFact: Endpoint {
        Endpoint(
            method: .post, path: "/products/{id}/facts",
            summary: "Confirms a fact that changed; it replaces the one of its name", tag: "Sourcing",
            body: .object([.required("fact", FactBody.shape), .required("grounds", .string)]), isIdempotent: true,
            success: .created, answer: FactAnswer.shape
        ) { request in
            let body = try request.json(NewFactBody.self)
            let fact = try await room.confirmFact(
                try body.fact.fact("fact."), of: try request.id("id"), because: body.grounds, by: try request.caller())
            return try .json(FactAnswer(fact), status: .created)
        }
    }

    private struct Reason: Decodable {
        let reason: String
    }

    private var withdrawFact: Endpoint {
        Endpoint(
            method: .post, path: "/facts/{id}/withdrawals", summary: "Says that a fact is true no longer",
            tag: "Sourcing",
            body: .object([.required("reason", .string)]), answer: FactAnswer.shape
        ) { request in
            let body = try request.json(Reason.self)
            return try .json(
                FactAnswer(
                    try await room.withdrawFact(try request.id("id"), because: body.reason, by: try request.caller())))
        }
    }

    private struct CountyAnswer: Encodable {
        let code: String
        let revision: String
        let name: Localized
        let place: Localized

        init(_ county: County) {
            code = county.code.code
            revision = county.code.revision
            name = county.name
            place = county.place
        }
    }

    private var counties: Endpoint {
        Endpoint(
            method: .get, path: "/counties", summary: "Counties of today by code or name", tag: "Sourcing",
            access: .everybody,
            query: [.limit, .init("query", .string, "The beginning of the code, or a part of the name")],
            answer: .page(
                of: .object([
                    .required("code", .string), .required("revision", .string), .required("name", .localized),
                    .required("place", .localized),
                ]))
        ) { request in
            let found = County.matching(request.query["query"] ?? "", limit: try request.limit())
            return try .json(PageOf(items: found.map(CountyAnswer.init)))
        }
    }
}
