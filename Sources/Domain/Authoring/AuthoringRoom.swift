public import Contracts
public import Media
public import Members
import Storage
public import Values

/// The front door of Authoring: articles, their revisions, their review and their release.
///
/// Writing: ``begin(_:by:)`` · ``revise(_:to:expecting:by:)`` · ``saveDraft(_:of:basedOn:by:)``. Review:
/// ``submit(_:number:by:)`` · ``review(_:number:verdict:by:)``. Release: ``publish(_:number:by:)`` ·
/// ``withdraw(_:because:by:)``. Reading: ``edition(of:)`` and the rest, which ask.
public struct AuthoringRoom: Sendable {
    let ground: Ground
    let facts: any FactBook
    let catalog: any ProductCatalog
    let markdown: any MarkdownRenderer
    let media: MediaRoom
    let members: MembersRoom

    public init(
        ground: Ground, facts: any FactBook, catalog: any ProductCatalog, markdown: any MarkdownRenderer,
        media: MediaRoom, members: MembersRoom
    ) {
        self.ground = ground
        self.facts = facts
        self.catalog = catalog
        self.markdown = markdown
        self.media = media
        self.members = members
    }

    /// Begins an article with its first revision; the caller is its author.
    public func begin(_ request: NewArticle, by caller: Caller) async throws(AuthoringError) -> Dossier {
        guard caller.has(.author) else { throw .notAllowed(anyOf: [.author]) }
        let manuscript = try request.manuscript.checked()
        try await checkProducts(of: manuscript)
        return try await ground.store.write(refusing: AuthoringError.self) { transaction in
            guard try ArticleTable.find(request.slug, in: transaction) == nil else {
                throw AuthoringError.field("slug", .taken("\(request.slug)"))
            }
            if let group = request.group { try check(request.language, joins: group, in: transaction) }
            let article = Article(
                id: ground.identifiers.next(), kind: request.kind, slug: request.slug,
                language: request.language,
                group: request.group ?? ground.identifiers.next(), author: caller.member,
                begunAt: ground.clock.now(),
                latest: 1)
            try ArticleTable.add(article, in: transaction)
            try RevisionTable.add(revision(1, of: article, manuscript, by: caller), in: transaction)
            try ground.audit.record(
                "authoring.begin", of: "article \(article.id)", by: caller, in: transaction)
            return try dossier(article.id, in: transaction)
        }
    }

    /// Adds a revision on top of the one that the writer began from.
    ///
    /// When there is a newer one, nothing is replaced: the manuscript is kept as the caller's draft and the newer
    /// revision is told. Words that are the latest revision's already make no new one, so a repeated request is safe.
    public func revise(
        _ id: ArticleID, to manuscript: Manuscript, expecting expected: Int, by caller: Caller
    ) async throws(AuthoringError) -> Dossier {
        let manuscript = try manuscript.checked()
        try await checkProducts(of: manuscript)
        let newer = try await ground.store.write(refusing: AuthoringError.self) { transaction -> Revision? in
            let article = try ArticleTable.find(id, in: transaction)
            try article.checkMayWrite(caller)
            let latest = try RevisionTable.find(id, number: article.latest, in: transaction)
            guard (1...article.latest).contains(expected) else {
                throw AuthoringError.noSuchRevision(id, number: expected)
            }
            if latest.manuscript != manuscript {
                guard expected == article.latest else {
                    try keep(manuscript, of: id, basedOn: expected, by: caller, in: transaction)
                    return latest
                }
                try RevisionTable.add(
                    revision(article.latest + 1, of: article, manuscript, by: caller), in: transaction)
                try ArticleTable.move(id, to: article.latest + 1, in: transaction)
                try ground.audit.record("authoring.revise", of: "article \(id)", by: caller, in: transaction)
            }
            try DraftTable.remove(id, of: caller.member, in: transaction)
            return nil
        }
        if let newer { throw .conflict(newer: newer) }
        return try await dossier(id, by: caller)
    }

    private func revision(
        _ number: Int, of article: Article, _ manuscript: Manuscript, by caller: Caller
    ) -> Revision {
        Revision(
            id: ground.identifiers.next(), article: article.id, number: number, manuscript: manuscript,
            writtenBy: caller.member, writtenAt: ground.clock.now())
    }

    /// A group has one article a language.
    private func check(
        _ language: Language, joins group: TranslationGroupID, in transaction: Transaction
    ) throws {
        let articles = try ArticleTable.group(group, in: transaction)
        guard !articles.isEmpty else { throw AuthoringError.field("group", .unknown("\(group)")) }
        if let taken = articles.first(where: { $0.language == language }) {
            throw AuthoringError.field("language", .taken("\(taken.slug)"))
        }
    }

    private func checkProducts(of manuscript: Manuscript) async throws(AuthoringError) {
        guard !manuscript.products.isEmpty else { return }
        let known = Set(try await asking { try await catalog.cards(of: manuscript.products) }.map(\.id))
        for (index, product) in manuscript.products.enumerated() where !known.contains(product) {
            throw .field("products[\(index)]", .unknown("\(product)"))
        }
    }
}
