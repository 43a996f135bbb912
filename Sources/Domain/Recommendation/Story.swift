import Contracts
import Values

/// An article as its newest released revision tells it.
struct Story: Hashable, Sendable {
    let article: ArticleID
    let group: TranslationGroupID
    let slug: Slug
    let language: Language
    let kind: ArticleKind
    let title: String
    let summary: String
    let cover: Edition.Picture?
    /// The revision's number within the article.
    let number: Int
    /// What it is about now, in the author's order.
    var products: [ProductID]
    /// What it was about in earlier revisions.
    var formerProducts: Set<ProductID>

    init(
        article: ArticleID, group: TranslationGroupID, slug: Slug, language: Language, kind: ArticleKind,
        title: String, summary: String, cover: Edition.Picture?, number: Int, products: [ProductID],
        formerProducts: Set<ProductID>
    ) {
        self.article = article
        self.group = group
        self.slug = slug
        self.language = language
        self.kind = kind
        self.title = title
        self.summary = summary
        self.cover = cover
        self.number = number
        self.products = products
        self.formerProducts = formerProducts
    }

    init(_ published: ArticlePublished) {
        self.init(
            article: published.article, group: published.group, slug: published.slug, language: published.language,
            kind: published.kind, title: published.title, summary: published.summary, cover: published.cover,
            number: published.number, products: published.products, formerProducts: [])
    }

    /// This revision in the place of an earlier one, whose products it remembers.
    func replacing(_ earlier: Story?) -> Story {
        guard let earlier else { return self }
        var story = self
        story.formerProducts = earlier.formerProducts.union(earlier.products).subtracting(products)
        return story
    }

    func isOrWasAbout(_ product: ProductID) -> Bool { products.contains(product) || formerProducts.contains(product) }
}
