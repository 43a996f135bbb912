import Contracts
import Values

/// All that may be shown: a fold over the domain stream, the same on every node that has heard as much of it.
struct Shelf: Hashable, Sendable {
    var stories: [ArticleID: Story] = [:]
    /// Since when an article stands on the site; absent when it does not.
    var standing: [ArticleID: Instant] = [:]
    var supplies: [LotID: Supply] = [:]
    var offers: [ListingID: Offer] = [:]
    /// How many lines of orders were credited to an article.
    var sales: [ArticleID: Int64] = [:]

    mutating func apply(_ change: ShelfChange) {
        switch change {
        case .told(let story): stories[story.article] = story.replacing(stories[story.article])
        case .stands(let article, let since): standing[article] = standing[article] ?? since
        case .gone(let article): standing[article] = nil
        case .described: break
        case .confirmed(let supply): supplies[supply.lot] = supply
        case .withdrawn(let lot, let at): supplies[lot]?.withdrawnAt = at
        case .left(let lot, let remaining): supplies[lot]?.remaining = remaining
        case .opened(let offer): offers[offer.listing] = offer
        case .closed(let listing, let at): offers[listing]?.closedAt = at
        case .sold(let article): sales[article, default: 0] += 1
        }
    }
}
