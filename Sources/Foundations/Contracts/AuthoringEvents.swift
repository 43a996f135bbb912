public import EventLog
public import Values

/// A revision passed its review and was released: it replaces the one before wherever the article stands.
public struct ArticlePublished: Event {
    public let article: ArticleID
    public let revision: RevisionID
    /// 1, 2, 3 … within the article; a channel never goes back to a lower one.
    public let number: Int
    public let group: TranslationGroupID
    public let slug: Slug
    public let language: Language
    public let kind: ArticleKind
    public let title: String
    public let summary: String
    public let products: [ProductID]
    /// The names of the facts that the text refers to, for each of its products.
    public let facts: [String]
    public let author: MemberID
    /// The picture that stands for the article in lists.
    public let cover: Edition.Picture?
    public var key: String { article.description }

    public init(
        article: ArticleID, revision: RevisionID, number: Int, group: TranslationGroupID, slug: Slug,
        language: Language, kind: ArticleKind, title: String, summary: String, products: [ProductID],
        facts: [String], author: MemberID, cover: Edition.Picture? = nil
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
        self.products = products
        self.facts = facts
        self.author = author
        self.cover = cover
    }
}

/// The article is to disappear wherever it stands.
public struct ArticleWithdrawn: Event {
    public let article: ArticleID
    public let reason: String
    public var key: String { article.description }

    public init(article: ArticleID, reason: String) {
        self.article = article
        self.reason = reason
    }
}
