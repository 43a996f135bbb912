import Contracts
import Promotion
import Values

/// A campaign as the API answers it.
struct CampaignAnswer: Encodable, Sendable {
    struct Goal: Encodable, Sendable {
        let kind: String
        let target: Int64
    }

    struct Audience: Encodable, Sendable {
        let regions: [String]
        let excludedRegions: [String]
        let kinds: [String]
        let counties: [String]
        let likeBuyers: Bool
        let excludesRecentBuyers: Bool
    }

    struct Caps: Encodable, Sendable {
        let perDay: Int
        let inAll: Int
    }

    let id: CampaignID
    let lot: LotID
    let product: ProductID
    let unit: String
    let organization: OrganizationID
    let name: String
    let goal: Goal
    let budgetFen: Int64
    let bidFen: Int64
    let currency: String
    let endsOn: Day
    let audience: Audience
    let caps: Caps
    let holdout: Int
    let state: CampaignStateAnswer
    let version: Int64
    let draftedAt: String
    let draftedBy: MemberID

    static let shape = Shape.object([
        .required("id", .identifier), .required("lot", .identifier), .required("product", .identifier),
        .required("unit", .choice(Unit.allCases.map(\.rawValue))), .required("organization", .identifier),
        .required("name", .string), .required("goal", CampaignBody.goal),
        .required("budget_fen", .integer), .required("bid_fen", .integer), .required("currency", .string),
        .required("ends_on", .day),
        .required(
            "audience",
            .object(CampaignBody.audience.map { Shape.Field(name: $0.name, shape: $0.shape, isRequired: true) })),
        .required("caps", CampaignBody.caps), .required("holdout", .range(0, 5_000)),
        .required("state", CampaignStateAnswer.shape), .required("version", .integer),
        .required("drafted_at", .string), .required("drafted_by", .identifier),
    ])

    init(_ campaign: Campaign) {
        let (terms, audience) = (campaign.terms, campaign.terms.audience)
        id = campaign.id
        lot = campaign.lot
        product = campaign.product
        unit = campaign.unit.rawValue
        organization = campaign.organization
        name = terms.name
        goal = Goal(kind: terms.goal.kind, target: terms.goal.target)
        budgetFen = terms.budget.fen
        bidFen = terms.bid.fen
        currency = terms.budget.currency.rawValue
        endsOn = terms.endsOn
        self.audience = Audience(
            regions: audience.regions, excludedRegions: audience.excludedRegions,
            kinds: audience.kinds.map(\.rawValue), counties: audience.counties, likeBuyers: audience.likeBuyers,
            excludesRecentBuyers: audience.excludesRecentBuyers)
        caps = Caps(perDay: terms.caps.perDay, inAll: terms.caps.inAll)
        holdout = terms.holdout
        state = CampaignStateAnswer(campaign.state)
        version = campaign.version
        draftedAt = campaign.draftedAt.iso8601
        draftedBy = campaign.draftedBy
    }
}

/// One step of a campaign's history.
struct CampaignStateAnswer: Encodable, Sendable {
    let kind: String
    let at: String
    /// Absent when the platform did it by itself.
    let by: MemberID?
    let cause: String?
    let reason: String

    static let shape = Shape.object([
        .required("kind", .choice(CampaignState.Kind.allCases.map(\.rawValue))), .required("at", .string),
        .optional("by", .identifier), .optional("cause", .choice(CampaignState.Cause.allCases.map(\.rawValue))),
        .required("reason", .string),
    ])

    init(_ state: CampaignState) {
        kind = state.kind.rawValue
        at = state.at.iso8601
        by = state.by
        cause = state.cause?.rawValue
        reason = state.reason
    }
}

/// A campaign with its history and its money.
struct CampaignFileAnswer: Encodable, Sendable {
    let campaign: CampaignAnswer
    let history: [CampaignStateAnswer]
    let spentThousandthsFen: Int64
    let reservedThousandthsFen: Int64
    let sold: Int64
    let incomeFen: Int64

    static let shape = Shape.object([
        .required("campaign", CampaignAnswer.shape), .required("history", .array(CampaignStateAnswer.shape)),
        .required("spent_thousandths_fen", .integer), .required("reserved_thousandths_fen", .integer),
        .required("sold", .integer), .required("income_fen", .integer),
    ])

    init(_ file: CampaignFile) {
        campaign = CampaignAnswer(file.campaign)
        history = file.history.map(CampaignStateAnswer.init)
        spentThousandthsFen = file.purse.spent
        reservedThousandthsFen = file.purse.reserved
        sold = file.progress.sold
        incomeFen = file.progress.income
    }
}
