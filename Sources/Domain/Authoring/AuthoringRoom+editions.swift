public import Contracts
import Members
import Storage
public import Values

/// A manuscript as it would be read, with what hinders it on its way out.
public struct Preview: Hashable, Sendable {
    public let edition: Edition
    public let readiness: Readiness
}

/// A published article refers to a fact that holds no longer; its readers see a neutral phrase instead.
public struct StaleReference: Hashable, Sendable {
    public let article: ArticleID
    public let slug: Slug
    public let number: Int
    public let product: ProductID
    /// The fact's name.
    public let name: String
}

/// A product with the facts about it that hold today: what an author may refer to.
public struct ProductFacts: Hashable, Sendable {
    public let card: ProductCard
    /// By name.
    public let facts: [ConfirmedFact]
}

extension AuthoringRoom: EditionSource {
    public func edition(of id: ArticleID) async throws -> Edition? {
        let found = try await ground.store.read(refusing: AuthoringError.self) { transaction -> Released? in
            guard let standing = try StandingTable.find(id, in: transaction) else { return nil }
            let article = try ArticleTable.find(id, in: transaction)
            return Released(
                article: article,
                revision: try RevisionTable.find(id, number: standing.number, in: transaction),
                firstPublishedAt: standing.firstPublishedAt, updatedAt: standing.releasedAt,
                translations: try StandingTable.translations(of: article, in: transaction))
        }
        guard let found else { return nil }
        return try await edition(found)
    }

    /// Any revision as it would be read today, for those who may see what is not published.
    public func preview(
        of id: ArticleID, number: Int, by caller: Caller
    ) async throws(AuthoringError) -> Preview {
        let (article, revision) = try await read(id, number: number)
        try article.checkMayRead(caller)
        return try await preview(article, revision)
    }

    /// Words that are not handed in yet as they would be read today; nothing is kept of them.
    public func preview(
        _ manuscript: Manuscript, of id: ArticleID, by caller: Caller
    ) async throws(AuthoringError) -> Preview {
        let manuscript = try manuscript.checkedAsDraft()
        let (article, latest) = try await read(id, number: nil)
        try article.checkMayWrite(caller)
        let revision = Revision(
            id: latest.id, article: id, number: article.latest + 1, manuscript: manuscript,
            writtenBy: caller.member, writtenAt: ground.clock.now())
        return try await preview(article, revision)
    }

    /// The references of published articles that no confirmed fact answers any longer: an author's own, or all of them.
    public func staleReferences(by caller: Caller) async throws(AuthoringError) -> [StaleReference] {
        let seesAll = caller.has(anyOf: .editor, .publisher)
        guard seesAll || caller.has(.author) else {
            throw .notAllowed(anyOf: [.author, .editor, .publisher])
        }
        let references = try await ground.store.read(refusing: AuthoringError.self) { transaction in
            try StandingTable.facts(by: seesAll ? nil : caller.member, in: transaction).map { row in
                StaleReference(
                    article: row.article, slug: row.slug, number: row.number, product: row.fact.product,
                    name: row.fact.name)
            }
        }
        let today = ground.clock.now().day
        var holding: Set<FactKey> = []
        for product in Set(references.map(\.product)) {
            for fact in try await asking({ try await facts.facts(of: product, on: today) }) {
                holding.insert(FactKey(product: product, name: fact.name))
            }
        }
        return references.filter { !holding.contains(FactKey(product: $0.product, name: $0.name)) }
    }

    /// What an article about those products may refer to.
    public func facts(about products: [ProductID]) async throws(AuthoringError) -> [ProductFacts] {
        let today = ground.clock.now().day
        var found: [ProductFacts] = []
        for card in try await asking({ try await catalog.cards(of: products) }) {
            let confirmed = try await asking { try await facts.facts(of: card.id, on: today) }
            found.append(ProductFacts(card: card, facts: confirmed.sorted { $0.name < $1.name }))
        }
        return found
    }

    private func preview(_ article: Article, _ revision: Revision) async throws(AuthoringError) -> Preview {
        let now = ground.clock.now()
        let translations = try await ground.store.read(refusing: AuthoringError.self) { transaction in
            try StandingTable.translations(of: article, in: transaction)
        }
        let edition = try await edition(
            Released(
                article: article, revision: revision, firstPublishedAt: now, updatedAt: now,
                translations: translations))
        return Preview(edition: edition, readiness: try await readiness(of: revision.manuscript, as: article))
    }
}

/// What an edition is made from, apart from the facts of today.
private struct Released: Sendable {
    let article: Article
    let revision: Revision
    let firstPublishedAt: Instant
    let updatedAt: Instant
    let translations: [Edition.Translation]
}

extension AuthoringRoom {
    fileprivate func edition(_ released: Released) async throws(AuthoringError) -> Edition {
        let article = released.article
        let manuscript = released.revision.manuscript
        let sheet = try await factSheet(manuscript.products, in: article.language)
        let names = try await asking { try await members.displayNames(of: [article.author]) }
        let page = sheet.filledForPage(manuscript.body)
        let export = sheet.filledForExport(manuscript.body)
        let html = markdown.html(
            page, resolve: { "/media/\($0)" },
            card: { slug in Slug(slug).flatMap { sheet.card($0) }.map { sheet.mention($0) } })
        return Edition(
            article: article.id, revision: released.revision.id, number: released.revision.number,
            group: article.group, slug: article.slug, language: article.language, kind: article.kind,
            title: sheet.filled(manuscript.title, in: .title),
            summary: sheet.filled(manuscript.summary, in: .summary), html: html,
            text: markdown.plainText(export),
            markdown: export, cover: manuscript.cover,
            pictures: markdown.pictures(page).map {
                Edition.Picture(media: $0.media, alternativeText: $0.alternativeText)
            },
            films: markdown.films(page), products: manuscript.products,
            authorName: names[article.author] ?? "",
            firstPublishedAt: released.firstPublishedAt, updatedAt: released.updatedAt,
            translations: released.translations)
    }

    /// The article's products and what is confirmed about them today.
    func factSheet(_ products: [ProductID], in language: Language) async throws(AuthoringError) -> FactSheet {
        guard !products.isEmpty else { return FactSheet(language: language, cards: [], facts: []) }
        let today = ground.clock.now().day
        let cards = try await asking { try await catalog.cards(of: products) }
        var confirmed: [ConfirmedFact] = []
        for card in cards { confirmed += try await asking { try await facts.facts(of: card.id, on: today) } }
        return FactSheet(language: language, cards: cards, facts: confirmed)
    }
}
