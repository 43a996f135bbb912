import Contracts
import Storage
import Values

/// The SQL of `promotion_campaign`, with the state that each stands in.
enum CampaignTable {
    /// Tables as `c` and `s` (its latest state).
    private static let columns: StaticString =
        """
        c.id, c.lot, c.product, c.organization, c.name, c.goal, c.target, c.budget_fen, c.currency, c.bid_fen, c.ends_on,
        c.regions, c.excluded_regions, c.kinds, c.counties, c.like_buyers, c.excludes_buyers, c.cap_day, c.cap_all,
        c.holdout, c.version, c.drafted_at, c.drafted_by, c.unit, s.id, s.kind, s.cause, s.reason, s.at, s.by_member
        """
    private static let tables: StaticString = "promotion_campaign c JOIN promotion_state s ON s.id = c.latest"

    static func find(_ id: CampaignID, in transaction: Transaction) throws -> Campaign {
        guard let found = try known(id, in: transaction) else { throw PromotionError.noSuchCampaign(id) }
        return found
    }

    static func known(_ id: CampaignID, in transaction: Transaction) throws(StorageError) -> Campaign? {
        try transaction.first(finding(id), Campaign.init(row:))
    }

    static func finding(_ id: CampaignID) -> Statement {
        "SELECT \(text: columns) FROM \(text: tables) WHERE c.id = \(id)"
    }

    /// The newest first.
    static func page(
        of organization: OrganizationID?, lot: LotID?, before: CampaignID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Campaign] {
        try transaction.rows(paging(of: organization, lot: lot, before: before, limit: limit), Campaign.init(row:))
    }

    static func paging(of organization: OrganizationID?, lot: LotID?, before: CampaignID?, limit: Int) -> Statement {
        var filters: [Statement] = ["c.id < \(before ?? CampaignID(.max))"]
        if let organization { filters.append("c.organization = \(organization)") }
        if let lot { filters.append("c.lot = \(lot)") }
        return """
            SELECT \(text: columns) FROM \(text: tables)
            WHERE \(Statement.joined(filters, by: " AND ")) ORDER BY c.id DESC LIMIT \(limit)
            """
    }

    /// Those that are not over, by identifier; of one lot, or of all.
    static func open(of lot: LotID? = nil, in transaction: Transaction) throws(StorageError) -> [Campaign] {
        try transaction.rows(opening(of: lot), Campaign.init(row:))
    }

    static func opening(of lot: LotID?) -> Statement {
        let filter: Statement = if let lot { "c.over_at IS NULL AND c.lot = \(lot)" } else { "c.over_at IS NULL" }
        return "SELECT \(text: columns) FROM \(text: tables) WHERE \(filter) ORDER BY c.id"
    }

    static func add(_ campaign: Campaign, in transaction: Transaction) throws(StorageError) {
        let (terms, audience) = (campaign.terms, campaign.terms.audience)
        try StateTable.add(campaign.state, in: transaction)
        try transaction.run(
            """
            INSERT INTO promotion_campaign
                (id, lot, product, organization, name, goal, target, budget_fen, currency, bid_fen, ends_on, regions,
                 excluded_regions, kinds, counties, like_buyers, excludes_buyers, cap_day, cap_all, holdout, version,
                 drafted_at, drafted_by, unit, latest)
            VALUES (\(campaign.id), \(campaign.lot), \(campaign.product), \(campaign.organization), \(terms.name),
                    \(terms.goal.kind), \(terms.goal.target), \(terms.budget.fen), \(terms.budget.currency),
                    \(terms.bid.fen), \(terms.endsOn), \(joined(audience.regions)),
                    \(joined(audience.excludedRegions)), \(joined(audience.kinds.map(\.rawValue))),
                    \(joined(audience.counties)), \(audience.likeBuyers), \(audience.excludesRecentBuyers),
                    \(terms.caps.perDay), \(terms.caps.inAll), \(terms.holdout), \(campaign.version),
                    \(campaign.draftedAt), \(campaign.draftedBy), \(campaign.unit), \(campaign.state.id))
            """)
    }

    /// Terms and version.
    static func update(_ campaign: Campaign, in transaction: Transaction) throws(StorageError) {
        let (terms, audience) = (campaign.terms, campaign.terms.audience)
        try transaction.run(
            """
            UPDATE promotion_campaign
            SET name = \(terms.name), goal = \(terms.goal.kind), target = \(terms.goal.target),
                budget_fen = \(terms.budget.fen), bid_fen = \(terms.bid.fen), ends_on = \(terms.endsOn),
                regions = \(joined(audience.regions)), excluded_regions = \(joined(audience.excludedRegions)),
                kinds = \(joined(audience.kinds.map(\.rawValue))), counties = \(joined(audience.counties)),
                like_buyers = \(audience.likeBuyers), excludes_buyers = \(audience.excludesRecentBuyers),
                cap_day = \(terms.caps.perDay), cap_all = \(terms.caps.inAll), holdout = \(terms.holdout),
                version = \(campaign.version)
            WHERE id = \(campaign.id)
            """)
    }

    /// Moves it into the state that it has, with the version that goes with it.
    static func move(_ campaign: Campaign, in transaction: Transaction) throws(StorageError) {
        let state = campaign.state
        try StateTable.add(state, in: transaction)
        try transaction.run(
            """
            UPDATE promotion_campaign
            SET latest = \(state.id), over_at = \(state.kind.isOver ? state.at : nil), version = \(campaign.version)
            WHERE id = \(campaign.id)
            """)
    }

    // Codes without commas, so a list is a text.
    private static func joined(_ codes: [String]) -> String { codes.joined(separator: ",") }
}

extension Campaign {
    fileprivate init(row: Row) throws(StorageError) {
        func codes(_ place: Int) throws(StorageError) -> [String] {
            try row.value(place, as: String.self).split(separator: ",").map(String.init)
        }
        let currency: Currency = try row.value(8)
        guard let goal = CampaignGoal(kind: try row.value(5), target: try row.value(6)) else {
            throw .column(5, "no such goal")
        }
        let audience = CampaignAudience(
            regions: try codes(11), excludedRegions: try codes(12),
            kinds: try codes(13).compactMap(ProductKind.init(rawValue:)), counties: try codes(14),
            likeBuyers: try row.value(15), excludesRecentBuyers: try row.value(16))
        self.init(
            id: try row.value(0), lot: try row.value(1), product: try row.value(2), unit: try row.value(23),
            organization: try row.value(3),
            terms: CampaignTerms(
                name: try row.value(4), goal: goal, budget: Money(fen: try row.value(7), currency: currency),
                bid: Money(fen: try row.value(9), currency: currency), endsOn: try row.value(10), audience: audience,
                caps: CampaignCaps(perDay: try row.value(17), inAll: try row.value(18)), holdout: try row.value(19)),
            version: try row.value(20), draftedAt: try row.value(21), draftedBy: try row.value(22),
            state: try CampaignState(row: row, from: 24, campaign: try row.value(0)))
    }
}
