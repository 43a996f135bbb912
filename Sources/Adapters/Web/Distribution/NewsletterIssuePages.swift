import Channels
import Contracts
import Distribution
import HTTPTypes
import Values

/// `/desk/newsletter`: the issues of all newsletters, and the letters of each with what became of them.
struct NewsletterIssuePages: Sendable {
    static let address = "/desk/newsletter"
    private static let issuesPerPage = 20
    private static let lettersPerPage = 50
    let house: House

    private var desk: NewsletterDesk { house.rooms.newsletter }

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await list(request) },
            .get(Self.address + "/{id}", isForMembers: true) { request in try await show(request) },
            .post(Self.address + "/{id}/letters/{letter}/settle") { request in
                try await act("letter_settled", request) { _ in
                    let seen = try request.form()["seen"]
                    guard ["out", "again"].contains(seen) else {
                        throw Problem(FieldProblem("seen", .malformed(expected: "out, again")))
                    }
                    try await desk.settle(
                        try request.id("letter"), wentOut: seen == "out", by: try request.caller())
                }
            },
            .post(Self.address + "/{id}/halt") { request in
                try await act("issue_halted", request) { issue in
                    try await desk.halt(try publication(of: issue), by: try request.caller())
                }
            },
            .post(Self.address + "/{id}/correction") { request in
                try await act("correction_sent", request) { issue in
                    try await desk.correct(
                        try publication(of: issue), note: try request.form()["note"], by: try request.caller())
                }
            },
        ]
    }

    private func list(_ request: WebRequest) async throws -> WebResponse {
        let found = try await desk.issues(
            before: try request.after(), limit: Self.issuesPerPage + 1, by: try request.caller())
        let names = try await channelNames()
        let page = NewsletterIssuesPage(
            items: found.prefix(Self.issuesPerPage).map { NewsletterIssueLine($0, names, house, request) },
            next: found.count > Self.issuesPerPage ? found[Self.issuesPerPage - 1].id.description : nil)
        return try house.renderer.page("distribution/newsletter", for: request, page)
    }

    private func act(
        _ notice: String, _ request: WebRequest, _ verb: (NewsletterIssueOverview) async throws -> Void
    ) async throws -> WebResponse {
        let issue = try await issue(request)
        do { try await verb(issue) } catch { return try await show(request, refusing: error) }
        let state = try request.form()["state"]
        let filter = NewsletterLetter.State(rawValue: state).map { "&state=\($0.rawValue)" } ?? ""
        return .redirect(to: "\(Self.address)/\(issue.id)?notice=\(notice)\(filter)")
    }

    private func show(_ request: WebRequest, refusing error: (any Error)? = nil) async throws -> WebResponse {
        let issue = try await issue(request)
        let refusal = try error.map { try Refusal($0, house, request, fields: ["note"]) } ?? .none
        var state: NewsletterLetter.State?
        if let text = request.query["state"], !text.isEmpty {
            guard let known = NewsletterLetter.State(rawValue: text) else {
                throw Problem.badQuery("state", .unknown(text))
            }
            state = known
        }
        let found = try await desk.letters(
            of: issue.id, in: state, after: try request.after(), limit: Self.lettersPerPage + 1,
            by: try request.caller())
        let page = NewsletterLettersPage(
            issue: NewsletterIssueLine(issue, try await channelNames(), house, request),
            filters: LetterFilter.all(issue, chosen: state, house, request),
            items: found.prefix(Self.lettersPerPage).map { LetterLine($0, house, request) },
            chosen: state?.rawValue,
            next: found.count > Self.lettersPerPage ? found[Self.lettersPerPage - 1].id.description : nil,
            mayHalt: issue.publication != nil && issue.haltedAt == nil && issue.tally.waiting > 0,
            mayCorrect: issue.publication != nil && issue.tally.sent > 0,
            note: error == nil ? "" : try request.form()["note"], problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("distribution/letters", for: request, status: refusal.status, page))
    }

    private func issue(_ request: WebRequest) async throws -> NewsletterIssueOverview {
        guard let issue = try await desk.issue(try request.id("id"), by: try request.caller()) else {
            throw Problem.notFound
        }
        return issue
    }

    private func publication(of issue: NewsletterIssueOverview) throws -> PublicationID {
        guard let publication = issue.publication else { throw Problem.notFound }
        return publication
    }

    private func channelNames() async throws -> [ChannelID: String] {
        let channels = try await house.rooms.distribution.channelList().map(\.channel)
        return Dictionary(uniqueKeysWithValues: channels.map { ($0.id, $0.name) })
    }
}
