import Commerce

/// Marketplaces, listings, orders and stock.
struct CommerceAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        let room = house.rooms.commerce
        return WebhookEndpoint(room: room).endpoints + MarketplaceEndpoints(room: room).endpoints
            + ListingEndpoints(room: room).endpoints + OrderEndpoints(room: room).endpoints
            + StockEndpoints(room: room).endpoints
    }
}
