import Commerce
import Contracts
import Sourcing
import Values
import Web

/// The shop of the demonstration, on the marketplace of our story.
struct DemoShop: Sendable {
    let rooms: Rooms
    let cast: Cast
    let address: String

    struct Outcome: Sendable {
        let marketplace: MarketplaceID
        let secret: String
        let listings: [Listing]
    }

    func open(_ season: Season.Outcome) async throws -> Outcome {
        let merchant = cast.caller("merchant")
        let name = "京东（演示）"
        let marketplace: MarketplaceID
        let secret: String
        if let found = try await rooms.commerce.marketplaces().first(where: { $0.name == name }) {
            // The secret was told once, to a start that was cut off: a new one takes its place.
            marketplace = found.id
            secret = try await rooms.commerce.rotateSecret(of: found.id, by: merchant)
        } else {
            let opened = try await rooms.commerce.openMarketplace(
                MarketplaceRequest(name: name, kind: "shopify", address: "https://shop.example"), by: merchant)
            marketplace = opened.marketplace.id
            secret = opened.secret
        }
        var listings = try await rooms.commerce.listings(of: marketplace)
        for (harvest, product) in zip(Harvest.all, season.products)
        where !listings.contains(where: { $0.sku == harvest.sku }) {
            guard let lot = product.file.lots.first else { continue }
            listings.append(
                try await rooms.commerce.openListing(
                    ListingRequest(
                        marketplace: marketplace, sku: harvest.sku, lot: lot.id,
                        offer: ListingTerms(
                            title: "\(harvest.name.chinese) \(Quantity.grams(harvest.packGrams).display(.chinese))",
                            price: harvest.price, pack: harvest.packGrams,
                            address: "https://shop.example/item/\(harvest.sku)")),
                    by: merchant))
        }
        return Outcome(marketplace: marketplace, secret: secret, listings: listings)
    }
}
