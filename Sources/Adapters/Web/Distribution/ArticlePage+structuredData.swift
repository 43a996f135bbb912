import Contracts
import Media
import Values

extension ArticlePage {
    /// What search engines read (schema.org in JSON-LD): the article, and each product with its offers of the moment.
    static func structuredData(of edition: Edition, at address: String, _ shelf: OfferShelf, _ house: House) -> String {
        let article = self.article(edition, at: address, shelf, house)
        let products = shelf.cards.map { product($0, edition.language, shelf, house) }
        return StructuredData.object([
            ("@context", "https://schema.org"), ("@graph", .list([article] + products)),
        ]).text
    }

    private static func article(
        _ edition: Edition, at address: String, _ shelf: OfferShelf, _ house: House
    ) -> StructuredData {
        var fields: [(String, StructuredData)] = [
            ("@type", "Article"), ("@id", .text(address)), ("url", .text(address)), ("headline", .text(edition.title)),
            ("description", .text(edition.summary)), ("inLanguage", .text(edition.language.rawValue)),
            ("datePublished", .text(edition.firstPublishedAt.iso8601)),
            ("dateModified", .text(edition.updatedAt.iso8601)),
            ("author", .object([("@type", "Person"), ("name", .text(edition.authorName))])),
            (
                "publisher",
                .object([("@type", "Organization"), ("name", "Terrace"), ("url", .text(house.baseAddress))])
            ),
        ]
        if let cover = edition.cover {
            fields.append(
                ("image", .text(house.baseAddress + MediaAddress.picture(cover.media, .large, .jpeg))))
        }
        if !edition.films.isEmpty {
            let films = edition.films.map { film -> StructuredData in
                .object([
                    ("@type", "VideoObject"), ("name", .text(edition.title)), ("description", .text(edition.summary)),
                    ("contentUrl", .text(house.baseAddress + MediaAddress.film(film))),
                    ("uploadDate", .text(edition.firstPublishedAt.iso8601)),
                ])
            }
            fields.append(("video", .list(films)))
        }
        if !shelf.cards.isEmpty {
            fields.append(
                (
                    "about",
                    .list(shelf.cards.map { .object([("@id", .text(house.baseAddress + "/products/\($0.slug)"))]) })
                ))
        }
        return .object(fields)
    }

    static func product(
        _ card: ProductCard, _ language: Language, _ shelf: OfferShelf, _ house: House
    ) -> StructuredData {
        let address = house.baseAddress + "/products/\(card.slug)"
        var fields: [(String, StructuredData)] = [
            ("@type", "Product"), ("@id", .text(address)), ("url", .text(address)),
            ("name", .text(card.name[language])), ("description", .text(card.summary[language])),
            (
                "countryOfOrigin", .object([("@type", "Country"), ("name", "CN")])
            ),
        ]
        if let picture = card.picture {
            fields.append(("image", .text(house.baseAddress + MediaAddress.picture(picture, .large, .jpeg))))
        }
        let offers = shelf.offers(of: card.id)
        if let lowest = offers.map(\.price.fen).min(), let highest = offers.map(\.price.fen).max(),
            let currency = offers.first?.price.currency
        {
            fields.append(
                (
                    "offers",
                    .object([
                        ("@type", "AggregateOffer"), ("priceCurrency", .text(currency.rawValue)),
                        ("lowPrice", .text(Money(fen: lowest, currency: currency).plain)),
                        ("highPrice", .text(Money(fen: highest, currency: currency).plain)),
                        ("offerCount", .number(offers.count)), ("offers", .list(offers.map { offer($0, house) })),
                    ])
                ))
        }
        return .object(fields)
    }

    private static func offer(_ offer: ListingOffer, _ house: House) -> StructuredData {
        let isThere = offer.remaining.amount >= offer.pack.amount
        return .object([
            ("@type", "Offer"), ("name", .text(offer.title)), ("price", .text(offer.price.plain)),
            ("priceCurrency", .text(offer.price.currency.rawValue)), ("sku", .text(offer.sku)),
            ("availability", .text("https://schema.org/" + (isThere ? "InStock" : "SoldOut"))),
            ("priceValidUntil", .text(offer.closesOn.description)), ("url", .text(offer.address)),
            ("seller", .object([("@type", "Organization"), ("name", .text(offer.marketplaceName))])),
        ])
    }
}
