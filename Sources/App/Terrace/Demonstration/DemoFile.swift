import Commerce
import Contracts
import Foundation
import Sourcing
import Values

/// `demo.json`: what a client needs to play with the demonstration.
struct DemoFile: Codable, Sendable {
    struct Listing: Codable, Sendable {
        let id: String
        let sku: String
        let product: String
        let lot: String
        let price_fen: Int64
        let pack_grams: Int64
    }

    struct Lot: Codable, Sendable {
        let id: String
        let code: String
        let grams: Int64
    }

    struct Named: Codable, Sendable {
        let id: String
        let slug: String
    }

    var base_url: String
    let tokens: [String: String]
    let accounts: [Cast.Account]
    let marketplace: String
    let webhook_path: String
    let webhook_secret: String
    let listings: [Listing]
    let articles: [Named]
    let products: [Named]
    let lots: [Lot]
    /// Nil in files of older demonstrations.
    let campaign: String?

    init(
        address: String, tokens: [String: String], accounts: [Cast.Account], shop: DemoShop.Outcome,
        season: Season.Outcome, stories: [Stories.Story], campaign: CampaignID?
    ) {
        base_url = address
        self.tokens = tokens
        self.accounts = accounts
        marketplace = shop.marketplace.description
        webhook_path = "/api/v1/marketplaces/\(shop.marketplace)/webhooks"
        webhook_secret = shop.secret
        listings = shop.listings.map {
            Listing(
                id: $0.id.description, sku: $0.sku, product: $0.product.description, lot: $0.lot.description,
                price_fen: $0.price.fen, pack_grams: $0.pack.amount)
        }
        articles = stories.map { Named(id: $0.article.description, slug: $0.slug.description) }
        products = season.products.map { Named(id: $0.file.product.id.description, slug: $0.slug.description) }
        lots = season.products.flatMap(\.file.lots).map {
            Lot(id: $0.id.description, code: $0.terms.code, grams: $0.terms.quantity.amount)
        }
        self.campaign = campaign?.description
    }

    /// Nil when there is none, or none that can be read.
    static func read(_ path: String) -> DemoFile? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? JSONDecoder().decode(DemoFile.self, from: data)
    }

    var isComplete: Bool {
        !tokens.isEmpty && !listings.isEmpty && !articles.isEmpty && !products.isEmpty && !lots.isEmpty
    }

    func moved(to address: String) -> DemoFile {
        var copy = self
        copy.base_url = address
        return copy
    }

    func write(_ path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try writePrivately(try encoder.encode(self), to: path)
    }
}
