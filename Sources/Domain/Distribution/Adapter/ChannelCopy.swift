public import Contracts

/// One article's place on one channel, as an adapter needs to know it.
public struct ChannelCopy: Hashable, Sendable {
    public let publication: PublicationID
    public let article: ArticleID
    public let channel: Channel
    /// Made when the publication was, before the first byte left, and never changed.
    public let key: PublicationKey
    /// Where it stands, in the adapter's own words; nil until the channel has answered.
    public let reference: String?
    /// The `rid` that links to shops carry from this copy.
    public let referral: String

    public init(
        publication: PublicationID, article: ArticleID, channel: Channel, key: PublicationKey, reference: String?,
        referral: String
    ) {
        self.publication = publication
        self.article = article
        self.channel = channel
        self.key = key
        self.reference = reference
        self.referral = referral
    }

    func at(_ reference: String) -> ChannelCopy {
        ChannelCopy(
            publication: publication, article: article, channel: channel, key: key, reference: reference,
            referral: referral)
    }
}

/// Something that stands on a channel.
public struct RemoteCopy: Hashable, Sendable {
    /// Whatever the adapter needs to find it again: a number, an address, several in JSON. At most 4,000 bytes.
    public let reference: String
    /// Where people can read it, if the channel tells.
    public let address: String?

    public init(reference: String, address: String?) {
        self.reference = reference
        self.address = address
    }
}

/// What a channel answered.
public enum RemoteAnswer: Hashable, Sendable {
    case stands(RemoteCopy)
    /// It was taken, but is not visible (or not gone) yet: ask for its status again in so many seconds.
    case pending(RemoteCopy, checkAfter: Int64)
    /// It stands there, but of some of its parts nobody knows whether they do, and only a person can find out. Its status is
    /// asked again in so many seconds when something else is still at work, and else when the adapter or a person knows
    /// more (``ChannelDesk/lookAgain(at:in:)``, ``ChannelAdapter/settleParts(of:arrived:in:)``).
    case partlyUnconfirmed(RemoteCopy, said: String, checkAfter: Int64?)
    /// Nothing stands there, or no longer.
    case absent

    var remote: RemoteCopy? {
        switch self {
        case .stands(let remote), .pending(let remote, _), .partlyUnconfirmed(let remote, _, _): remote
        case .absent: nil
        }
    }
}

/// What readers did with a copy; nil where a channel does not say.
public struct CopyMetrics: Hashable, Sendable {
    public let views: Int64?
    public let likes: Int64?
    public let shares: Int64?
    public let replies: Int64?

    public init(views: Int64? = nil, likes: Int64? = nil, shares: Int64? = nil, replies: Int64? = nil) {
        self.views = views
        self.likes = likes
        self.shares = shares
        self.replies = replies
    }
}
