public import Values

/// A product as other rooms show it.
public struct ProductCard: Hashable, Sendable, Codable {
    public let id: ProductID
    public let slug: Slug
    public let kind: ProductKind
    public let name: Localized
    public let summary: Localized
    public let county: CountyCode
    public let countyName: Localized
    public let organization: OrganizationID
    /// A picture of it, if there is one.
    public let picture: MediaID?

    public init(
        id: ProductID, slug: Slug, kind: ProductKind, name: Localized, summary: Localized, county: CountyCode,
        countyName: Localized, organization: OrganizationID, picture: MediaID?
    ) {
        self.id = id
        self.slug = slug
        self.kind = kind
        self.name = name
        self.summary = summary
        self.county = county
        self.countyName = countyName
        self.organization = organization
        self.picture = picture
    }
}

/// Answered by Sourcing.
public protocol ProductCatalog: Sendable {
    /// The cards of those products that exist, in the order asked.
    func cards(of products: [ProductID]) async throws -> [ProductCard]
}

/// A confirmed fact as a text shows it.
public struct ConfirmedFact: Hashable, Sendable, Codable {
    public let id: FactID
    public let product: ProductID
    public let name: String
    /// The value with its unit, ready to be read: `¥28.00`, `5 kg`, `湖南保靖`.
    public let text: Localized
    public let confirmedAt: Instant
    /// Nil when it does not lapse.
    public let expiresOn: Day?

    public init(
        id: FactID, product: ProductID, name: String, text: Localized, confirmedAt: Instant, expiresOn: Day?
    ) {
        self.id = id
        self.product = product
        self.name = name
        self.text = text
        self.confirmedAt = confirmedAt
        self.expiresOn = expiresOn
    }
}

/// Answered by Sourcing.
public protocol FactBook: Sendable {
    /// The facts of a product that hold on a day.
    func facts(of product: ProductID, on day: Day) async throws -> [ConfirmedFact]
}

/// An offer of a product on a marketplace.
public struct ListingOffer: Hashable, Sendable, Codable {
    public let id: ListingID
    public let marketplace: MarketplaceID
    public let marketplaceName: String
    public let product: ProductID
    public let lot: LotID
    public let sku: String
    public let title: String
    public let price: Money
    public let pack: Quantity
    /// The shop's page; `rid=…` is added to it.
    public let address: String
    /// What the lot can still give, over all listings.
    public let remaining: Quantity
    public let closesOn: Day
    public let isOpen: Bool

    public init(
        id: ListingID, marketplace: MarketplaceID, marketplaceName: String, product: ProductID, lot: LotID,
        sku: String, title: String, price: Money, pack: Quantity, address: String, remaining: Quantity,
        closesOn: Day, isOpen: Bool
    ) {
        self.id = id
        self.marketplace = marketplace
        self.marketplaceName = marketplaceName
        self.product = product
        self.lot = lot
        self.sku = sku
        self.title = title
        self.price = price
        self.pack = pack
        self.address = address
        self.remaining = remaining
        self.closesOn = closesOn
        self.isOpen = isOpen
    }
}

/// Answered by Commerce.
public protocol ListingDirectory: Sendable {
    /// The open listings of those products.
    func offers(of products: [ProductID]) async throws -> [ListingOffer]
    /// One listing, open or closed; nil when there is none.
    func offer(_ listing: ListingID) async throws -> ListingOffer?
}

/// An article's revision, rendered for a reader or a channel: facts filled in, nothing of the source left.
public struct Edition: Hashable, Sendable, Codable {
    public let article: ArticleID
    public let revision: RevisionID
    public let number: Int
    public let group: TranslationGroupID
    public let slug: Slug
    public let language: Language
    public let kind: ArticleKind
    public let title: String
    public let summary: String
    /// Sanitised HTML of the body, with addresses of media relative to the site (`/media/…`).
    public let html: String
    /// The body as plain text.
    public let text: String
    /// The body as Markdown, facts filled in.
    public let markdown: String
    public let cover: Picture?
    public let pictures: [Picture]
    /// Films kept by Media.
    public let films: [MediaID]
    public let products: [ProductID]
    public let authorName: String
    public let firstPublishedAt: Instant
    public let updatedAt: Instant
    /// The other languages of the same group: language and slug.
    public let translations: [Translation]

    public struct Picture: Hashable, Sendable, Codable {
        public let media: MediaID
        public let alternativeText: String

        public init(media: MediaID, alternativeText: String) {
            self.media = media
            self.alternativeText = alternativeText
        }
    }

    public struct Translation: Hashable, Sendable, Codable {
        public let language: Language
        public let slug: Slug

        public init(language: Language, slug: Slug) {
            self.language = language
            self.slug = slug
        }
    }

    public init(
        article: ArticleID, revision: RevisionID, number: Int, group: TranslationGroupID, slug: Slug,
        language: Language, kind: ArticleKind, title: String, summary: String, html: String, text: String,
        markdown: String, cover: Picture?, pictures: [Picture], films: [MediaID], products: [ProductID],
        authorName: String, firstPublishedAt: Instant, updatedAt: Instant, translations: [Translation]
    ) {
        self.article = article
        self.revision = revision
        self.number = number
        self.group = group
        self.slug = slug
        self.language = language
        self.kind = kind
        self.title = title
        self.summary = summary
        self.html = html
        self.text = text
        self.markdown = markdown
        self.cover = cover
        self.pictures = pictures
        self.films = films
        self.products = products
        self.authorName = authorName
        self.firstPublishedAt = firstPublishedAt
        self.updatedAt = updatedAt
        self.translations = translations
    }
}

/// Answered by Authoring.
public protocol EditionSource: Sendable {
    /// The released revision of an article with the facts of today; nil when it is not published.
    func edition(of article: ArticleID) async throws -> Edition?
}
