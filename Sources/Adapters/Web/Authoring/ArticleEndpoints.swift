import Authoring
import Contracts
import HTTPTypes
import Values

/// `/articles`: begin, read, revise.
struct ArticleEndpoints: Sendable {
    /// A body of 256 KiB, escaped for JSON.
    static let bodyLimit = 1_024 * 1_024

    let room: AuthoringRoom

    var endpoints: [Endpoint] { [begin, list, find, revise, revisions] }

    /// The words of an article, as the API takes them; what is left out is empty.
    private struct Words: Decodable {
        let title: String
        let summary: String?
        let body: String?
        let cover: CoverAnswer?
        let products: [ProductID]?

        static let fields: [Shape.Field] = [
            .required("title", .string), .optional("summary", .string), .optional("body", .string),
            .optional("cover", .nullable(CoverAnswer.shape)), .optional("products", .array(.identifier)),
        ]

        var manuscript: Manuscript {
            Manuscript(
                title: title, summary: summary ?? "", body: body ?? "", cover: cover?.picture,
                products: products ?? [])
        }
    }

    private struct New: Decodable {
        let kind: ArticleKind
        let slug: Slug
        let language: Language
        let group: TranslationGroupID?
    }

    private var begin: Endpoint {
        Endpoint(
            method: .post, path: "/articles",
            summary: "Begins an article with its first revision; for authors",
            tag: "Authoring",
            body: .object(
                [
                    .required("kind", .choice(ArticleKind.allCases.map(\.rawValue))),
                    .required("slug", .string),
                    .required("language", .choice(Language.allCases.map(\.rawValue))),
                    .optional("group", .nullable(.identifier)),
                ] + Words.fields),
            bodyLimit: Self.bodyLimit, isIdempotent: true, success: .created, answer: ArticleAnswer.shape
        ) { [room] request in
            let new: New = try request.json()
            let words: Words = try request.json()
            let dossier = try await room.begin(
                NewArticle(
                    kind: new.kind, slug: new.slug, language: new.language, group: new.group,
                    manuscript: words.manuscript),
                by: try request.caller())
            return try answer(dossier, status: .created)
                .with(.location, "/api/v1/articles/\(dossier.article.id)")
        }
    }

