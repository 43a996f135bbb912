import Channels
import Contracts
import Distribution
import HTTPTypes
import Values

/// `/newsletter-issues`: the issues of all newsletters, and what became of each letter. Who reads is personal data, so
/// mailboxes are told cut short here.
struct NewsletterIssueEndpoints: Sendable {
    let desk: NewsletterDesk

    var endpoints: [Endpoint] { [list, letters] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/newsletter-issues",
            summary: "Issues and corrections of all newsletters, newest first, with how far their letters are",
            tag: "Distribution", query: [.limit, .after], answer: .page(of: NewsletterIssueAnswer.shape)
        ) { [desk] request in
            let limit = try request.limit()
            let found = try await desk.issues(
                before: try request.after(), limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map { NewsletterIssueAnswer($0) },
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var letters: Endpoint {
        let states = NewsletterLetter.State.allCases.map(\.rawValue)
        return Endpoint(
            method: .get, path: "/newsletter-issues/{id}/letters",
            summary: "The letters of an issue: what became of each, why, and what to do about it",
            tag: "Distribution",
            query: [.limit, .after, Endpoint.Parameter("state", .choice(states), "Only letters in this state")],
            answer: .page(of: NewsletterLetterAnswer.shape)
        ) { [desk] request in
            let limit = try request.limit()
            let state = try request.query["state"].map { text in
                guard let state = NewsletterLetter.State(rawValue: text) else {
                    throw Problem.badQuery("state", .malformed(expected: states.joined(separator: ", ")))
                }
                return state
            }
            guard let issue = try await desk.issue(try request.id("id"), by: try request.caller()) else {
                throw Problem.notFound
            }
            let found = try await desk.letters(
                of: issue.id, in: state, after: try request.after(), limit: limit + 1, by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map { NewsletterLetterAnswer($0) },
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }
}

struct NewsletterIssueAnswer: Encodable, Sendable {
    let id: NewsletterIssueID
    let channel: ChannelID
    let publication: PublicationID?
    let corrects: NewsletterIssueID?
    let language: String
    let subject: String
    let madeAt: String
    let haltedAt: String?
    let letters: [String: Int]

    init(_ issue: NewsletterIssueOverview) {
        id = issue.id
        channel = issue.channel
        publication = issue.publication
        corrects = issue.corrects
        language = issue.language.rawValue
        subject = issue.subject
        madeAt = issue.madeAt.iso8601
        haltedAt = issue.haltedAt?.iso8601
        letters = Dictionary(
            uniqueKeysWithValues: NewsletterLetter.State.allCases.map { ($0.rawValue, issue.tally.count(of: $0)) })
    }

    static let shape = Shape.object([
        .required("id", .identifier), .required("channel", .identifier), .optional("publication", .identifier),
        .optional("corrects", .identifier), .required("language", .choice(Language.allCases.map(\.rawValue))),
        .required("subject", .string), .required("made_at", .string), .optional("halted_at", .string),
        .required(
            "letters", .object(NewsletterLetter.State.allCases.map { .required($0.rawValue, .integer) })),
    ])
}

struct NewsletterLetterAnswer: Encodable, Sendable {
    let id: NewsletterRecipientID
    /// Such as `a…@example.org`.
    let recipient: String
    let messageId: String
    let state: String
    let cause: String?
    let mend: String?
    let status: String?
    let said: String?
    let attempts: Int
    let queuedAt: String
    let nextAt: String?
    let handledAt: String?

    init(_ letter: NewsletterLetter) {
        id = letter.id
        recipient = letter.recipient
        messageId = letter.messageID
        state = letter.state.rawValue
        cause = letter.cause?.rawValue
        mend = letter.mend?.rawValue
        status = letter.status
        said = letter.said
        attempts = letter.attempts
        queuedAt = letter.queuedAt.iso8601
        nextAt = letter.nextAt?.iso8601
        handledAt = letter.handledAt?.iso8601
    }

    static let shape = Shape.object([
        .required("id", .identifier), .required("recipient", .string), .required("message_id", .string),
        .required("state", .choice(NewsletterLetter.State.allCases.map(\.rawValue))),
        .optional("cause", .choice(NewsletterLetter.Cause.allCases.map(\.rawValue))),
        .optional("mend", .choice(NewsletterLetter.Mend.allCases.map(\.rawValue))),
        .optional("status", .string), .optional("said", .string), .required("attempts", .integer),
        .required("queued_at", .string), .optional("next_at", .string), .optional("handled_at", .string),
    ])
}
