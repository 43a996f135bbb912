import Contracts
import Media
import Recommendation
import Synchronization
import Values

/// Writes a page of the feed as JSON out of pieces that are made once: for each card and language what stands before and
/// behind the impression, for each reason its text. So a request copies bytes, and encodes nothing but positions.
final class FeedJSON: Sendable {
    private struct Key: Hashable {
        let stamp: Int64
        let language: Language
    }

    private struct Told: Hashable {
        let reason: Reason
        let language: Language
    }

    private struct Pieces {
        var cards: [Key: CardPieces] = [:]
        var reasons: [Told: [UInt8]] = [:]
    }

    /// When more than these are kept, all are thrown away: those still in use are made again.
    private static let most = 8_192
    private let catalogue: Catalogue
    private let pieces = Mutex(Pieces())

    init(catalogue: Catalogue) { self.catalogue = catalogue }

    func body(_ page: FeedPage, in language: Language) -> [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(64 + page.items.count * 1_400)
        json.append("{\"items\":[")
        for item in page.items {
            if item.position > 0 { json.append(",") }
            card(item.card, language).append(item, to: &json)
            for (place, reason) in item.why.enumerated() {
                if place > 0 { json.append(",") }
                json += text(of: reason, language)
            }
            json.append("]")
            if let advertiser = item.advertiser { promotion(advertiser, language, to: &json) }
            json.append("}")
        }
        json.append("]}")
        return json
    }

    /// Advertising is marked as such, with who advertises (Advertising Law of the PRC, article 14).
    private func promotion(_ advertiser: Localized, _ language: Language, to json: inout [UInt8]) {
        json.append(",\"promotion\":{\"advertiser\":")
        json.append(json: advertiser[language])
        json.append(",\"label\":")
        json.append(json: catalogue.text("recommendation.advertisement", language))
        json.append("}")
    }

    private func card(_ card: StoryCard, _ language: Language) -> CardPieces {
        let key = Key(stamp: card.stamp, language: language)
        if let known = pieces.withLock({ $0.cards[key] }) { return known }
        let made = CardPieces(card, language)
        pieces.withLock { pieces in
            if pieces.cards.count >= Self.most { pieces.cards = [:] }
            pieces.cards[key] = made
        }
        return made
    }

    private func text(of reason: Reason, _ language: Language) -> [UInt8] {
        let key = Told(reason: reason, language: language)
        if let known = pieces.withLock({ $0.reasons[key] }) { return known }
        var made: [UInt8] = []
        made.append("{\"reason\":")
        made.append(json: reason.name)
        made.append(",\"text\":")
        made.append(json: reason.text(catalogue, language))
        made.append("}")
        pieces.withLock { pieces in
            if pieces.reasons.count >= Self.most { pieces.reasons = [:] }
            pieces.reasons[key] = made
        }
        return made
    }
}

/// The JSON of one item around what changes: the impression, the position, and which offers are open.
private final class CardPieces: Sendable {
    /// `{"article":{…},"impression":"`
    private let article: [UInt8]
    /// For each offer what stands before and behind the impression in its address.
    private let offers: [(before: [UInt8], behind: [UInt8])]

    init(_ card: StoryCard, _ language: Language) {
        var json: [UInt8] = []
        json.append("{\"article\":{\"cover\":")
        json.append(cover: card)
        json.append(",\"id\":")
        json.append(json: card.article.description)
        json.append(",\"kind\":")
        json.append(json: card.kind.rawValue)
        json.append(",\"language\":")
        json.append(json: card.language.rawValue)
        json.append(",\"products\":[")
        for (place, product) in card.products.enumerated() {
            if place > 0 { json.append(",") }
            json.append(product, language)
        }
        json.append("],\"slug\":")
        json.append(json: card.slug.description)
        json.append(",\"summary\":")
        json.append(json: card.summary)
        json.append(",\"title\":")
        json.append(json: card.title)
        json.append(",\"url\":")
        json.append(json: "/articles/\(card.slug)")
        json.append("},\"impression\":\"")
        article = json
        offers = card.offers.map(Self.pieces)
    }

    func append(_ item: FeedItem, to json: inout [UInt8]) {
        json += article
        json += item.impression.utf8
        json.append("\",\"links\":[")
        for (place, offer) in item.openOffers.enumerated() {
            if place > 0 { json.append(",") }
            json += offers[offer].before
            json += item.impression.utf8
            json += offers[offer].behind
        }
        json.append("],\"position\":")
        json += String(item.position).utf8
        json.append(",\"why\":[")
    }

    private static func pieces(of offer: StoryOffer) -> (before: [UInt8], behind: [UInt8]) {
        var before: [UInt8] = []
        before.append("{\"currency\":")
        before.append(json: offer.price.currency.rawValue)
        before.append(",\"href\":\"/go/")
        var behind: [UInt8] = []
        behind += "?listing=\(offer.listing)\",\"listing\":\"\(offer.listing)\",\"marketplace\":".utf8
        behind.append(json: offer.marketplaceName)
        behind +=
            ",\"pack\":\(offer.pack.amount),\"price_fen\":\(offer.price.fen),\"product\":\"\(offer.product)\"".utf8
        behind += ",\"unit\":\"\(offer.pack.unit.rawValue)\"}".utf8
        return (before, behind)
    }
}

extension [UInt8] {
    fileprivate mutating func append(cover card: StoryCard) {
        guard let picture = StoryPicture(card) else { return append("null") }
        append("{\"alternative_text\":")
        append(json: picture.alternativeText)
        append(",\"url\":")
        append(json: picture.address)
        append("}")
    }

    fileprivate mutating func append(_ product: ProductCard, _ language: Language) {
        append("{\"county\":")
        append(json: product.county.code)
        append(",\"county_name\":")
        append(json: product.countyName[language])
        append(",\"id\":")
        append(json: product.id.description)
        append(",\"kind\":")
        append(json: product.kind.rawValue)
        append(",\"name\":")
        append(json: product.name[language])
        append(",\"slug\":")
        append(json: product.slug.description)
        append("}")
    }

    mutating func append(_ text: StaticString) { text.withUTF8Buffer { append(contentsOf: $0) } }

    /// A JSON string, quoted (RFC 8259 §7).
    mutating func append(json text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0..<0x20:
                append("\\u00")
                append(contentsOf: hexadecimal([byte]).utf8)
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}

/// The picture of a story in a list: the article's cover, else its first product's picture.
struct StoryPicture {
    let media: MediaID
    let alternativeText: String

    init?(_ card: StoryCard) {
        if let cover = card.cover {
            media = cover.media
            alternativeText = cover.alternativeText
        } else if let product = card.products.first(where: { $0.picture != nil }), let picture = product.picture {
            media = picture
            alternativeText = product.name[card.language]
        } else {
            return nil
        }
    }

    var address: String { MediaAddress.picture(media, .medium, .webp) }
}
