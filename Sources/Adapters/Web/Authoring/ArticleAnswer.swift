import Authoring
import Contracts
import Values

/// A picture that stands for an article, as the API takes and tells it.
struct CoverAnswer: Codable, Sendable {
    let media: MediaID
    let alternativeText: String

    static let shape = Shape.object([.required("media", .identifier), .required("alternative_text", .string)])

    init(_ picture: Edition.Picture) {
        media = picture.media
        alternativeText = picture.alternativeText
    }

    var picture: Edition.Picture { Edition.Picture(media: media, alternativeText: alternativeText) }
}

/// An article: for those who make it the latest words as they were written, with where they stand; for everybody else the
/// published ones with the facts of today filled in.
struct ArticleAnswer: Encodable, Sendable {
    let id: ArticleID
    let kind: ArticleKind
    let slug: Slug
    let language: Language
    let group: TranslationGroupID
    /// The number of the revision whose words these are: the entity tag of edits.
    let revision: Int
    let title: String
    let summary: String
    /// Markdown.
    let body: String
    let cover: CoverAnswer?
    let products: [ProductID]

    // Told to those who make it.
    var author: MemberID?
    var stage: Stage?
    var waiting: Int?
    var published: Int?
    var writtenAt: String?

    // Told of what is published.
    var authorName: String?
    var html: String?
    var text: String?
    var firstPublishedAt: String?
    var updatedAt: String?
    var translations: [Edition.Translation]?

    static let shape = Shape.object([
        .required("id", .identifier), .required("kind", .choice(ArticleKind.allCases.map(\.rawValue))),
        .required("slug", .string), .required("language", .choice(Language.allCases.map(\.rawValue))),
        .required("group", .identifier), .required("revision", .integer), .required("title", .string),
        .required("summary", .string), .required("body", .string), .optional("cover", CoverAnswer.shape),
        .required("products", .array(.identifier)), .optional("author", .identifier),
        .optional("stage", .choice(Stage.allCases.map(\.rawValue))), .optional("waiting", .integer),
        .optional("published", .integer), .optional("written_at", .string), .optional("author_name", .string),
        .optional("html", .string), .optional("text", .string), .optional("first_published_at", .string),
        .optional("updated_at", .string),
        .optional(
            "translations", .array(.object([.required("language", .string), .required("slug", .string)]))),
    ])

    init(_ dossier: Dossier) {
        let manuscript = dossier.latest.manuscript
        id = dossier.article.id
        kind = dossier.article.kind
        slug = dossier.article.slug
        language = dossier.article.language
        group = dossier.article.group
        revision = dossier.latest.number
        title = manuscript.title
        summary = manuscript.summary
        body = manuscript.body
        cover = manuscript.cover.map { CoverAnswer($0) }
        products = manuscript.products
        author = dossier.article.author
        stage = dossier.stage
        waiting = dossier.waiting?.number
        published = dossier.standing?.number
        writtenAt = dossier.latest.writtenAt.iso8601
    }

    init(_ edition: Edition) {
        id = edition.article
        kind = edition.kind
        slug = edition.slug
        language = edition.language
        group = edition.group
        revision = edition.number
        title = edition.title
        summary = edition.summary
        body = edition.markdown
        cover = edition.cover.map { CoverAnswer($0) }
        products = edition.products
        authorName = edition.authorName
        html = edition.html
        text = edition.text
        firstPublishedAt = edition.firstPublishedAt.iso8601
        updatedAt = edition.updatedAt.iso8601
        translations = edition.translations
    }
}

/// One line of a list of articles. What is only known of published ones, or only of one's own, is absent of others.
struct ArticleLineAnswer: Encodable, Sendable {
    let id: ArticleID
    let kind: ArticleKind
    let slug: Slug
    let language: Language
    let group: TranslationGroupID
    let title: String
    var summary: String?
    var cover: CoverAnswer?
    var products: [ProductID]?
    var firstPublishedAt: String?
    var updatedAt: String?
    var stage: Stage?
    var revision: Int?
    var waiting: Int?
    var approved: Int?
    var published: Int?

    static let shape = Shape.object([
        .required("id", .identifier), .required("kind", .choice(ArticleKind.allCases.map(\.rawValue))),
        .required("slug", .string), .required("language", .choice(Language.allCases.map(\.rawValue))),
        .required("group", .identifier), .required("title", .string), .optional("summary", .string),
        .optional("cover", CoverAnswer.shape), .optional("products", .array(.identifier)),
        .optional("first_published_at", .string), .optional("updated_at", .string),
        .optional("stage", .choice(Stage.allCases.map(\.rawValue))), .optional("revision", .integer),
        .optional("waiting", .integer), .optional("approved", .integer), .optional("published", .integer),
    ])

    init(_ published: PublishedArticle) {
        self.init(published.article, title: published.title)
        summary = published.summary
        cover = published.cover.map { CoverAnswer($0) }
        products = published.products
        firstPublishedAt = published.standing.firstPublishedAt.iso8601
        updatedAt = published.standing.releasedAt.iso8601
        self.published = published.standing.number
    }

    init(_ line: ArticleLine) {
        self.init(line.article, title: line.title)
        updatedAt = line.changedAt.iso8601
        stage = line.stage
        revision = line.article.latest
        waiting = line.waiting
        approved = line.approved
        published = line.published
    }

    private init(_ article: Article, title: String) {
        id = article.id
        kind = article.kind
        slug = article.slug
        language = article.language
        group = article.group
        self.title = title
    }
}

/// One revision, as its author wrote it.
struct RevisionAnswer: Encodable, Sendable {
    let number: Int
    let title: String
    let summary: String
    let body: String
    let cover: CoverAnswer?
    let products: [ProductID]
    let writtenBy: MemberID
    let writtenAt: String

    static let shape = Shape.object([
        .required("number", .integer), .required("title", .string), .required("summary", .string),
        .required("body", .string), .optional("cover", CoverAnswer.shape),
        .required("products", .array(.identifier)),
        .required("written_by", .identifier), .required("written_at", .string),
    ])

    init(_ revision: Revision) {
        number = revision.number
        title = revision.manuscript.title
        summary = revision.manuscript.summary
        body = revision.manuscript.body
        cover = revision.manuscript.cover.map { CoverAnswer($0) }
        products = revision.manuscript.products
        writtenBy = revision.writtenBy
        writtenAt = revision.writtenAt.iso8601
    }
}
