public import Authoring
public import Channels
public import Commerce
public import Contracts
public import Distribution
public import Impact
public import Media
public import Members
public import Promotion
public import Recommendation
public import Sourcing

/// The rooms that the pages and the API ask.
public struct Rooms: Sendable {
    public let members: MembersRoom
    public let media: MediaRoom
    public let sourcing: SourcingRoom
    public let authoring: AuthoringRoom
    public let distribution: DistributionRoom
    /// What stands on the site channel.
    public let site: SiteCopies
    public let newsletter: NewsletterDesk
    /// Packages for publishing by hand, and the pictures that go into them.
    public let exports: ExportDesk
    public let channelMedia: any ChannelMedia
    public let recommendation: RecommendationRoom
    public let promotion: PromotionRoom
    public let commerce: CommerceRoom
    public let impact: ImpactRoom
    public let referrals: ReferralSeal

    public init(
        members: MembersRoom, media: MediaRoom, sourcing: SourcingRoom, authoring: AuthoringRoom,
        distribution: DistributionRoom, site: SiteCopies, newsletter: NewsletterDesk, exports: ExportDesk,
        channelMedia: any ChannelMedia, recommendation: RecommendationRoom, promotion: PromotionRoom,
        commerce: CommerceRoom, impact: ImpactRoom, referrals: ReferralSeal
    ) {
        self.members = members
        self.media = media
        self.sourcing = sourcing
        self.authoring = authoring
        self.distribution = distribution
        self.site = site
        self.newsletter = newsletter
        self.exports = exports
        self.channelMedia = channelMedia
        self.recommendation = recommendation
        self.promotion = promotion
        self.commerce = commerce
        self.impact = impact
        self.referrals = referrals
    }
}
