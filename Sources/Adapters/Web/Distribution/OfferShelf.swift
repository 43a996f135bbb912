import Contracts
import Values

/// What can be bought of the products that an article is about, at this moment.
struct OfferShelf: Sendable {
    let cards: [ProductCard]
    let offers: [ListingOffer]
    let referral: String

    /// The offers of a product, the best price for its weight first.
    func offers(of product: ProductID) -> [ListingOffer] {
        offers.filter { $0.product == product && $0.isOpen }.sorted { left, right in
            let (a, b) = (left.price.fen * right.pack.amount, right.price.fen * left.pack.amount)
            return a == b ? left.id < right.id : a < b
        }
    }

    func link(to listing: ListingID) -> String { "/go/\(referral)?listing=\(listing)" }
}

/// A product with its live offers, as an article's page shows it.
struct ProductOffers {
    let id: String
    let href: String
    let name: String
    let summary: String
    let place: String
    let kind: String
    let picture: CoverPicture?
    let offers: [OfferLine]

    init(_ card: ProductCard, _ shelf: OfferShelf, _ house: House, _ request: WebRequest) {
        let language = request.language
        id = card.id.description
        href = "/products/\(card.slug)"
        name = card.name[language]
        summary = card.summary[language]
        place = card.countyName[language]
        kind = house.renderer.text("common.kind.\(card.kind.rawValue)", request)
        picture = card.picture.map { CoverPicture($0, alternativeText: card.name[language]) }
        offers = shelf.offers(of: card.id).map { OfferLine($0, shelf, house, request) }
    }
}

struct OfferLine {
    let href: String
    let title: String
    let marketplace: String
    let price: String
    let pack: String
    let remaining: String
    let isSoldOut: Bool
    let until: String

    init(_ offer: ListingOffer, _ shelf: OfferShelf, _ house: House, _ request: WebRequest) {
        let language = request.language
        href = shelf.link(to: offer.id)
        title = offer.title
        marketplace = offer.marketplaceName
        price = offer.price.display
        pack = offer.pack.display(language)
        remaining = house.renderer.text(
            "distribution.remaining", request, ["amount": offer.remaining.display(language)])
        isSoldOut = offer.remaining.amount < offer.pack.amount
        until = house.renderer.text("distribution.until", request, ["day": offer.closesOn.description])
    }
}
