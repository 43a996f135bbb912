import Contracts
import Distribution
import Values

/// One article on one channel as the API tells it.
struct PublicationAnswer: Encodable, Sendable {
    let id: PublicationID
    let article: ArticleID
    let channel: ChannelID
    let channelKind: String
    let channelName: String
    /// How far the newest operation is.
    let state: String
    let operation: String?
    /// Whether it is wanted there.
    let isLive: Bool
    /// What stands there; absent when nothing does.
    let standing: StandingAnswer?
    let problem: ProblemAnswer?
    /// Whether a recall waits until a person has said what came of the operation before it.
    let recallWaits: Bool
    let attempts: Int
    /// When something happens next by itself.
    let nextAt: String?
    let isLate: Bool
    let madeAt: String
    /// What readers did there.
    let metrics: EchoAnswer?

    init(_ place: ArticleStanding.Place, _ echo: PublicationEcho?, at now: Instant) {
        let publication = place.publication
        id = publication.id
        article = publication.article
        channel = place.channel.id
        channelKind = place.channel.kind.rawValue
        channelName = place.channel.name
        state = place.stateName
        operation = place.delivery?.operation.rawValue
        isLive = publication.isLive
        standing = publication.standing.map { standing in
            StandingAnswer(
                address: standing.address, reference: standing.reference, revision: standing.revision,
                number: standing.number, since: standing.since.iso8601, updatedAt: standing.updatedAt.iso8601)
        }
        problem = place.problem.map { problem in
            ProblemAnswer(
                cause: problem.cause.rawValue, mend: problem.mend.rawValue, field: problem.field, said: problem.said)
        }
        recallWaits = place.isRecallHeld
        attempts = place.delivery?.attempts ?? 0
        nextAt = place.nextAt?.iso8601
        isLate = place.isLate(at: now)
        madeAt = publication.madeAt.iso8601
        metrics = echo.map(EchoAnswer.init)
    }

    static let shape = Shape.object([
        .required("id", .identifier), .required("article", .identifier), .required("channel", .identifier),
        .required("channel_kind", .string), .required("channel_name", .string),
        .required("state", .choice(DeliveryState.allCases.map(\.rawValue))),
        .optional("operation", .choice(DeliveryOperation.allCases.map(\.rawValue))), .required("is_live", .boolean),
        .optional(
            "standing",
            .object([
                .optional("address", .string), .required("reference", .string), .required("revision", .identifier),
                .required("number", .integer), .required("since", .string), .required("updated_at", .string),
            ])),
        .optional(
            "problem",
            .object([
                .required("cause", .choice(DeliveryProblem.Cause.allCases.map(\.rawValue))),
                .required("mend", .choice(DeliveryProblem.Mend.allCases.map(\.rawValue))),
                .optional("field", .string), .required("said", .string),
            ])),
        .required("recall_waits", .boolean), .required("attempts", .integer), .optional("next_at", .string),
        .required("is_late", .boolean),
        .required("made_at", .string), .optional("metrics", EchoAnswer.shape),
    ])
}

struct StandingAnswer: Encodable, Sendable {
    let address: String?
    let reference: String
    let revision: RevisionID
    let number: Int
    let since: String
    let updatedAt: String
}

struct ProblemAnswer: Encodable, Sendable {
    let cause: String
    let mend: String
    let field: String?
    /// The channel's own words.
    let said: String
}

/// What came back from one copy: the channel's own numbers where it tells them, else what was brought to us.
struct EchoAnswer: Encodable, Sendable {
    let views: Int64?
    let likes: Int64
    let shares: Int64
    let replies: Int64
    let mentions: Int64
    let bounces: Int64
    /// To shops, by the copy's own referral.
    let clicks: Int64
    /// When the channel told its numbers; absent when it never did.
    let at: String?

    init(_ echo: PublicationEcho) {
        func counted(_ kind: Returned.Kind) -> Int64 { Int64(echo.counted[kind] ?? 0) }
        let told = echo.told?.numbers
        views = told?.views
        likes = max(told?.likes ?? 0, counted(.like))
        shares = max(told?.shares ?? 0, counted(.boost))
        replies = max(told?.replies ?? 0, counted(.reply))
        mentions = counted(.mention)
        bounces = counted(.bounce)
        clicks = echo.clicks
        at = echo.told?.at.iso8601
    }

    static let shape = Shape.object([
        .optional("views", .integer), .required("likes", .integer), .required("shares", .integer),
        .required("replies", .integer), .required("mentions", .integer), .required("bounces", .integer),
        .required("clicks", .integer),
        .optional("at", .string),
    ])
}

/// Where an article stands: on all, some or none of the channels that it is meant for.
struct StandingsAnswer: Encodable, Sendable {
    let reach: String
    let items: [PublicationAnswer]

    init(_ standing: ArticleStanding, _ echoes: [PublicationID: PublicationEcho], at now: Instant) {
        reach = standing.reach.rawValue
        items = standing.places.map { PublicationAnswer($0, echoes[$0.publication.id], at: now) }
    }

    static let shape = Shape.object([
        .required("reach", .choice(ArticleStanding.Reach.allCases.map(\.rawValue))),
        .required("items", .array(PublicationAnswer.shape)),
    ])
}

extension ArticleStanding.Place {
    /// The state of the operation by which the place is judged; a publication without one was never begun.
    var stateName: String { (delivery?.state ?? .cancelled).rawValue }
}
