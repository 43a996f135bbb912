import Contracts
import EventLog
import Values

/// What an event of the domain stream changes in what may be shown. Read once, applied twice: to the tables and to memory.
enum ShelfChange: Hashable, Sendable {
    case told(Story)
    case stands(ArticleID, since: Instant)
    case gone(ArticleID)
    case described(ProductID)
    case confirmed(Supply)
    case withdrawn(LotID, at: Instant)
    case left(LotID, Quantity)
    case opened(Offer)
    case closed(ListingID, at: Instant)
    case sold(ArticleID)

    /// Nil for an event that changes nothing here.
    init?(_ event: Envelope, site: ChannelID) throws(EventLogError) {
        switch event.kind {
        case ArticlePublished.kind:
            guard let published = try event.decoded(ArticlePublished.self) else { return nil }
            self = .told(Story(published))
        case PublicationDelivered.kind:
            guard let delivered = try event.decoded(PublicationDelivered.self), delivered.channel == site else {
                return nil
            }
            self = .stands(delivered.article, since: event.at)
        case PublicationRecalled.kind:
            guard let recalled = try event.decoded(PublicationRecalled.self), recalled.channel == site else {
                return nil
            }
            self = .gone(recalled.article)
        case ArticleWithdrawn.kind:
            // Not waiting until the site's copy is recalled: from now on nobody is sent there.
            guard let withdrawn = try event.decoded(ArticleWithdrawn.self) else { return nil }
            self = .gone(withdrawn.article)
        case ProductDescribed.kind:
            guard let described = try event.decoded(ProductDescribed.self) else { return nil }
            self = .described(described.product)
        case LotConfirmed.kind:
            guard let confirmed = try event.decoded(LotConfirmed.self) else { return nil }
            self = .confirmed(Supply(confirmed))
        case LotWithdrawn.kind:
            guard let withdrawn = try event.decoded(LotWithdrawn.self) else { return nil }
            self = .withdrawn(withdrawn.lot, at: event.at)
        case LotStockChanged.kind:
            guard let changed = try event.decoded(LotStockChanged.self) else { return nil }
            self = .left(changed.lot, changed.remaining)
        case ListingOpened.kind:
            guard let opened = try event.decoded(ListingOpened.self) else { return nil }
            self = .opened(Offer(opened))
        case ListingClosed.kind:
            guard let closed = try event.decoded(ListingClosed.self) else { return nil }
            self = .closed(closed.listing, at: event.at)
        case SaleRecorded.kind:
            guard let article = try event.decoded(SaleRecorded.self)?.credit.article else { return nil }
            self = .sold(article)
        default:
            // The stream carries many other events; that is no concern of this room.
            return nil
        }
    }
}
