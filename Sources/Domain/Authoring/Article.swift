public import Contracts
public import Values

/// What an author writes, apart from its words: those are its revisions.
public struct Article: Hashable, Sendable {
    public let id: ArticleID
    public let kind: ArticleKind
    /// Its address on the site; never changes.
    public let slug: Slug
    public let language: Language
    /// Shared by the translations of one story; one article a language.
    public let group: TranslationGroupID
    public let author: MemberID
    public let begunAt: Instant
    /// The number of its latest revision.
    public let latest: Int
}

/// What ``AuthoringRoom/begin(_:by:)`` makes an article from.
public struct NewArticle: Hashable, Sendable {
    public let kind: ArticleKind
    public let slug: Slug
    public let language: Language
    /// The group of the articles that it translates; nil for a new story.
    public let group: TranslationGroupID?
    public let manuscript: Manuscript

    public init(
        kind: ArticleKind, slug: Slug, language: Language, group: TranslationGroupID? = nil,
        manuscript: Manuscript
    ) {
        self.kind = kind
        self.slug = slug
        self.language = language
        self.group = group
        self.manuscript = manuscript
    }
}

extension Article {
    /// Authors write their own articles, editors all of them.
    func checkMayWrite(_ caller: Caller) throws(AuthoringError) {
        if caller.has(.editor) { return }
        guard caller.has(.author) else { throw .notAllowed(anyOf: [.author, .editor]) }
        guard caller.member == author else { throw .notAllowed(anyOf: [.editor]) }
    }

    /// Who may see what is not published: its author, and those who review, publish and audit.
    func checkMayRead(_ caller: Caller) throws(AuthoringError) {
        if caller.has(anyOf: .editor, .publisher, .auditor) { return }
        guard caller.has(.author), caller.member == author else {
            throw .notAllowed(anyOf: [.editor, .publisher, .auditor])
        }
    }
}
