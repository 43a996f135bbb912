import Contracts
import Distribution
import Values

/// One channel's truth about an article, in the reader's words.
struct PlaceLine {
    let publication: String
    let channel: String
    let channelName: String
    let state: String
    /// `badge`, `badge badge-orange`, `badge badge-red`
    let badge: String
    let isStanding: Bool
    let address: String?
    let revision: String?
    let updated: String?
    /// The channel's own words; nil when nothing is wrong.
    let said: String?
    let cause: String?
    let mend: String?
    let next: String?
    /// What waits until a person has looked; nil when nothing does.
    let held: String?
    let isLate: Bool
    /// What readers did there; nil when nothing is known.
    let echo: String?
    let mayRecall: Bool
    let mayRetry: Bool
    let mayCancel: Bool
    let mustLook: Bool
    /// Whether only of parts of it, such as letters, nobody knows.
    let isPartly: Bool
    /// Whether the channel can be asked now how far it is.
    let mayLook: Bool

    init(_ place: ArticleStanding.Place, _ house: House, _ request: WebRequest, _ echo: PublicationEcho? = nil) {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text("distribution." + key, request, arguments)
        }
        let delivery = place.delivery
        let standing = place.publication.standing
        publication = place.publication.id.description
        channel = place.channel.id.description
        channelName = place.channel.name
        state = text("state.\(place.stateName)")
        badge = Self.badge(of: delivery?.state)
        isStanding = standing != nil
        // Told by strangers' servers: only what a reader may safely open.
        address = standing?.address.flatMap { address in
            ["https://", "http://", "nostr:", "xmpp:"].contains { address.hasPrefix($0) } ? address : nil
        }
        revision = standing.map { text("revision", ["number": String($0.number)]) }
        updated = standing?.updatedAt.shanghai
        said = place.problem.flatMap { $0.said.isEmpty ? nil : $0.said }
        let awaitsRelease = delivery?.awaitsRelease ?? false
        if awaitsRelease {
            (cause, mend) = (text("person.release"), text("person.release_mend"))
        } else {
            cause = place.problem.map { text("cause.\($0.cause.rawValue)") }
            mend = place.problem.map { problem in
                text("mend.\(problem.mend.rawValue)", ["field": problem.field ?? ""])
            }
        }
        next = place.nextAt.map { text(awaitsRelease ? "person.next" : "next", ["time": $0.shanghai]) }
        held = place.isRecallHeld ? text("recall_held") : nil
        mayLook = delivery?.isLookedAt ?? false
        isLate = place.isLate(at: house.clock.now())
        self.echo = echo.map { Self.words(EchoAnswer($0), text) }
        mayRecall = place.publication.isLive && (standing == nil || place.capabilities.deletes)
        isPartly = delivery?.isPartly ?? false
        switch delivery?.state {
        case .retryAt, .needsAuth: (mayRetry, mayCancel, mustLook) = (true, true, false)
        case .rejected: (mayRetry, mayCancel, mustLook) = (place.publication.end == nil, false, false)
        case .scheduled, .channelOff: (mayRetry, mayCancel, mustLook) = (false, true, false)
        case .unconfirmed:
            let needsPerson = delivery?.needsPerson ?? false
            (mayRetry, mayCancel, mustLook) = (false, false, needsPerson)
        case .sending, .remotePending, .published, .recalled, .cancelled, .superseded, nil:
            (mayRetry, mayCancel, mustLook) = (false, false, false)
        }
    }

    private static func words(_ echo: EchoAnswer, _ text: (String, [String: String]) -> String) -> String {
        var parts: [String] = []
        if let views = echo.views { parts.append(text("echo.views", ["count": String(views)])) }
        parts.append(text("echo.replies", ["count": String(echo.replies)]))
        parts.append(text("echo.likes", ["count": String(echo.likes)]))
        parts.append(text("echo.shares", ["count": String(echo.shares)]))
        parts.append(text("echo.clicks", ["count": String(echo.clicks)]))
        return parts.joined(separator: " · ")
    }

    private static func badge(of state: DeliveryState?) -> String {
        switch state {
        case .published, .recalled, .cancelled, .superseded, nil: "badge"
        case .scheduled, .sending, .remotePending, .channelOff, .retryAt: "badge badge-orange"
        case .unconfirmed, .needsAuth, .rejected: "badge badge-red"
        }
    }
}

/// An article on the board.
struct BoardLine {
    let id: String
    let title: String
    let language: String
    let slug: String
    let revision: String
    let reach: String
    let reachBadge: String
    let withdrawn: String?
    let places: [PlaceLine]

    init(
        _ row: BoardRow, _ house: House, _ request: WebRequest, _ echoes: [PublicationID: PublicationEcho] = [:]
    ) {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text("distribution." + key, request, arguments)
        }
        id = row.article.article.description
        title = row.article.title
        language = row.article.language.rawValue
        slug = row.article.slug.description
        revision = text("revision", ["number": String(row.article.number)])
        reach = text("reach.\(row.standing.reach.rawValue)")
        switch row.standing.reach {
        case .all: reachBadge = "badge"
        case .some: reachBadge = "badge badge-orange"
        case .none, .nowhere: reachBadge = "badge badge-red"
        }
        withdrawn = row.article.withdrawal.map { text("withdrawn", ["time": $0.at.shanghai, "reason": $0.reason]) }
        places = row.standing.places.map { PlaceLine($0, house, request, echoes[$0.publication.id]) }
    }
}
