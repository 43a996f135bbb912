import Authoring
import Commerce
import Contracts
import Distribution
import HTTPTypes
import Values

/// `/desk/orders`: every order, and for each its story from the shop's messages to the postings.
struct OrderPages: Sendable {
    let house: House

    static let address = "/desk/orders"
    private static let perPage = 50

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await list(request) },
            .get(Self.address + "/{id}", isForMembers: true) { request in try await show(request) },
        ]
    }

    private func list(_ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.commerce
        let chosen = request.query["marketplace"].flatMap { MarketplaceID($0) }
        let found = try await room.orders(
            of: chosen, before: try request.after(), limit: Self.perPage + 1, by: try request.caller())
        let names = try await CommerceNames(of: [], in: house, request)
        let page = OrdersPage(
            items: found.prefix(Self.perPage).map { OrderLine($0, names, house, request) },
            isEmpty: found.isEmpty,
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil,
            filter: chosen.map { "&marketplace=\($0)" } ?? "", isUnfiltered: chosen == nil,
            marketplaces: names.marketplaces.map { marketplace in
                CommerceChoice(
                    value: marketplace.id.description, name: marketplace.name,
                    isChosen: marketplace.id == chosen)
            })
        return try house.renderer.page("commerce/orders", for: request, page)
    }

    private func show(_ request: WebRequest) async throws -> WebResponse {
        let story = try await house.rooms.commerce.order(try request.id("id"), by: try request.caller())
        let names = try await CommerceNames(of: story.sales.map(\.product), in: house, request)
        let credit = try await CreditLine(story.order.credit, house, request)
        let page = OrderPage(story, names, credit, house, request)
        return try house.renderer.page("commerce/order", for: request, page)
    }
}

struct OrderLine {
    let id: String
    let name: String
    let marketplace: String
    let status: String
    let createdAt: String
    let total: String
    let refunded: String?
    let isCancelled: Bool
    let isCredited: Bool

    init(_ order: Order, _ names: CommerceNames, _ house: House, _ request: WebRequest) {
        id = order.id.description
        name = order.name
        marketplace = names.marketplace(order.marketplace)
        status = house.renderer.text("commerce.status.\(order.status.rawValue)", request)
        createdAt = order.createdAt.shanghai
        total = order.total.display
        refunded = order.refunded.fen > 0 ? order.refunded.display : nil
        isCancelled = order.cancelledAt != nil
        isCredited = order.credit != .unattributed
    }
}

struct OrdersPage {
    let items: [OrderLine]
    let isEmpty: Bool
    let next: String?
    /// Goes on the address of the next page.
    let filter: String
    let isUnfiltered: Bool
    let marketplaces: [CommerceChoice]
}

/// What an order is credited to, by name.
struct CreditLine {
    let article: String?
    /// Where the article stands; nil when it is published no longer.
    let address: String?
    let channel: String?
    let evidence: String

    init(_ credit: SaleCredit, _ house: House, _ request: WebRequest) async throws {
        evidence = house.renderer.text("commerce.evidence.\(credit.evidence)", request)
        if let id = credit.article {
            let edition = try await house.rooms.authoring.edition(of: id)
            article = edition?.title ?? id.description
            address = edition.map { "/articles/\($0.slug)" }
        } else {
            article = nil
            address = nil
        }
        if let id = credit.channel {
            let channels = try await house.rooms.distribution.channelList()
            channel = channels.first { $0.channel.id == id }?.channel.name ?? id.description
        } else {
            channel = nil
        }
    }
}
