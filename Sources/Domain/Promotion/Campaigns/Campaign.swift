public import Contracts
public import Values

/// A goal for a lot by a day, with the money, the audience and the limits that it is pursued with.
public struct Campaign: Hashable, Sendable {
    public let id: CampaignID
    public let lot: LotID
    public let product: ProductID
    /// What the lot is counted in.
    public let unit: Unit
    /// The lot's supplier, who advertises.
    public let organization: OrganizationID
    public let terms: CampaignTerms
    /// Grows with each change of the terms; an edit names the one it was made from.
    public let version: Int64
    public let draftedAt: Instant
    public let draftedBy: MemberID
    /// How it stands now; the ones before are its history.
    public let state: CampaignState
}

/// What can be changed about a campaign until it is over.
public struct CampaignTerms: Hashable, Sendable {
    /// For those who work with it.
    public let name: String
    public let goal: CampaignGoal
    public let budget: Money
    /// For a thousand promoted impressions that were seen; one costs as many thousandths of a fen.
    public let bid: Money
    /// The last day.
    public let endsOn: Day
    public let audience: CampaignAudience
    public let caps: CampaignCaps
    /// Readers, in ten thousand, who are shown nothing promoted, so that the effect can be measured.
    public let holdout: Int

    public init(
        name: String, goal: CampaignGoal, budget: Money, bid: Money, endsOn: Day,
        audience: CampaignAudience = .everybody, caps: CampaignCaps = CampaignCaps(perDay: 3, inAll: 12),
        holdout: Int = 1_000
    ) {
        self.name = name
        self.goal = goal
        self.budget = budget
        self.bid = bid
        self.endsOn = endsOn
        self.audience = audience
        self.caps = caps
        self.holdout = holdout
    }
}

/// What is to be sold of the lot, by whomever, between start and last day.
public enum CampaignGoal: Hashable, Sendable {
    /// In the lot's unit.
    case goods(Int64)
    /// What buyers pay, in fen.
    case income(Int64)

    /// `goods` or `income`.
    public var kind: String {
        switch self {
        case .goods: "goods"
        case .income: "income"
        }
    }

    public var target: Int64 {
        switch self {
        case .goods(let amount): amount
        case .income(let fen): fen
        }
    }

    /// Nil for another kind.
    public init?(kind: String, target: Int64) {
        switch kind {
        case "goods": self = .goods(target)
        case "income": self = .income(target)
        default: return nil
        }
    }
}

/// What is asked for when a campaign is drafted.
public struct CampaignRequest: Hashable, Sendable {
    public let lot: LotID
    public let terms: CampaignTerms

    public init(lot: LotID, terms: CampaignTerms) {
        self.lot = lot
        self.terms = terms
    }
}
