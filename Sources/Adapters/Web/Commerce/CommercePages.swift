import Commerce
import Contracts
import Sourcing
import Values

/// The workspace of merchants: shops, listings, orders and what the lots can still give.
struct CommercePages: Sendable {
    let house: House

    var pages: [Page] {
        MarketplacePages(house: house).pages + ListingPages(house: house).pages
            + OrderPages(house: house).pages
            + StockPages(house: house).pages
    }
}

/// Names that several of the pages show.
struct CommerceNames: Sendable {
    let marketplaces: [Marketplace]
    private let products: [ProductID: ProductCard]
    private let lots: [LotID: StockLot]
    private let language: Language

    init(of products: [ProductID], in house: House, _ request: WebRequest) async throws {
        language = request.language
        marketplaces = try await house.rooms.commerce.marketplaces()
        lots = Dictionary(
            uniqueKeysWithValues: try await house.rooms.commerce.stock(limit: 1_000).map { ($0.id, $0) })
        let cards = try await house.rooms.sourcing.cards(of: Array(Set(products)))
        self.products = Dictionary(uniqueKeysWithValues: cards.map { ($0.id, $0) })
    }

    func marketplace(_ id: MarketplaceID) -> String {
        marketplaces.first { $0.id == id }?.name ?? id.description
    }
    func product(_ id: ProductID) -> String { products[id]?.name[language] ?? id.description }
    func lot(_ id: LotID) -> String { lots[id]?.code ?? id.description }
}

/// One choice of a list; used where a form offers some.
struct CommerceChoice {
    let value: String
    let name: String
    let isChosen: Bool
}
