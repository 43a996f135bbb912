import Contracts
public import EventLog
import Members
public import Storage
import Values

extension PromotionRoom {
    /// Hears of the positions that campaigns were given, and of what readers did with them. Whatever else the readers'
    /// stream carries is passed over by its kind alone.
    public func hearReaders(_ event: RecordedEvent, in transaction: Transaction) throws {
        switch event.event.kind {
        case PromotionPlaced.kind:
            guard let placed = try event.event.decoded(PromotionPlaced.self) else { return }
            try note(placed, on: event.event.at.day, in: transaction)
        case PromotionTouched.kind:
            guard let touched = try event.event.decoded(PromotionTouched.self) else { return }
            try note(touched, at: event.event.at, in: transaction)
        default: return
        }
    }

    private func note(_ placed: PromotionPlaced, on day: Day, in transaction: Transaction) throws {
        if try ReachTable.count(placed, on: day, in: transaction) {
            try ProgressTable.reach(placed.campaign, isHeldOut: placed.isGhost, in: transaction)
        }
        try TallyTable.add(
            CampaignTally(day: day, arm: placed.isGhost ? .holdout : .promoted, placed: 1), to: placed.campaign,
            in: transaction)
        if let lease = placed.lease, placed.cost > 0, try LeaseTable.isOpen(lease, in: transaction) {
            try LeaseTable.await(placed.impression, lease: lease, cost: placed.cost, in: transaction)
        }
    }

    private func note(_ touched: PromotionTouched, at: Instant, in transaction: Transaction) throws {
        let (campaign, arm) = (touched.touch.campaign, touched.touch.arm)
        var tally = CampaignTally(day: at.day, arm: arm)
        switch touched.act {
        case .seen: tally.seen = 1
        case .opened: tally.opened = 1
        case .followed: tally.followed = 1
        }
        // Whoever opens has seen; the first of the acts that is heard pays.
        if arm == .promoted, let pending = try LeaseTable.takePending(touched.impression, in: transaction),
            try LeaseTable.spend(pending.cost, of: pending.lease, in: transaction)
        {
            try PurseTable.spend(pending.cost, of: campaign, in: transaction)
            tally.spent = pending.cost
        }
        try TallyTable.add(tally, to: campaign, in: transaction)
        if tally.spent > 0 { try finishWhenSpent(campaign, at: at, in: transaction) }
    }

    private func finishWhenSpent(_ id: CampaignID, at: Instant, in transaction: Transaction) throws {
        let purse = try PurseTable.find(id, in: transaction)
        guard let campaign = try CampaignTable.known(id, in: transaction),
            purse.budget - purse.spent < campaign.terms.bid.fen
        else { return }
        try finish(campaign, .budget, at: at, in: transaction)
    }
}
