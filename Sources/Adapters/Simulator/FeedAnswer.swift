/// What of `GET /api/v1/feed` a reader looks at.
struct FeedAnswer: Decodable, Sendable {
    struct Item: Decodable, Sendable {
        let impression: String
        let article: Article
        let links: [Link]
    }

    struct Article: Decodable, Sendable {
        let id: String
        let slug: String
        let language: String?
        let kind: String?
        let products: [Product]?
    }

    struct Product: Decodable, Sendable {
        let id: String
        let kind: String?
        let county: String?
    }

    struct Link: Decodable, Sendable {
        let listing: String
        let href: String
        let priceFen: Int64?
        let pack: Int64?
        let unit: String?

        enum CodingKeys: String, CodingKey {
            case listing, href, pack, unit
            case priceFen = "price_fen"
        }
    }

    let items: [Item]
}
