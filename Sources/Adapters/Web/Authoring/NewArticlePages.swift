import Authoring
import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/desk/articles/new`: begins an article.
struct NewArticlePages: Sendable {
    let house: House

    private static let address = "/desk/articles/new"

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await show(request) },
            .post(Self.address) { request in
                let form = try request.form()
                do {
                    let dossier = try await house.rooms.authoring.begin(
                        try newArticle(form), by: try request.caller())
                    return .redirect(to: "/desk/articles/\(dossier.article.id)?notice=article_begun")
                } catch {
                    return try await show(request, refusing: error, typed: form)
                }
            },
        ]
    }

    private func newArticle(_ form: Form) throws -> NewArticle {
        guard let kind = ArticleKind(rawValue: form["kind"]) else {
            throw AuthoringError.invalid(FieldProblem("kind", .unknown(form["kind"])))
        }
        guard let language = Language(rawValue: form["language"]) else {
            throw AuthoringError.invalid(FieldProblem("language", .unknown(form["language"])))
        }
        guard let slugText = form["slug"].trimmed else {
            throw AuthoringError.invalid(FieldProblem("slug", .required))
        }
        guard let slug = Slug(slugText) else {
            throw AuthoringError.invalid(FieldProblem("slug", .malformed(expected: "a-z 0-9 -")))
        }
        var group: TranslationGroupID?
        if let text = form["group"].trimmed {
            guard let id = TranslationGroupID(text) else {
                throw AuthoringError.invalid(FieldProblem("group", .unknown(text)))
            }
            group = id
        }
        return NewArticle(
            kind: kind, slug: slug, language: language, group: group,
            manuscript: Manuscript(
                title: form["title"], summary: "", body: "",
                products: form.all("products").compactMap { ProductID($0) }))
    }

    private func show(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        let fields = ["title", "slug", "kind", "language", "group", "products"]
        let refusal = try error.map { try Refusal($0, house, request, fields: fields) } ?? .none
        let caller = try request.caller()
        let own = try await house.rooms.authoring.ownArticles(limit: 100, by: caller)
        let chosen = Set(typed.all("products"))
        let page = NewArticlePage(
            typed: ["title": typed["title"], "slug": typed["slug"]],
            kinds: ArticleKind.allCases.map { kind in
                Choice(
                    value: kind.rawValue, name: house.renderer.text("common.kind.\(kind.rawValue)", request),
                    isChosen: typed["kind"] == kind.rawValue)
            },
            languages: Language.allCases.map { language in
                let key = language == .chinese ? "common.chinese" : "common.english"
                let standard = typed.has("language") ? typed["language"] : request.language.rawValue
                return Choice(
                    value: language.rawValue, name: house.renderer.text(key, request),
                    isChosen: standard == language.rawValue)
            },
            groups: own.map { line in
                Choice(
                    value: line.article.group.description, name: line.title,
                    isChosen: typed["group"] == line.article.group.description)
            },
            products: try await productChoices(house, request) { chosen.contains($0.description) },
            problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("authoring/new", for: request, status: refusal.status, page))
    }
}

struct NewArticlePage {
    let typed: [String: String]
    let kinds: [Choice]
    let languages: [Choice]
    /// The articles that the new one may translate.
    let groups: [Choice]
    let products: [Choice]
    let problem: String?
    let errors: [String: String]
}

/// Something that can be chosen in a form.
struct Choice {
    let value: String
    let name: String
    let isChosen: Bool
}

/// The newest hundred products, those that are chosen first.
func productChoices(
    _ house: House, _ request: WebRequest, isChosen: (ProductID) -> Bool
) async throws -> [Choice] {
    let choices = try await house.rooms.sourcing.products(limit: 100).map { file in
        Choice(
            value: file.product.id.description, name: file.product.name[request.language],
            isChosen: isChosen(file.product.id))
    }
    return choices.filter(\.isChosen) + choices.filter { !$0.isChosen }
}
