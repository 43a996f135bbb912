/// How an impression stands to a campaign within whose reach it lies.
public struct CampaignTouch: Hashable, Sendable, Codable {
    public enum Arm: String, Hashable, Sendable, Codable, CaseIterable {
        /// The campaign's own position: advertising, marked and paid for.
        case promoted
        /// The same goods, shown by the feed's own ranking to a reader whom the campaign reaches as well.
        case beside
        /// The same goods, shown by the feed's own ranking to a reader who is held out and is shown nothing promoted.
        case holdout
    }

    public let campaign: CampaignID
    public let arm: Arm

    public init(campaign: CampaignID, arm: Arm) {
        self.campaign = campaign
        self.arm = arm
    }
}
