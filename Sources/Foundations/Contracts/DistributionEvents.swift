public import EventLog
public import Values

/// A revision stands on a channel.
public struct PublicationDelivered: Event {
    public let publication: PublicationID
    public let article: ArticleID
    public let channel: ChannelID
    /// `site`, `newsletter`, …
    public let channelKind: String
    public let channelName: String
    public let revision: RevisionID
    /// Where it stands, if the channel tells.
    public let address: String?
    public var key: String { article.description }

    public init(
        publication: PublicationID, article: ArticleID, channel: ChannelID, channelKind: String, channelName: String,
        revision: RevisionID, address: String?
    ) {
        self.publication = publication
        self.article = article
        self.channel = channel
        self.channelKind = channelKind
        self.channelName = channelName
        self.revision = revision
        self.address = address
    }
}

/// The article stands on the channel no longer.
public struct PublicationRecalled: Event {
    public let publication: PublicationID
    public let article: ArticleID
    public let channel: ChannelID
    public let channelKind: String
    public var key: String { article.description }

    public init(publication: PublicationID, article: ArticleID, channel: ChannelID, channelKind: String) {
        self.publication = publication
        self.article = article
        self.channel = channel
        self.channelKind = channelKind
    }
}
