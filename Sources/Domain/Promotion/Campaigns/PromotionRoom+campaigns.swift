public import Contracts
import EventLog
import Members
import Storage
public import Values

extension PromotionRoom {
    /// Writes a campaign for a lot down; nothing is shown before it is started.
    @discardableResult
    public func draft(_ request: CampaignRequest, by caller: Caller) async throws(PromotionError) -> Campaign {
        let lot = try await promotedLot(request.lot)
        try await checkWriting(caller, for: lot.supplier)
        let now = ground.clock.now()
        return try await ground.store.write(refusing: PromotionError.self) { transaction in
            let lot = try LotTable.find(request.lot, in: transaction)
            guard lot.isOpen(on: now.day) else { throw PromotionError.lotClosed(lot.id) }
            let terms = try request.terms.checked(for: lot, today: now.day)
            let id: CampaignID = ground.identifiers.next()
            let campaign = Campaign(
                id: id, lot: lot.id, product: lot.product, unit: lot.confirmed.unit, organization: lot.supplier,
                terms: terms, version: 1,
                draftedAt: now, draftedBy: caller.member,
                state: CampaignState(
                    id: ground.identifiers.next(), campaign: id, kind: .drafted, cause: nil, reason: "", at: now,
                    by: caller.member))
            try CampaignTable.add(campaign, in: transaction)
            try PurseTable.add(id, budget: terms.budget.fen * 1_000, in: transaction)
            try ground.audit.record("promotion.draft", of: "campaign \(id)", by: caller, in: transaction)
            return campaign
        }
    }

    /// Changes the terms, also while it runs. `version` is the one the change was made from; nil takes whatever stands.
    @discardableResult
    public func revise(
        _ id: CampaignID, to terms: CampaignTerms, expecting version: Int64?, by caller: Caller
    ) async throws(PromotionError) -> Campaign {
        try await checkWriting(caller, for: try await known(id).organization)
        let organizationName = try await name(of: try await known(id).organization)
        let today = ground.clock.now().day
        return try await ground.store.write(refusing: PromotionError.self) { transaction in
            let before = try CampaignTable.find(id, in: transaction)
            guard version == nil || version == before.version else {
                throw PromotionError.campaignChanged(id, version: before.version)
            }
            guard !before.state.kind.isOver else { throw PromotionError.wrongState(id, before.state.kind) }
            let lot = try LotTable.find(before.lot, in: transaction)
            let terms = try terms.checked(for: lot, today: today)
            guard terms != before.terms else { return before }
            guard try PurseTable.set(id, budget: terms.budget.fen * 1_000, in: transaction) else {
                let purse = try PurseTable.find(id, in: transaction)
                throw PromotionError.field(
                    "budget_fen",
                    .outOfRange(least: (purse.spent + purse.reserved + 999) / 1_000, most: CampaignTerms.mostBudget))
            }
            let after = Campaign(
                id: id, lot: before.lot, product: before.product, unit: before.unit, organization: before.organization,
                terms: terms,
                version: before.version + 1, draftedAt: before.draftedAt, draftedBy: before.draftedBy,
                state: before.state)
            try CampaignTable.update(after, in: transaction)
            if after.state.kind.isRunning { try tell(after, organizationName, in: transaction) }
            try ground.audit.record("promotion.revise", of: "campaign \(id)", by: caller, in: transaction)
            return after
        }
    }

    /// From now on it is shown.
    @discardableResult
    public func start(
        _ id: CampaignID, expecting version: Int64? = nil, by caller: Caller
    ) async throws(PromotionError) -> Campaign {
        try await move(id, to: .started, because: "", expecting: version, by: caller)
    }

    /// Shows nothing of it until it is resumed: the one button for a bad day.
    @discardableResult
    public func hold(
        _ id: CampaignID, because reason: String, expecting version: Int64? = nil, by caller: Caller
    ) async throws(PromotionError) -> Campaign {
        try await move(
            id, to: .held, because: try checkedText(reason, "reason", most: 500), expecting: version, by: caller)
    }

    @discardableResult
    public func resume(
        _ id: CampaignID, expecting version: Int64? = nil, by caller: Caller
    ) async throws(PromotionError) -> Campaign {
        try await move(id, to: .resumed, because: "", expecting: version, by: caller)
    }

    /// Ends it before its time. What was not spent stays with the organization.
    @discardableResult
    public func end(
        _ id: CampaignID, because reason: String, expecting version: Int64? = nil, by caller: Caller
    ) async throws(PromotionError) -> Campaign {
        try await move(
            id, to: .ended, because: try checkedText(reason, "reason", most: 500), expecting: version, by: caller)
    }

