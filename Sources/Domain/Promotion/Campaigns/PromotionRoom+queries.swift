public import Contracts
import Members
import Storage
public import Values

/// A campaign with its history and its money.
public struct CampaignFile: Hashable, Sendable {
    public let campaign: Campaign
    public let lot: PromotedLot
    /// The oldest first.
    public let history: [CampaignState]
    public let purse: PurseBalance
    public let progress: CampaignProgress
}

extension PromotionRoom {
    /// Campaigns, the newest first; pages go on before the last one's identifier. Marketers see their own organization's,
    /// those of the platform, auditors and admins all.
    public func campaigns(
        of lot: LotID? = nil, before: CampaignID? = nil, limit: Int = 100, by caller: Caller
    ) async throws(PromotionError) -> [Campaign] {
        let organization = try await readable(to: caller)
        return try await ground.store.read(refusing: PromotionError.self) { transaction in
            try CampaignTable.page(of: organization, lot: lot, before: before, limit: limit, in: transaction)
        }
    }

    public func campaign(_ id: CampaignID, by caller: Caller) async throws(PromotionError) -> CampaignFile {
        let organization = try await readable(to: caller)
        return try await ground.store.read(refusing: PromotionError.self) { transaction in
            let campaign = try CampaignTable.find(id, in: transaction)
            guard organization == nil || organization == campaign.organization else {
                throw PromotionError.noSuchCampaign(id)
            }
            return CampaignFile(
                campaign: campaign, lot: try LotTable.find(campaign.lot, in: transaction),
                history: try StateTable.of(id, in: transaction), purse: try PurseTable.find(id, in: transaction),
                progress: try ProgressTable.find(id, in: transaction))
        }
    }

    /// The lots that a caller may promote: open ones, the oldest first.
    public func lots(by caller: Caller) async throws(PromotionError) -> [PromotedLot] {
        let organization = try await readable(to: caller)
        let today = ground.clock.now().day
        return try await ground.store.read(refusing: PromotionError.self) { transaction in
            try LotTable.open(on: today, in: transaction).filter {
                organization == nil || organization == $0.supplier
            }
        }
    }
}
