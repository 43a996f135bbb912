public import Contracts
public import Values

/// One article as the site shows it.
public struct SiteCopy: Hashable, Sendable {
    public let publication: PublicationID
    public let key: String
    public let channel: ChannelID
    /// The `rid` of this copy, for links to shops when the reader came by no impression.
    public let referral: String
    /// What feeds know it by; it stays when the site moves to another address.
    public let feedID: String
    public let edition: Edition
    /// When the copy last changed.
    public let changedAt: Instant

    public init(
        publication: PublicationID, key: String, channel: ChannelID, referral: String, feedID: String,
        edition: Edition,
        changedAt: Instant
    ) {
        self.publication = publication
        self.key = key
        self.channel = channel
        self.referral = referral
        self.feedID = feedID
        self.edition = edition
        self.changedAt = changedAt
    }

    public var cursor: SiteCursor {
        SiteCursor(firstPublishedAt: edition.firstPublishedAt, article: edition.article)
    }
}

/// Where a page of copies ended.
public struct SiteCursor: Hashable, Sendable, LosslessStringConvertible {
    let firstPublishedAt: Instant
    let article: ArticleID

    init(firstPublishedAt: Instant, article: ArticleID) {
        self.firstPublishedAt = firstPublishedAt
        self.article = article
    }

    public var description: String { "\(firstPublishedAt.microseconds)-\(article)" }

    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let microseconds = Int64(parts[0]), let article = ArticleID(String(parts[1]))
        else {
            return nil
        }
        self.init(firstPublishedAt: Instant(microseconds: microseconds), article: article)
    }
}

/// What is found under an address.
public enum SiteFinding: Hashable, Sendable {
    case copy(SiteCopy)
    /// The article stands under a newer address.
    case moved(to: Slug)
    /// The article was taken off the site.
    case gone
    case unknown
}
