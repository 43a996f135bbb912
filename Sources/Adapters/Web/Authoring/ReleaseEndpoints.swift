import Authoring
import Contracts
import HTTPTypes
import Values

/// `/articles/{id}/submissions`, `/reviews`, `/releases`, `/withdrawals`: an article's way out and back.
struct ReleaseEndpoints: Sendable {
    let room: AuthoringRoom

    var endpoints: [Endpoint] { [readiness, submit, review, publish, withdraw, staleReferences] }

    private struct ReadinessAnswer: Encodable {
        let revision: Int
        let obstacles: [ObstacleAnswer]
        let writtenFigures: [FigureAnswer]

        static let shape = Shape.object([
            .required("revision", .integer), .required("obstacles", .array(ObstacleAnswer.shape)),
            .required("written_figures", .array(FigureAnswer.shape)),
        ])
    }

    private var readiness: Endpoint {
        Endpoint(
            method: .get, path: "/articles/{id}/readiness",
            summary:
                "What hinders the latest revision on its way out, and which figures were written by hand",
            tag: "Authoring", answer: ReadinessAnswer.shape
        ) { [room] request in
            let caller = try request.caller()
            let dossier = try await room.dossier(try request.id("id"), by: caller)
            let number = dossier.latest.number
            let found = try await room.preview(of: dossier.article.id, number: number, by: caller).readiness
            return try .json(
                ReadinessAnswer(
                    revision: number, obstacles: found.obstacles.map { ObstacleAnswer($0) },
                    writtenFigures: found.writtenFigures.map { FigureAnswer($0) }))
        }
    }

    private struct Numbered: Decodable {
        let revision: Int

        static let shape = Shape.object([.required("revision", .integer)])
    }

    private var submit: Endpoint {
        Endpoint(
            method: .post, path: "/articles/{id}/submissions",
            summary: "Hands the latest revision in for review",
            tag: "Authoring", body: Numbered.shape, isIdempotent: true, success: .created,
            answer: ArticleAnswer.shape
        ) { [room] request in
            let body: Numbered = try request.json()
            return try answer(
                try await room.submit(try request.id("id"), number: body.revision, by: try request.caller()),
                status: .created)
        }
    }

    private struct VerdictBody: Decodable {
        let revision: Int
        let verdict: String
        let reasons: [String]?

        static let shape = Shape.object([
            .required("revision", .integer), .required("verdict", .choice(["approve", "needs_changes"])),
            .optional("reasons", .array(.string)),
        ])

        func checked() throws -> Verdict {
            switch verdict {
            case "approve" where reasons?.isEmpty ?? true: return .approve
            case "approve": throw Problem(FieldProblem("reasons", .conflicts(with: "verdict")))
            case "needs_changes": return .needsChanges(reasons: reasons ?? [])
            default: throw Problem(FieldProblem("verdict", .unknown(verdict)))
            }
        }
    }

    private var review: Endpoint {
        Endpoint(
            method: .post, path: "/articles/{id}/reviews",
            summary: "Says whether the waiting revision may go out; for editors who did not write it",
            tag: "Authoring",
            body: VerdictBody.shape, isIdempotent: true, success: .created, answer: ArticleAnswer.shape
        ) { [room] request in
            let body: VerdictBody = try request.json()
            return try answer(
                try await room.review(
                    try request.id("id"), number: body.revision, verdict: try body.checked(),
                    by: try request.caller()),
                status: .created)
        }
    }

    private var publish: Endpoint {
        Endpoint(
            method: .post, path: "/articles/{id}/releases",
            summary: "Lets an approved revision out; for publishers",
            tag: "Authoring", body: Numbered.shape, isIdempotent: true, success: .created,
            answer: ArticleAnswer.shape
        ) { [room] request in
            let body: Numbered = try request.json()
            return try answer(
                try await room.publish(try request.id("id"), number: body.revision, by: try request.caller()),
                status: .created)
        }
    }

    private struct Reason: Decodable {
        let reason: String
    }

    private var withdraw: Endpoint {
        Endpoint(
            method: .post, path: "/articles/{id}/withdrawals",
            summary: "Calls a published article back from every channel; for publishers", tag: "Authoring",
            body: .object([.required("reason", .string)]), isIdempotent: true, success: .created,
            answer: ArticleAnswer.shape
        ) { [room] request in
            let body: Reason = try request.json()
            return try answer(
                try await room.withdraw(try request.id("id"), because: body.reason, by: try request.caller()),
                status: .created)
        }
    }

    private struct StaleAnswer: Encodable {
        let article: ArticleID
        let slug: Slug
        let revision: Int
        let product: ProductID
        let fact: String

        static let shape = Shape.object([
            .required("article", .identifier), .required("slug", .string), .required("revision", .integer),
            .required("product", .identifier), .required("fact", .string),
        ])
    }

    private var staleReferences: Endpoint {
        Endpoint(
            method: .get, path: "/stale-references",
            summary: "References of published articles that no confirmed fact answers any longer",
            tag: "Authoring",
            answer: .page(of: StaleAnswer.shape)
        ) { [room] request in
            let found = try await room.staleReferences(by: try request.caller())
            return try .json(
                PageOf(
                    items: found.map {
                        StaleAnswer(
                            article: $0.article, slug: $0.slug, revision: $0.number, product: $0.product,
                            fact: $0.name)
                    }))
        }
    }
}
