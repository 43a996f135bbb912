import Authoring
import Contracts
import HTTPTypes
import Members
import Values

/// `/desk/reviews` and `/desk/articles/{id}/review`: what waits, and the page on which it is read and let out.
struct ReviewPages: Sendable {
    let house: House

    private static let address = "/desk/articles/{id}/review"
    private static let perPage = 30

    private var room: AuthoringRoom { house.rooms.authoring }

    var pages: [Page] {
        [
            .get("/desk/reviews", isForMembers: true) { request in try await list(request) },
            .get(Self.address, isForMembers: true) { request in try await show(request) },
            .post(Self.address) { request in
                try await change(request, notice: "article_reviewed") { id, form, caller in
                    let reasons = form["reasons"].split(whereSeparator: \.isNewline).compactMap {
                        String($0).trimmed
                    }
                    let verdict: Verdict =
                        form["action"] == "approve" ? .approve : .needsChanges(reasons: reasons)
                    _ = try await room.review(id, number: try number(form), verdict: verdict, by: caller)
                }
            },
            .post("/desk/articles/{id}/submit") { request in
                try await change(request, notice: "article_submitted") { id, form, caller in
                    _ = try await room.submit(id, number: try number(form), by: caller)
                }
            },
            .post("/desk/articles/{id}/release") { request in
                try await change(request, notice: "article_released") { id, form, caller in
                    _ = try await room.publish(id, number: try number(form), by: caller)
                }
            },
            .post("/desk/articles/{id}/withdraw") { request in
                try await change(request, notice: "article_withdrawn") { id, form, caller in
                    _ = try await room.withdraw(id, because: form["reason"], by: caller)
                }
            },
        ]
    }

    private func number(_ form: Form) throws -> Int {
        guard let number = Int(form["revision"]), number > 0 else {
            throw Problem(FieldProblem("revision", .malformed(expected: "1, 2, 3 …")))
        }
        return number
    }

    private func list(_ request: WebRequest) async throws -> WebResponse {
        let caller = try request.caller()
        let seesWaiting = caller.has(.editor)
        let seesReady = caller.has(.publisher)
        guard seesWaiting || seesReady else { throw Problem.notAllowed(anyOf: [.editor, .publisher]) }
        let waiting =
            seesWaiting
            ? try await room.waiting(after: try request.after(), limit: Self.perPage + 1, by: caller) : []
        let ready =
            seesReady && request.query["after"] == nil ? try await room.ready(limit: 100, by: caller) : []
        let stale = try await room.staleReferences(by: caller)
        let page = ReviewsPage(
            waiting: waiting.prefix(Self.perPage).map { ArticleRow($0.line, house, request) },
            next: waiting.count > Self.perPage ? waiting[Self.perPage - 1].submission.description : nil,
            ready: ready.map { ArticleRow($0.line, house, request) },
            stale: stale.map {
                StaleRow(id: $0.article.description, slug: $0.slug.description, fact: $0.name)
            })
        return try house.renderer.page("authoring/reviews", for: request, page)
    }

    private func change(
        _ request: WebRequest, notice: String, _ body: (ArticleID, Form, Caller) async throws -> Void
    ) async throws -> WebResponse {
        let id: ArticleID = try request.id("id")
        let form = try request.form()
        do {
            try await body(id, form, try request.caller())
        } catch {
            return try await show(request, refusing: error, typed: form)
        }
        return .redirect(to: "/desk/articles/\(id)/review?notice=\(notice)")
    }

    private func show(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        var refusal = Refusal.none
        if case AuthoringError.notReady? = error {
            refusal = try Refusal(
                Problem(.unprocessableContent, "article-to-mend"), house, request, fields: [])
        } else if let error {
            refusal = try Refusal(error, house, request, fields: ["reasons", "reason"])
        }
        let id: ArticleID = try request.id("id")
        let caller = try request.caller()
        let dossier = try await room.dossier(id, by: caller)
        let number = try shownNumber(request, dossier)
        let history = try await room.history(of: id, by: caller)
        let revision = try await room.revision(id, number: number, by: caller)
        let before = try await earlier(than: number, dossier, by: caller)
        let page = ReviewPage(
            dossier: dossier, revision: revision, before: before,
            preview: PreviewModel(try await room.preview(of: id, number: number, by: caller), house, request),
            steps: try await steps(of: history, dossier, request),
            isApproved: history.reviews.last { $0.number == number }?.verdict == .approve, caller: caller,
            typedReasons: typed["reasons"], typedReason: typed["reason"], refusal: refusal, house, request)
        return refusal.decorated(
            try house.renderer.page("authoring/review", for: request, status: refusal.status, page))
    }

    /// The revision that is asked for, else the one that waits, else the latest.
    private func shownNumber(_ request: WebRequest, _ dossier: Dossier) throws -> Int {
        guard let text = request.query["revision"] else {
            return dossier.waiting?.number ?? dossier.latest.number
        }
        guard let number = Int(text), (1...dossier.latest.number).contains(number) else {
            throw Problem.notFound
        }
        return number
    }

    /// What a reviewer compares with: what is out, else the revision before.
    private func earlier(than number: Int, _ dossier: Dossier, by caller: Caller) async throws -> Revision? {
        let other = dossier.standing.map(\.number).flatMap { $0 < number ? $0 : nil } ?? number - 1
        return other > 0 ? try await room.revision(dossier.article.id, number: other, by: caller) : nil
    }

    /// The article's way so far, oldest first.
    private func steps(
        of history: ArticleHistory, _ dossier: Dossier, _ request: WebRequest
    ) async throws -> [StepModel] {
        let people =
            history.submissions.map(\.submittedBy) + history.reviews.map(\.reviewer)
            + history.releases.map(\.releasedBy) + history.withdrawals.map(\.withdrawnBy)
        let names = try await house.rooms.members.displayNames(of: people)
        var steps: [(at: Instant, model: StepModel)] = []
        func add(_ key: String, _ at: Instant, _ member: MemberID, _ number: Int?, _ reasons: [String] = []) {
            let name = house.renderer.text(
                "authoring.step.\(key)", request, ["number": number.map(String.init) ?? ""])
            steps.append(
                (at, StepModel(name: name, at: at.shanghai, by: names[member] ?? "", reasons: reasons)))
        }
        for submission in history.submissions {
            add("submitted", submission.submittedAt, submission.submittedBy, submission.number)
        }
        for review in history.reviews {
            add(
                review.verdict.word, review.reviewedAt, review.reviewer, review.number, review.verdict.reasons
            )
        }
        for release in history.releases {
            add("released", release.releasedAt, release.releasedBy, release.number)
        }
        for withdrawal in history.withdrawals {
            add("withdrawn", withdrawal.withdrawnAt, withdrawal.withdrawnBy, nil, [withdrawal.reason])
        }
        return steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
            \.element.model)
    }
}
