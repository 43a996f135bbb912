import Contracts
import EventLog
import Values

/// What readers did with the articles: a fold over the reader stream.
struct Readings: Hashable, Sendable {
    struct Count: Hashable, Sendable {
        var impressions: Int64 = 0
        var opens: Int64 = 0
        var follows: Int64 = 0
        /// The position of the last event that changed it; decides what the next checkpoint writes.
        var position: Int64 = 0
    }

    var counts: [ArticleID: Count] = [:]

    mutating func apply(_ act: ReaderAct, at position: Int64) {
        switch act {
        case .saw(let article): counts[article, default: Count()].impressions += 1
        case .opened(let article): counts[article, default: Count()].opens += 1
        case .followed(let article): counts[article, default: Count()].follows += 1
        }
        counts[act.article]?.position = position
    }
}

/// What an event of the reader stream adds to the counts.
enum ReaderAct: Hashable, Sendable {
    case saw(ArticleID)
    case opened(ArticleID)
    case followed(ArticleID)

    var article: ArticleID {
        switch self {
        case .saw(let article), .opened(let article), .followed(let article): article
        }
    }

    /// Nil for an event that adds nothing, such as a decision.
    init?(_ event: Envelope) throws(EventLogError) {
        switch event.kind {
        // The key of both is the article, so the payload need not be read: this runs for every impression.
        case ImpressionSeen.kind:
            guard let article = ArticleID(event.key) else { throw .payload("ImpressionSeen \(event.id): no article") }
            self = .saw(article)
        case ArticleOpened.kind:
            guard let article = ArticleID(event.key) else { throw .payload("ArticleOpened \(event.id): no article") }
            self = .opened(article)
        case LinkFollowed.kind:
            guard let article = try event.decoded(LinkFollowed.self)?.origin.article else { return nil }
            self = .followed(article)
        default: return nil
        }
    }
}
