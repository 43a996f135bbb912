import Commerce
import Contracts
import HTTPTypes
import Values

/// `/listings`
struct ListingEndpoints: Sendable {
    let room: CommerceRoom

    var endpoints: [Endpoint] { [list, show, open, revise, close, reopen] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/listings",
            summary: "What is offered where, oldest first; closed listings included",
            tag: "Commerce", access: .everybody,
            query: [
                .init("marketplace", .identifier, "Only those of this marketplace"),
                .init("product", .identifier, "Only those of this product"),
                .init("lot", .identifier, "Only those that draw on this lot"), .limit, .after,
            ],
            answer: .page(of: ListingAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.listings(
                of: try request.filter("marketplace"), product: try request.filter("product"),
                lot: try request.filter("lot"), after: try request.after(), limit: limit + 1)
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(ListingAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/listings/{id}", summary: "One listing", tag: "Commerce", access: .everybody,
            answer: ListingAnswer.shape
        ) { [room] request in
            try answer(try await room.listing(try request.id("id")))
        }
    }

    private struct New: Decodable {
        let marketplace: MarketplaceID
        let sku: String
        let lot: LotID
    }

    private struct Terms: Decodable {
        let title: String
        let priceFen: Int64
        let pack: Int64
        let address: String
        let returnsAreResellable: Bool?

        var terms: ListingTerms {
            ListingTerms(
                title: title, price: .fen(priceFen), pack: pack, address: address,
                returnsAreResellable: returnsAreResellable)
        }

        static let fields: [Shape.Field] = [
            .required("title", .string), .required("price_fen", .integer), .required("pack", .integer),
            .required("address", .string), .optional("returns_are_resellable", .boolean),
        ]
    }

    private var open: Endpoint {
        Endpoint(
            method: .post, path: "/listings", summary: "Offers a lot on a marketplace under a SKU",
            tag: "Commerce",
            body: .object(
                [
                    .required("marketplace", .identifier), .required("sku", .string),
                    .required("lot", .identifier),
                ]
                    + Terms.fields),
            isIdempotent: true, success: .created, answer: ListingAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let listing = try await room.openListing(
                ListingRequest(
                    marketplace: new.marketplace, sku: new.sku, lot: new.lot,
                    offer: try request.json(Terms.self).terms),
                by: try request.caller())
            return try answer(listing, status: .created)
        }
    }

    private var revise: Endpoint {
        Endpoint(
            method: .put, path: "/listings/{id}", summary: "Changes what is offered; needs If-Match",
            tag: "Commerce",
            body: .object(Terms.fields), isConditional: true, answer: ListingAnswer.shape
        ) { [room] request in
            let caller = try request.caller()
            let before = try await room.listing(try request.id("id"))
            try request.requireMatch(String(before.version))
            let after = try await room.reviseListing(
                before.id, to: try request.json(Terms.self).terms, expecting: before.version, by: caller)
            return try answer(after)
        }
    }

    private var close: Endpoint {
        Endpoint(
            method: .post, path: "/listings/{id}/close", summary: "Ends an offer", tag: "Commerce",
            body: .object([.required("reason", .string)]), answer: ListingAnswer.shape
        ) { [room] request in
            let reason = try request.json(ReasonBody.self).reason
            return try answer(
                try await room.closeListing(try request.id("id"), because: reason, by: try request.caller()))
        }
    }

    private var reopen: Endpoint {
        Endpoint(
            method: .post, path: "/listings/{id}/reopen", summary: "Offers it again as it was",
            tag: "Commerce",
            answer: ListingAnswer.shape
        ) { [room] request in
            try answer(try await room.reopenListing(try request.id("id"), by: try request.caller()))
        }
    }

    private func answer(_ listing: Listing, status: HTTPResponse.Status = .ok) throws -> WebResponse {
        try WebResponse.json(ListingAnswer(listing), status: status).etag(String(listing.version))
    }
}

extension WebRequest {
    /// An identifier in the query by which a list is narrowed.
    func filter<Thing>(_ name: String) throws -> Identifier<Thing>? {
        guard let text = query[name] else { return nil }
        guard let id = Identifier<Thing>(text) else {
            throw Problem.badQuery(name, .malformed(expected: "123"))
        }
        return id
    }
}

struct ListingAnswer: Encodable, Sendable {
    let id: ListingID
    let marketplace: MarketplaceID
    let sku: String
    let product: ProductID
    let lot: LotID
    let title: String
    let priceFen: Int64
    let currency: String
    /// In the unit beside it.
    let pack: Int64
    let unit: String
    let address: String
    let returnsAreResellable: Bool
    let version: Int64
    let openedAt: String
    let closedAt: String?
    let closedReason: String?

    static let shape = Shape.object([
        .required("id", .identifier), .required("marketplace", .identifier), .required("sku", .string),
        .required("product", .identifier), .required("lot", .identifier), .required("title", .string),
        .required("price_fen", .integer), .required("currency", .string), .required("pack", .integer),
        .required("unit", .choice(Unit.allCases.map(\.rawValue))), .required("address", .string),
        .required("returns_are_resellable", .boolean), .required("version", .integer),
        .required("opened_at", .string), .optional("closed_at", .string), .optional("closed_reason", .string),
    ])

    init(_ listing: Listing) {
        id = listing.id
        marketplace = listing.marketplace
        sku = listing.sku
        product = listing.product
        lot = listing.lot
        title = listing.title
        priceFen = listing.price.fen
        currency = listing.price.currency.rawValue
        pack = listing.pack.amount
        unit = listing.pack.unit.rawValue
        address = listing.address
        returnsAreResellable = listing.returnsAreResellable
        version = listing.version
        openedAt = listing.openedAt.iso8601
        closedAt = listing.closed?.at.iso8601
        closedReason = listing.closed?.reason
    }
}
