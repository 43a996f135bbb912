import Contracts
import Recommendation
import Values

/// The start page: the reader's feed as cards.
struct HomePage {
    struct Item {
        let impression: String
        let address: String
        let title: String
        let summary: String
        let language: String
        let picture: Picture?
        let kind: String?
        let counties: [String]
        let why: [String]
        let offers: [Offer]
        /// Who advertises here; nil where nobody does.
        let advertiser: String?
    }

    struct Picture {
        let small: String
        let medium: String
        let fallback: String
        let alternativeText: String
    }

    struct Offer {
        let address: String
        let label: String
        let detail: String
    }

    let items: [Item]

    init(_ page: FeedPage, _ catalogue: Catalogue, _ language: Language) {
        items = page.items.map { Item($0, catalogue, language) }
    }
}

extension HomePage.Item {
    fileprivate init(_ item: FeedItem, _ catalogue: Catalogue, _ language: Language) {
        let card = item.card
        impression = item.impression
        address = "/articles/\(card.slug)?from=\(item.impression)"
        title = card.title
        summary = card.summary
        self.language = card.language.rawValue
        picture = StoryPicture(card).map(HomePage.Picture.init)
        kind = card.kind == .article ? nil : catalogue.text("recommendation.kind.\(card.kind.rawValue)", language)
        counties = card.products.reduce(into: []) { names, product in
            if !names.contains(product.countyName[language]) { names.append(product.countyName[language]) }
        }
        advertiser = item.advertiser.map {
            catalogue.text("recommendation.advertiser", language, ["name": $0[language]])
        }
        why = item.why.map { $0.text(catalogue, language) }
        offers = item.openOffers.map { place in
            let offer = card.offers[place]
            let product = card.products.first { $0.id == offer.product }?.name[language] ?? ""
            return HomePage.Offer(
                address: "/go/\(item.impression)?listing=\(offer.listing)",
                label: catalogue.text("recommendation.home.buy", language, ["price": offer.price.display]),
                detail: catalogue.text(
                    "recommendation.home.offer", language,
                    ["product": product, "pack": offer.pack.display(language), "marketplace": offer.marketplaceName]))
        }
    }
}
