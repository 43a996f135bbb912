public import EventLog
public import Values

/// A campaign runs with these terms: it was started or resumed, or its terms changed while it ran.
public struct CampaignStarted: Event {
    public let campaign: CampaignID
    public let lot: LotID
    public let product: ProductID
    /// Who advertises.
    public let organization: OrganizationID
    public let organizationName: Localized
    /// Fen for a thousand promoted impressions, which is the thousandths of a fen that one costs.
    public let bid: Int64
    public let audience: CampaignAudience
    public let caps: CampaignCaps
    /// Of ten thousand readers so many are shown nothing promoted.
    public let holdout: Int
    public let startsOn: Day
    /// The last day.
    public let endsOn: Day
    public var key: String { campaign.description }

    public init(
        campaign: CampaignID, lot: LotID, product: ProductID, organization: OrganizationID,
        organizationName: Localized, bid: Int64, audience: CampaignAudience, caps: CampaignCaps, holdout: Int,
        startsOn: Day, endsOn: Day
    ) {
        self.campaign = campaign
        self.lot = lot
        self.product = product
        self.organization = organization
        self.organizationName = organizationName
        self.bid = bid
        self.audience = audience
        self.caps = caps
        self.holdout = holdout
        self.startsOn = startsOn
        self.endsOn = endsOn
    }
}

/// A campaign was held: nothing of it is shown until it starts again.
public struct CampaignHeld: Event {
    public let campaign: CampaignID
    public let reason: String
    public var key: String { campaign.description }

    public init(campaign: CampaignID, reason: String) {
        self.campaign = campaign
        self.reason = reason
    }
}

/// A campaign is over.
public struct CampaignEnded: Event {
    public let campaign: CampaignID
    public let lot: LotID
    /// `by_hand`, `deadline`, `goal`, `budget`, `lot_closed`, `lot_withdrawn`, `sold_out`.
    public let cause: String
    public let reason: String
    public var key: String { campaign.description }

    public init(campaign: CampaignID, lot: LotID, cause: String, reason: String) {
        self.campaign = campaign
        self.lot = lot
        self.cause = cause
        self.reason = reason
    }
}

/// A position of a page was given to a campaign, or would have been, had the reader not been held out.
public struct PromotionPlaced: Event {
    public static let stream = EventStream.reader
    public let campaign: CampaignID
    public let decision: DecisionID
    /// As the referral has it; one of its own for a ghost, which nobody sees.
    public let impression: ImpressionID
    public let article: ArticleID
    /// The keyed hash by which readers are known.
    public let reader: Int64
    /// The first of the page is 0.
    public let position: Int
    /// True: the reader is held out, the position went to whoever the feed's own ranking put there.
    public let isGhost: Bool
    /// What pays for it when it is seen; nil for a ghost.
    public let lease: BudgetLeaseID?
    /// In thousandths of a fen; 0 for a ghost.
    public let cost: Int64
    public var key: String { campaign.description }

    public init(
        campaign: CampaignID, decision: DecisionID, impression: ImpressionID, article: ArticleID, reader: Int64,
        position: Int, isGhost: Bool, lease: BudgetLeaseID?, cost: Int64
    ) {
        self.campaign = campaign
        self.decision = decision
        self.impression = impression
        self.article = article
        self.reader = reader
        self.position = position
        self.isGhost = isGhost
        self.lease = lease
        self.cost = cost
    }
}

/// A reader saw, opened or followed what lies within a campaign's reach.
public struct PromotionTouched: Event {
    public static let stream = EventStream.reader

    public enum Act: String, Hashable, Sendable, Codable, CaseIterable {
        case seen
        case opened
        case followed
    }

    public let touch: CampaignTouch
    public let impression: ImpressionID
    public let act: Act
    public var key: String { touch.campaign.description }

    public init(touch: CampaignTouch, impression: ImpressionID, act: Act) {
        self.touch = touch
        self.impression = impression
        self.act = act
    }
}
