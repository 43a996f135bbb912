import Channels
import Commerce
import Contracts
import FoundationEssentials
import HTTPTypes
import Sourcing
import Values

/// What the public sees of products: `/products` and `/products/{slug}`.
struct ProductPages: Sendable {
    let house: House

    var pages: [Page] { [.get("/products", list), .get("/products/{slug}", show)] }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        let limit = 24
        let found = try await house.rooms.sourcing.products(
            ProductFilter(isConfirmed: true), before: try request.after(), limit: limit + 1)
        let files = Array(found.prefix(limit))
        let offers = try await house.rooms.commerce.offers(of: files.map(\.product.id))
        let model = ProductList(
            items: files.map { file in
                ProductTile(file, offers.filter { $0.product == file.product.id }, house, request)
            },
            hasItems: !files.isEmpty, next: found.count > limit ? files[limit - 1].product.id.description : nil)
        return try house.renderer.page("sourcing/products", for: request, model)
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        guard let slug = Slug(request.parameters["slug"] ?? ""),
            let file = try await house.rooms.sourcing.product(slug), !file.lots.isEmpty
        else { throw Problem.notFound }
        let id = file.product.id
        async let offers = house.rooms.commerce.offers(of: [id])
        async let visits = house.rooms.sourcing.visits(of: id)
        async let stories = house.rooms.site.page(product: id, limit: 20)
        guard let card = try await house.rooms.sourcing.cards(of: [id]).first else { throw Problem.notFound }
        let page = ProductPage(
            file, card: card, offers: try await offers, visits: try await visits, stories: try await stories, house,
            request)
        return try house.renderer.page("sourcing/product", for: request, page)
    }
}

struct ProductList {
    let items: [ProductTile]
    let hasItems: Bool
    let next: String?
}

/// A product in a list.
struct ProductTile {
    let slug: String
    let name: String
    let summary: String
    let kind: String
    let county: String
    let picture: String?
    let left: String?

    init(_ file: ProductFile, _ offers: [ListingOffer], _ house: House, _ request: WebRequest) {
        let product = file.product
        slug = product.slug.description
        name = product.name[request.language]
        summary = product.summary[request.language]
        kind = house.renderer.text("common.kind.\(product.kind.rawValue)", request)
        county = product.placeName(request.language)
        picture = product.picture.map { "/media/\($0)/640.webp" }
        let open = offers.filter { $0.isOpen && $0.remaining.amount >= $0.pack.amount }
        if let offer = open.max(by: { $0.remaining.amount < $1.remaining.amount }) {
            left = house.renderer.text(
                "sourcing.products.left", request,
                ["left": offer.remaining.display(request.language), "day": offer.closesOn.description])
        } else if !offers.isEmpty {
            left = house.renderer.text("sourcing.products.sold_out", request)
        } else {
            left = nil
        }
    }
}

extension Product {
    /// `湖南省保靖县`
    func placeName(_ language: Language) -> String { countyNames?.place[language] ?? county.code }
}
