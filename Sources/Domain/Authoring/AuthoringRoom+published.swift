public import Contracts
import Members
import Storage
public import Values

/// A published article as it stands in a list: the words of its released revision, with the facts of today.
public struct PublishedArticle: Hashable, Sendable {
    public let article: Article
    public let standing: Standing
    public let title: String
    public let summary: String
    public let cover: Edition.Picture?
    public let products: [ProductID]
}

extension AuthoringRoom {
    /// What is published, the latest first by its first release; for everybody. About one product, if it is given.
    ///
    /// Pages go on before the last one's `standing.firstRelease`.
    public func published(
        about product: ProductID? = nil, in language: Language? = nil, before: ReleaseID? = nil,
        limit: Int = 20
    ) async throws(AuthoringError) -> [PublishedArticle] {
        let listing = StandingTable.listing(about: product, in: language, before: before, limit: limit)
        let found = try await ground.store.read(refusing: AuthoringError.self) { transaction in
            try StandingTable.list(listing, in: transaction).map { found in
                Listed(
                    article: found.article, standing: found.standing,
                    manuscript: try RevisionTable.find(
                        found.article.id, number: found.standing.number, in: transaction
                    ).manuscript)
            }
        }
        var articles: [PublishedArticle] = []
        for listed in found { articles.append(try await filled(listed)) }
        return articles
    }

    private func filled(_ listed: Listed) async throws(AuthoringError) -> PublishedArticle {
        let manuscript = listed.manuscript
        // Most titles and summaries name no fact, and then no other room need be asked.
        let head = Manuscript(title: manuscript.title, summary: manuscript.summary, body: "")
        let sheet = try await factSheet(
            head.references.isEmpty ? [] : manuscript.products, in: listed.article.language)
        return PublishedArticle(
            article: listed.article, standing: listed.standing,
            title: sheet.filled(manuscript.title, in: .title),
            summary: sheet.filled(manuscript.summary, in: .summary), cover: manuscript.cover,
            products: manuscript.products)
    }
}

private struct Listed: Sendable {
    let article: Article
    let standing: Standing
    let manuscript: Manuscript
}
