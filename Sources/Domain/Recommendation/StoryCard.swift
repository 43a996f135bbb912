public import Contracts
public import Values

/// An article as a list shows it, with what it leads to.
///
/// Never changes: when anything in it does, another card with another stamp takes its place. So what was rendered from a
/// card can be kept under its stamp. A class, because a page hands on ten of them and a struct would copy a dozen strings each.
public final class StoryCard: Sendable {
    /// Unlike any other card's in this process.
    public let stamp: Int64
    public let article: ArticleID
    public let group: TranslationGroupID
    public let slug: Slug
    public let title: String
    public let summary: String
    public let language: Language
    public let kind: ArticleKind
    public let cover: Edition.Picture?
    public let products: [ProductCard]
    /// All offers of its products that have not been closed; which of them can be bought today stands in the ``FeedItem``.
    public let offers: [StoryOffer]
    /// Since when it stands on the site.
    public let standingSince: Instant

    init(stamp: Int64, story: Story, products: [ProductCard], offers: [StoryOffer], standingSince: Instant) {
        self.stamp = stamp
        article = story.article
        group = story.group
        slug = story.slug
        title = story.title
        summary = story.summary
        language = story.language
        kind = story.kind
        cover = story.cover
        self.products = products
        self.offers = offers
        self.standingSince = standingSince
    }
}

/// Where a story's product can be bought.
public struct StoryOffer: Hashable, Sendable {
    public let listing: ListingID
    public let marketplaceName: String
    public let product: ProductID
    public let price: Money
    public let pack: Quantity

    init(_ offer: Offer) {
        listing = offer.listing
        marketplaceName = offer.marketplaceName
        product = offer.product
        price = offer.price
        pack = offer.pack
    }
}