    private enum Scope: String, CaseIterable {
        case published
        case own
        case all
        case waiting
        case ready
    }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/articles",
            summary: "The published articles; with a token also those in the making",
            tag: "Authoring", access: .everybody,
            query: [
                .limit, .after,
                .init(
                    "scope", .choice(Scope.allCases.map(\.rawValue)),
                    "published (for everybody), own, all, waiting for review, ready for release"),
                .init("product", .identifier, "Published articles about a product"),
                .init(
                    "language", .choice(Language.allCases.map(\.rawValue)), "Published articles in a language"
                ),
            ],
            answer: .page(of: ArticleLineAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let scope = try scope(of: request)
            switch scope {
            case .published: return try .json(try await published(request, limit: limit))
            case .own:
                let found = try await room.ownArticles(
                    before: try request.after(), limit: limit + 1, by: try request.caller())
                return try .json(
                    page(found, limit: limit) {
                        "\($0.article.id)"
                    } item: {
                        $0
                    })
            case .all:
                let found = try await room.allArticles(
                    before: try request.after(), limit: limit + 1, by: try request.caller())
                return try .json(
                    page(found, limit: limit) {
                        "\($0.article.id)"
                    } item: {
                        $0
                    })
            case .waiting:
                let found = try await room.waiting(
                    after: try request.after(), limit: limit + 1, by: try request.caller())
                return try .json(
                    page(found, limit: limit) {
                        "\($0.submission)"
                    } item: {
                        $0.line
                    })
            case .ready:
                let found = try await room.ready(
                    after: try request.after(), limit: limit + 1, by: try request.caller())
                return try .json(
                    page(found, limit: limit) {
                        "\($0.approval)"
                    } item: {
                        $0.line
                    })
            }
        }
    }

    private var find: Endpoint {
        Endpoint(
            method: .get, path: "/articles/{id}",
            summary:
                "The latest words of an article for those who make it; for everybody else what is published",
            tag: "Authoring", access: .everybody, answer: ArticleAnswer.shape
        ) { [room] request in
            let id: ArticleID = try request.id("id")
            if let caller = request.visitor?.caller {
                do {
                    return try answer(try await room.dossier(id, by: caller))
                } catch AuthoringError.notAllowed {
                    // What is published everybody may read.
                }
            }
            guard let edition = try await room.edition(of: id) else { throw Problem.notFound }
            return try .json(ArticleAnswer(edition))
        }
    }

    private var revise: Endpoint {
        Endpoint(
            method: .put, path: "/articles/{id}",
            summary:
                "Adds a revision on top of the one that If-Match names; a refused one is kept as the caller's draft",
            tag: "Authoring", body: .object(Words.fields), bodyLimit: Self.bodyLimit,
            isConditional: true, answer: ArticleAnswer.shape
        ) { [room] request in
            let id: ArticleID = try request.id("id")
            let words: Words = try request.json()
            let caller = try request.caller()
            let latest = try await room.dossier(id, by: caller).latest.number
            // A tag of an earlier revision goes on to the room, which keeps the words that it refuses.
            let expected = request.revisionInIfMatch ?? latest
            if request.revisionInIfMatch == nil { try request.requireMatch(String(latest)) }
            guard (1...latest).contains(expected) else {
                throw Problem.preconditionFailed(current: String(latest))
            }
            return try answer(
                try await room.revise(id, to: words.manuscript, expecting: expected, by: caller))
        }
    }

    private var revisions: Endpoint {
        Endpoint(
            method: .get, path: "/articles/{id}/revisions",
            summary: "The revisions of an article, the latest first",
            tag: "Authoring", query: [.limit, .after], answer: .page(of: RevisionAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let after = try request.query["after"].map { text in
                guard let number = Int(text), number > 0 else {
                    throw Problem.badQuery("after", .malformed(expected: "next"))
                }
                return number
            }
            let found = try await room.revisions(
                of: try request.id("id"), below: after, limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map { RevisionAnswer($0) },
                    next: found.count > limit ? String(found[limit - 1].number) : nil))
        }
    }

    private func scope(of request: WebRequest) throws -> Scope {
        guard let text = request.query["scope"] else { return .published }
        guard let scope = Scope(rawValue: text) else { throw Problem.badQuery("scope", .unknown(text)) }
        guard scope == .published || (request.query["product"] == nil && request.query["language"] == nil)
        else {
            throw Problem.badQuery(
                "scope", .conflicts(with: request.query["product"] == nil ? "language" : "product"))
        }
        return scope
    }

    private func published(_ request: WebRequest, limit: Int) async throws -> PageOf<ArticleLineAnswer> {
        let product = try request.query["product"].map { text in
            guard let id = ProductID(text) else { throw Problem.badQuery("product", .unknown(text)) }
            return id
        }
        let language = try request.query["language"].map { text in
            guard let language = Language(rawValue: text) else {
                throw Problem.badQuery("language", .unknown(text))
            }
            return language
        }
        let found = try await room.published(
            about: product, in: language, before: try request.after(), limit: limit + 1)
        return PageOf(
            items: found.prefix(limit).map { ArticleLineAnswer($0) },
            next: found.count > limit ? "\(found[limit - 1].standing.firstRelease)" : nil)
    }

    private func page<Found>(
        _ found: [Found], limit: Int, cursor: (Found) -> String, item: (Found) -> ArticleLine
    ) -> PageOf<ArticleLineAnswer> {
        PageOf(
            items: found.prefix(limit).map { ArticleLineAnswer(item($0)) },
            next: found.count > limit ? cursor(found[limit - 1]) : nil)
    }
}

/// A dossier as an answer with its entity tag.
func answer(_ dossier: Dossier, status: HTTPResponse.Status = .ok) throws -> WebResponse {
    try .json(ArticleAnswer(dossier), status: status).etag(String(dossier.latest.number))
}

extension WebRequest {
    /// The revision's number when `If-Match` is a single tag of an article.
    fileprivate var revisionInIfMatch: Int? {
        guard let header = headers[.ifMatch], header.hasPrefix("\""), header.hasSuffix("\"") else {
            return nil
        }
        return Int(header.dropFirst().dropLast())
    }
}
