import Channels
import Commerce
import Contracts
import HTTPTypes
import Recommendation
import Sourcing
import Values

/// `/articles` and `/articles/{slug}`: what stands on the site channel, and nothing else.
struct ArticlePages: Sendable {
    private static let perPage = 24
    let house: House

    var pages: [Page] {
        [
            .get("/articles") { request in try await list(request) },
            .get("/articles/{slug}") { request in try await show(request) },
        ]
    }

    private func list(_ request: WebRequest) async throws -> WebResponse {
        let choice = try LanguageChoice(request)
        let cursor = try request.query["after"].map { text in
            guard let cursor = SiteCursor(text) else { throw Problem.badQuery("after", .malformed(expected: "next")) }
            return cursor
        }
        let found = try await house.rooms.site.page(
            language: choice.language, after: cursor, limit: Self.perPage + 1)
        let cards = try await house.rooms.sourcing.cards(
            of: Array(Set(found.flatMap(\.edition.products))).sorted())
        let shown = found.prefix(Self.perPage)
        let page = ArticleListPage(
            items: shown.map { ArticleCard($0, cards, house, request) },
            languages: choice.tabs(house, request),
            next: found.count > Self.perPage ? shown.last?.cursor.description : nil, chosen: choice.name)
        return try house.renderer.page("distribution/articles", for: request, page)
    }

    private func show(_ request: WebRequest) async throws -> WebResponse {
        guard let slug = Slug(request.parameters["slug"] ?? "") else { throw Problem.notFound }
        switch try await house.rooms.site.find(slug) {
        case .copy(let copy): return try await show(copy, request)
        case .moved(let other): return .redirect(to: "/articles/\(other)", status: .movedPermanently)
        case .gone: throw Problem(.gone, "article-gone")
        case .unknown: throw Problem.notFound
        }
    }

    private func show(_ copy: SiteCopy, _ request: WebRequest) async throws -> WebResponse {
        let referral = try await referral(for: copy, request)
        let products = copy.edition.products
        let cards = try await house.rooms.sourcing.cards(of: products)
        let offers = try await house.rooms.commerce.offers(of: products)
        let shelf = OfferShelf(cards: cards, offers: offers, referral: referral)
        let page = ArticlePage(copy, shelf, house, request)
        return try house.renderer.page("distribution/article", for: request, page)
            .with(.contentLanguage, request.language.rawValue)
            .taggedByContent().conditional(on: request)
    }

    /// The impression that led here when it is this article's, which is then noted as opened; else the copy's own.
    private func referral(for copy: SiteCopy, _ request: WebRequest) async throws -> String {
        guard let from = request.query["from"], let origin = house.rooms.referrals.open(from),
            origin.article == copy.edition.article
        else { return copy.referral }
        let isReader = request.method == .get && request.headers[.secPurpose]?.contains("prefetch") != true
        if origin.source == .impression, origin.channel == copy.channel, isReader {
            try await house.rooms.recommendation.record(
                [ReaderReport(kind: .open, impression: from)],
                by: FeedReader.agreeing(request, in: house.rooms.recommendation))
        }
        return from
    }
}

/// Which language a list of articles is in: the reader's own unless another or all were chosen.
private struct LanguageChoice {
    let language: Language?

    init(_ request: WebRequest) throws {
        switch request.query["language"] {
        case nil: language = request.language
        case "all": language = nil
        case .some(let name):
            guard let language = Language(rawValue: name) else { throw Problem.badQuery("language", .unknown(name)) }
            self.language = language
        }
    }

    var name: String { language?.rawValue ?? "all" }

    func tabs(_ house: House, _ request: WebRequest) -> [LanguageTab] {
        [("zh-Hans", "中文"), ("en", "English"), ("all", house.renderer.text("common.all", request))].map { value, name in
            LanguageTab(name: name, href: "/articles?language=\(value)", isChosen: value == self.name)
        }
    }
}

extension HTTPField.Name {
    static let secPurpose = HTTPField.Name("Sec-Purpose")!
}
