import Authoring
import Contracts
import Values

/// `/desk/articles`: a member's own articles; everybody's for those who may see them.
struct ArticleListPages: Sendable {
    let house: House

    private static let perPage = 30

    var pages: [Page] {
        [
            .get("/desk/articles", isForMembers: true) { request in
                let caller = try request.caller()
                let seesAll = caller.has(anyOf: .editor, .publisher, .auditor)
                let isAll = seesAll && (request.query["scope"] == "all" || !caller.has(.author))
                let room = house.rooms.authoring
                let found =
                    isAll
                    ? try await room.allArticles(
                        before: try request.after(), limit: Self.perPage + 1, by: caller)
                    : try await room.ownArticles(
                        before: try request.after(), limit: Self.perPage + 1, by: caller)
                let items = found.prefix(Self.perPage).map { ArticleRow($0, house, request) }
                let page = ArticlesPage(
                    items: items, next: found.count > Self.perPage ? items.last?.id : nil, isAll: isAll,
                    maySeeAll: seesAll)
                return try house.renderer.page("authoring/articles", for: request, page)
            }
        ]
    }
}

/// What the list shows.
struct ArticlesPage {
    let items: [ArticleRow]
    let next: String?
    let isAll: Bool
    let maySeeAll: Bool
}

/// One line of a list of articles.
struct ArticleRow {
    let id: String
    let title: String
    let slug: String
    let kind: String
    let language: String
    let languageTag: String
    let stage: StageBadge
    let changedAt: String
    let isPublished: Bool
    /// The revision that waits, or was approved.
    let number: Int

    init(_ line: ArticleLine, _ house: House, _ request: WebRequest) {
        id = line.article.id.description
        title = line.title
        slug = line.article.slug.description
        kind = house.renderer.text("common.kind.\(line.article.kind.rawValue)", request)
        language = house.renderer.text(
            line.article.language == .chinese ? "common.chinese" : "common.english", request)
        languageTag = line.article.language.rawValue
        stage = StageBadge(line.stage, house, request)
        changedAt = line.changedAt.shanghai
        isPublished = line.published != nil
        number = line.waiting ?? line.approved ?? line.article.latest
    }
}

/// Where an article stands, as a coloured word.
struct StageBadge {
    let name: String
    let look: String

    init(_ stage: Stage, _ house: House, _ request: WebRequest) {
        name = house.renderer.text("authoring.stage.\(stage.rawValue)", request)
        switch stage {
        case .draft: look = "badge"
        case .waiting, .approved: look = "badge badge-orange"
        case .needsChanges: look = "badge badge-red"
        case .published: look = "badge"
        }
    }
}
