public import Values

/// A part of a campaign's budget that a node may spend without asking again.
public struct BudgetLease: Hashable, Sendable {
    public let id: BudgetLeaseID
    public let campaign: CampaignID
    /// Thousandths of a fen.
    public let amount: Int64
    /// No position is paid from it later.
    public let until: Instant

    public init(id: BudgetLeaseID, campaign: CampaignID, amount: Int64, until: Instant) {
        self.id = id
        self.campaign = campaign
        self.amount = amount
        self.until = until
    }
}

/// How often a reader was placed before a campaign.
public struct CampaignExposure: Hashable, Sendable {
    public let campaign: CampaignID
    public let reader: Int64
    /// The last day on which it was, and how often on that day.
    public let day: Day
    public let onDay: Int
    public let inAll: Int

    public init(campaign: CampaignID, reader: Int64, day: Day, onDay: Int, inAll: Int) {
        self.campaign = campaign
        self.reader = reader
        self.day = day
        self.onDay = onDay
        self.inAll = inAll
    }
}

/// Answered by Promotion.
public protocol CampaignPurse: Sendable {
    /// The terms of the campaigns that run now.
    func running() async throws -> [CampaignStarted]
    /// Whom those campaigns reached, for the caps; at most so many for each, the latest first.
    func exposures(limit: Int) async throws -> [CampaignExposure]
    /// A part of the budget, as the pace allows; nil when there is nothing to be had now. `unspent` gives back what is left
    /// of an earlier lease.
    func lease(
        of campaign: CampaignID, returning unspent: (lease: BudgetLeaseID, amount: Int64)?
    ) async throws -> BudgetLease?
}

/// No campaigns: for a platform, or a test, without promotion.
public struct NoCampaigns: CampaignPurse {
    public init() {}

    public func running() async throws -> [CampaignStarted] { [] }
    public func exposures(limit: Int) async throws -> [CampaignExposure] { [] }
    public func lease(
        of campaign: CampaignID, returning unspent: (lease: BudgetLeaseID, amount: Int64)?
    ) async throws -> BudgetLease? { nil }
}

/// What readers did with the stories about a product, from the first day on.
public struct ReadershipFigures: Hashable, Sendable {
    /// Impressions of all stories on the site, whatever they are about.
    public let siteImpressions: Int64
    public let impressions: Int64
    public let opens: Int64
    public let follows: Int64
    /// Since when the oldest story stands; nil when none does.
    public let since: Instant?

    public init(siteImpressions: Int64, impressions: Int64, opens: Int64, follows: Int64, since: Instant?) {
        self.siteImpressions = siteImpressions
        self.impressions = impressions
        self.opens = opens
        self.follows = follows
        self.since = since
    }
}

/// Answered by Recommendation.
public protocol Readership: Sendable {
    func figures(of product: ProductID) async throws -> ReadershipFigures
}