    /// Gives a draft up.
    @discardableResult
    public func cancel(
        _ id: CampaignID, because reason: String, expecting version: Int64? = nil, by caller: Caller
    ) async throws(PromotionError) -> Campaign {
        try await move(
            id, to: .cancelled, because: try checkedText(reason, "reason", most: 500), expecting: version, by: caller)
    }

    private func move(
        _ id: CampaignID, to kind: CampaignState.Kind, because reason: String, expecting version: Int64?,
        by caller: Caller
    ) async throws(PromotionError) -> Campaign {
        let organization = try await known(id).organization
        try await checkWriting(caller, for: organization)
        let organizationName = try await name(of: organization)
        let now = ground.clock.now()
        return try await ground.store.write(refusing: PromotionError.self) { transaction in
            let before = try CampaignTable.find(id, in: transaction)
            guard version == nil || version == before.version else {
                throw PromotionError.campaignChanged(id, version: before.version)
            }
            guard before.state.kind.leads(to: kind) else { throw PromotionError.wrongState(id, before.state.kind) }
            if kind.isRunning {
                let lot = try LotTable.find(before.lot, in: transaction)
                guard lot.isOpen(on: now.day) else { throw PromotionError.lotClosed(lot.id) }
                guard before.terms.endsOn >= now.day else {
                    throw PromotionError.field("ends_on", .malformed(expected: "≥ \(now.day)"))
                }
            }
            let state = CampaignState(
                id: ground.identifiers.next(), campaign: id, kind: kind, cause: kind == .ended ? .byHand : nil,
                reason: reason, at: now, by: caller.member)
            let after = before.standing(in: state)
            try put(after, organizationName, in: transaction)
            try ground.audit.record("promotion.\(kind)", of: "campaign \(id)", by: caller, in: transaction)
            return after
        }
    }

    /// Ends a campaign because of what happened; does nothing when it is over or was never started.
    func finish(
        _ campaign: Campaign, _ cause: CampaignState.Cause, because reason: String = "", at now: Instant,
        in transaction: Transaction
    ) throws {
        let next: CampaignState.Kind = campaign.state.kind == .drafted ? .cancelled : .ended
        guard campaign.state.kind.leads(to: next) else { return }
        let state = CampaignState(
            id: ground.identifiers.next(), campaign: campaign.id, kind: next, cause: cause, reason: reason, at: now,
            by: nil)
        try put(campaign.standing(in: state), Localized(chinese: "", english: ""), in: transaction)
        try ground.audit.record("promotion.\(next)", of: "campaign \(campaign.id)", by: nil, in: transaction)
    }

    private func put(_ campaign: Campaign, _ organizationName: Localized, in transaction: Transaction) throws {
        let state = campaign.state
        try CampaignTable.move(campaign, in: transaction)
        switch state.kind {
        case .started, .resumed: try tell(campaign, organizationName, in: transaction)
        case .held:
            try ground.outbox.record(CampaignHeld(campaign: campaign.id, reason: state.reason), in: transaction)
        case .ended:
            try ground.outbox.record(
                CampaignEnded(
                    campaign: campaign.id, lot: campaign.lot, cause: state.cause?.rawValue ?? "",
                    reason: state.reason), in: transaction)
        case .drafted, .cancelled: break
        }
    }

    private func tell(_ campaign: Campaign, _ organizationName: Localized, in transaction: Transaction) throws {
        try ground.outbox.record(campaign.running(for: organizationName), in: transaction)
    }

    func known(_ id: CampaignID) async throws(PromotionError) -> Campaign {
        try await ground.store.read(refusing: PromotionError.self) { transaction in
            try CampaignTable.find(id, in: transaction)
        }
    }

    private func promotedLot(_ id: LotID) async throws(PromotionError) -> PromotedLot {
        try await ground.store.read(refusing: PromotionError.self) { transaction in
            try LotTable.find(id, in: transaction)
        }
    }

    func name(of organization: OrganizationID) async throws(PromotionError) -> Localized {
        do { return try await members.organizations([organization])[organization]?.name ?? Self.nameless } catch {
            throw PromotionError(wrapping: error)
        }
    }

    private static let nameless = Localized(chinese: "", english: "")
}

extension Campaign {
    func standing(in state: CampaignState) -> Campaign {
        Campaign(
            id: id, lot: lot, product: product, unit: unit, organization: organization, terms: terms,
            version: version + 1,
            draftedAt: draftedAt, draftedBy: draftedBy, state: state)
    }

    /// What the feed must know of it.
    func running(for organizationName: Localized) -> CampaignStarted {
        CampaignStarted(
            campaign: id, lot: lot, product: product, organization: organization, organizationName: organizationName,
            bid: terms.bid.fen, audience: terms.audience, caps: terms.caps, holdout: terms.holdout,
            startsOn: state.at.day, endsOn: terms.endsOn)
    }
}
