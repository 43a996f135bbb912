public import Contracts
import Members
import Storage
public import Values

/// What a campaign has brought so far.
public struct CampaignResults: Hashable, Sendable {
    public let campaign: Campaign
    public let progress: CampaignProgress
    public let purse: PurseBalance
    /// By day and arm.
    public let days: [CampaignTally]
    public let lift: Lift

    /// All days of one arm.
    public func total(_ arm: CampaignTouch.Arm) -> CampaignTally {
        days.reduce(into: CampaignTally(day: campaign.terms.endsOn, arm: arm)) { sum, tally in
            guard tally.arm == arm else { return }
            sum.placed += tally.placed
            sum.seen += tally.seen
            sum.opened += tally.opened
            sum.followed += tally.followed
            sum.orders += tally.orders
            sum.income += tally.income
            sum.spent += tally.spent
        }
    }

    /// Fen for each order that came from a promoted position, rounded up; nil before the first.
    public var costPerOrder: Int64? {
        let orders = total(.promoted).orders
        return orders == 0 ? nil : (purse.spent + orders * 1_000 - 1) / (orders * 1_000)
    }

    /// `day,arm,…`, one line for each day and arm, money in fen; what was spent in thousandths of a fen.
    public var csv: String {
        var text = "day,arm,placed,seen,opened,followed,orders,income_fen,spent_thousandths_fen\r\n"
        for tally in days {
            text +=
                "\(tally.day),\(tally.arm.rawValue),\(tally.placed),\(tally.seen),\(tally.opened),\(tally.followed),\(tally.orders),\(tally.income),\(tally.spent)\r\n"
        }
        return text
    }
}

extension PromotionRoom {
    public func results(of id: CampaignID, by caller: Caller) async throws(PromotionError) -> CampaignResults {
        let file = try await campaign(id, by: caller)
        let days = try await ground.store.read(refusing: PromotionError.self) { transaction in
            try TallyTable.of(id, in: transaction)
        }
        func orders(_ arms: CampaignTouch.Arm...) -> Int64 {
            days.reduce(0) { $0 + (arms.contains($1.arm) ? $1.orders : 0) }
        }
        return CampaignResults(
            campaign: file.campaign, progress: file.progress, purse: file.purse, days: days,
            lift: Lift(
                shown: (file.progress.reached, orders(.promoted, .beside)),
                heldOut: (file.progress.heldOut, orders(.holdout))))
    }
}
