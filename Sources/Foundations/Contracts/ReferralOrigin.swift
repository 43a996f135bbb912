public import Values

/// What a referral was minted for: an impression in the feed, an article's copy on a channel, or a poster.
public struct ReferralOrigin: Hashable, Sendable, Codable {
    public enum Source: String, Hashable, Sendable, Codable, CaseIterable {
        case impression
        case copy
        case poster
    }

    public let source: Source
    /// The impression, publication or poster; unique among those of its source.
    public let id: Int64
    /// The article that is credited; nil for a poster without one.
    public let article: ArticleID?
    public let channel: ChannelID
    public let mintedAt: Instant
    /// The campaign in whose reach the impression lies, and how it stands to it.
    public let touch: CampaignTouch?

    public init(
        source: Source, id: Int64, article: ArticleID?, channel: ChannelID, mintedAt: Instant,
        touch: CampaignTouch? = nil
    ) {
        self.source = source
        self.id = id
        self.article = article
        self.channel = channel
        self.mintedAt = mintedAt
        self.touch = touch
    }
}
