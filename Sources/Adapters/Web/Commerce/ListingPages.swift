import Commerce
import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/desk/listings`: what is offered where.
struct ListingPages: Sendable {
    let house: House

    static let address = "/desk/listings"
    private static let perPage = 50
    private static let fields = [
        "marketplace", "sku", "lot", "title", "price_fen", "pack", "address", "reason",
    ]

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await list(request) },
            .post(Self.address) { request in try await open(request) },
            .get(Self.address + "/{id}", isForMembers: true) { request in try await show(request) },
            .post(Self.address + "/{id}") { request in try await revise(request) },
            .post(Self.address + "/{id}/close") { request in
                try await acting(request, notice: "listing_closed") { id, form, caller in
                    _ = try await house.rooms.commerce.closeListing(id, because: form["reason"], by: caller)
                }
            },
            .post(Self.address + "/{id}/reopen") { request in
                try await acting(request, notice: "listing_reopened") { id, _, caller in
                    _ = try await house.rooms.commerce.reopenListing(id, by: caller)
                }
            },
        ]
    }

    private func list(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: Self.fields) } ?? .none
        let room = house.rooms.commerce
        let found = try await room.listings(after: try request.after(), limit: Self.perPage + 1)
        let names = try await CommerceNames(of: found.map(\.product), in: house, request)
        let lots = try await room.stock(limit: 1_000).filter { $0.withdrawn == nil }
        let cards = try await house.rooms.sourcing.cards(of: lots.map(\.product))
        let page = ListingsPage(
            items: found.prefix(Self.perPage).map { ListingLine($0, names, request) }, isEmpty: found.isEmpty,
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil,
            marketplaces: names.marketplaces.filter { $0.switchedOff == nil }.map { marketplace in
                CommerceChoice(
                    value: marketplace.id.description, name: marketplace.name,
                    isChosen: marketplace.id.description == typed["marketplace"])
            },
            lots: lots.map { lot in
                let product = cards.first { $0.id == lot.product }?.name[request.language] ?? ""
                return CommerceChoice(
                    value: lot.id.description,
                    name: "\(lot.code) · \(product) · \(lot.available.display(request.language))",
                    isChosen: lot.id.description == typed["lot"])
            },
            form: ListingForm(typed, sku: typed["sku"]), problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("commerce/listings", for: request, status: refusal.status, page))
    }

    private func open(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        do {
            guard let marketplace = MarketplaceID(form["marketplace"]) else {
                throw CommerceError.invalid(FieldProblem("marketplace", .required))
            }
            guard let lot = LotID(form["lot"]) else {
                throw CommerceError.invalid(FieldProblem("lot", .required))
            }
            try await house.rooms.commerce.openListing(
                ListingRequest(
                    marketplace: marketplace, sku: form["sku"], lot: lot, offer: try ListingTerms(form)),
                by: try request.caller())
        } catch {
            return try await list(request, refusing: error, typed: form)
        }
        return .redirect(to: Self.address + "?notice=listing_opened")
    }

    private func show(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form? = nil
    ) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: Self.fields) } ?? .none
        let listing = try await house.rooms.commerce.listing(try request.id("id"))
        let names = try await CommerceNames(of: [listing.product], in: house, request)
        let offer = try await house.rooms.commerce.offer(listing.id)
        let page = ListingPage(
            line: ListingLine(listing, names, request),
            packsLeft: offer.map { $0.remaining.amount / listing.pack.amount }.map(String.init) ?? "–",
            form: typed.map { ListingForm($0, sku: listing.sku) } ?? ListingForm(listing),
            problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("commerce/listing", for: request, status: refusal.status, page))
    }

    private func revise(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let id: ListingID = try request.id("id")
        do {
            try await house.rooms.commerce.reviseListing(
                id, to: try ListingTerms(form), expecting: Int64(form["version"]) ?? 0,
                by: try request.caller())
        } catch {
            return try await show(request, refusing: error, typed: form)
        }
        return .redirect(to: "\(Self.address)/\(id)?notice=listing_saved")
    }

    private func acting(
        _ request: WebRequest, notice: String, _ act: (ListingID, Form, Caller) async throws -> Void
    ) async throws -> WebResponse {
        let id: ListingID = try request.id("id")
        do {
            try await act(id, try request.form(), try request.caller())
        } catch {
            return try await show(request, refusing: error)
        }
        return .redirect(to: "\(Self.address)/\(id)?notice=\(notice)")
    }
}

extension ListingTerms {
    /// Reads the form, in which the price is in yuan.
    init(_ form: Form) throws {
        guard let price = Money(plain: form["price"].trimmed ?? "") else {
            throw CommerceError.invalid(FieldProblem("price_fen", .malformed(expected: "28.00")))
        }
        guard let pack = Int64(form["pack"].trimmed ?? "") else {
            throw CommerceError.invalid(FieldProblem("pack", .malformed(expected: "5000")))
        }
        self.init(
            title: form["title"], price: price, pack: pack, address: form["address"],
            returnsAreResellable: form["returns"] == "yes" ? true : form["returns"] == "no" ? false : nil)
    }
}

/// What stands in the form's fields.
struct ListingForm {
    let sku: String
    let title: String
    let price: String
    let pack: String
    let address: String
    let version: String
    let returnsAreResellable: Bool
    let returnsAreLost: Bool

    init(_ form: Form, sku: String) {
        self.sku = sku
        title = form["title"]
        price = form["price"]
        pack = form["pack"]
        address = form["address"]
        version = form["version"]
        returnsAreResellable = form["returns"] == "yes"
        returnsAreLost = form["returns"] == "no"
    }

    init(_ listing: Listing) {
        sku = listing.sku
        title = listing.title
        price = listing.price.plain
        pack = String(listing.pack.amount)
        address = listing.address
        version = String(listing.version)
        returnsAreResellable = listing.returnsAreResellable
        returnsAreLost = !listing.returnsAreResellable
    }
}

struct ListingLine {
    let id: String
    let marketplace: String
    let sku: String
    let title: String
    let product: String
    let lot: String
    let price: String
    let pack: String
    let address: String
    let closed: String?

    init(_ listing: Listing, _ names: CommerceNames, _ request: WebRequest) {
        id = listing.id.description
        marketplace = names.marketplace(listing.marketplace)
        sku = listing.sku
        title = listing.title
        product = names.product(listing.product)
        lot = names.lot(listing.lot)
        price = listing.price.display
        pack = listing.pack.display(request.language)
        address = listing.address
        closed = listing.closed.map { "\($0.at.shanghai) · \($0.reason)" }
    }
}

struct ListingsPage {
    let items: [ListingLine]
    let isEmpty: Bool
    let next: String?
    let marketplaces: [CommerceChoice]
    let lots: [CommerceChoice]
    let form: ListingForm
    let problem: String?
    let errors: [String: String]
}

struct ListingPage {
    let line: ListingLine
    /// How many packs the lot can still give.
    let packsLeft: String
    let form: ListingForm
    let problem: String?
    let errors: [String: String]
}
