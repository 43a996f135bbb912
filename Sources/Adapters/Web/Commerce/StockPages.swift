import Commerce
import Contracts
import HTTPTypes
import Values

/// `/desk/stock` and `/desk/oversales`: what each lot has promised and can still give, and what was sold
/// beyond.
struct StockPages: Sendable {
    let house: House

    private static let perPage = 50

    var pages: [Page] {
        [
            .get("/desk/stock", isForMembers: true) { request in try await stock(request) },
            .get("/desk/oversales", isForMembers: true) { request in try await oversales(request) },
        ]
    }

    private func stock(_ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.commerce
        let found = try await room.stock(after: try request.after(), limit: Self.perPage + 1)
        let names = try await CommerceNames(of: found.map(\.product), in: house, request)
        var items: [StockLine] = []
        for lot in found.prefix(Self.perPage) {
            let listings = try await room.listings(lot: lot.id)
            items.append(StockLine(lot, listings, names, house, request))
        }
        let page = StockPage(
            items: items, isEmpty: items.isEmpty,
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil)
        return try house.renderer.page("commerce/stock", for: request, page)
    }

    private func oversales(_ request: WebRequest) async throws -> WebResponse {
        let found = try await house.rooms.commerce.oversold(
            before: try request.after(), limit: Self.perPage + 1, by: try request.caller())
        let names = try await CommerceNames(of: found.map(\.sale.product), in: house, request)
        let page = OversalesPage(
            items: found.prefix(Self.perPage).map { OversaleLine($0, names, request) },
            isEmpty: found.isEmpty,
            next: found.count > Self.perPage ? found[Self.perPage - 1].sale.id.description : nil)
        return try house.renderer.page("commerce/oversales", for: request, page)
    }
}

struct StockLine {
    let id: String
    let code: String
    let product: String
    let confirmed: String
    let promised: String
    let remaining: String
    let oversold: String?
    /// For the bar, in the lot's unit.
    let promisedAmount: String
    let confirmedAmount: String
    let percent: String
    let isNearlySold: Bool
    let isSold: Bool
    let window: String
    let withdrawn: String?
    let listings: [PackLine]

    init(
        _ lot: StockLot, _ listings: [Listing], _ names: CommerceNames, _ house: House, _ request: WebRequest
    ) {
        id = lot.id.description
        code = lot.code
        product = names.product(lot.product)
        confirmed = lot.confirmed.display(request.language)
        promised = lot.promised.display(request.language)
        remaining = lot.remaining.display(request.language)
        oversold = lot.oversold.amount > 0 ? lot.oversold.display(request.language) : nil
        promisedAmount = String(lot.promised.amount)
        confirmedAmount = String(lot.confirmed.amount)
        let share = lot.confirmed.amount == 0 ? 0 : lot.promised.amount * 100 / lot.confirmed.amount
        percent = String(share)
        isSold = lot.remaining.amount == 0
        isNearlySold = share >= 90 && !isSold
        window = "\(lot.opensOn) – \(lot.closesOn)"
        withdrawn = lot.withdrawn.map { "\($0.at.shanghai) · \($0.reason)" }
        self.listings = listings.filter { $0.closed == nil }.map { listing in
            PackLine(
                id: listing.id.description, marketplace: names.marketplace(listing.marketplace),
                sku: listing.sku,
                packsLeft: String(lot.available.amount / listing.pack.amount))
        }
    }
}

struct PackLine {
    let id: String
    let marketplace: String
    let sku: String
    let packsLeft: String
}

struct StockPage {
    let items: [StockLine]
    let isEmpty: Bool
    let next: String?
}

struct OversaleLine {
    let order: String
    let name: String
    let marketplace: String
    let product: String
    let lot: String
    let oversold: String
    let createdAt: String

    init(_ oversale: Oversale, _ names: CommerceNames, _ request: WebRequest) {
        order = oversale.order.id.description
        name = oversale.order.name
        marketplace = names.marketplace(oversale.order.marketplace)
        product = names.product(oversale.sale.product)
        lot = names.lot(oversale.sale.lot)
        oversold = Quantity(
            amount: oversale.sale.oversold - oversale.sale.oversoldRestored, unit: oversale.sale.pack.unit
        ).display(request.language)
        createdAt = oversale.order.createdAt.shanghai
    }
}

struct OversalesPage {
    let items: [OversaleLine]
    let isEmpty: Bool
    let next: String?
}
