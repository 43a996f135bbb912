public import Contracts
public import Members
import Storage
public import Values

/// How the feed spends: it leases a part of a budget, as the pace allows, and decides from memory until that is used.
///
/// The pace is the remaining-rate rule: what is left of the money over what is left of the time, so that a slow day is made
/// good on the next and a rush does not spend the week. Positions are paid for when they are seen, from the lease that they
/// were given under; what nobody saw goes back an hour after the lease ended.
public struct Purse: CampaignPurse {
    /// How long positions may be given from a lease.
    static let leaseSeconds: Int64 = 3_600
    /// How long afterwards such a position may still be seen.
    static let viewSeconds: Int64 = 3_600
    /// The first lease holds so much of the pace; later ones what has accrued since, an hour's worth at most.
    private static let firstSeconds: Int64 = 300

    let ground: Ground
    let members: MembersRoom

    public init(ground: Ground, members: MembersRoom) {
        self.ground = ground
        self.members = members
    }

    public func running() async throws -> [CampaignStarted] {
        let campaigns = try await ground.store.read { transaction in
            try CampaignTable.open(in: transaction).filter(\.state.kind.isRunning)
        }
        let organizations = try await members.organizations(campaigns.map(\.organization))
        return campaigns.map { campaign in
            campaign.running(
                for: organizations[campaign.organization]?.name ?? Localized(chinese: "", english: ""))
        }
    }

    public func exposures(limit: Int) async throws -> [CampaignExposure] {
        try await ground.store.read { transaction in
            try CampaignTable.open(in: transaction).filter(\.state.kind.isRunning).flatMap { campaign in
                try ReachTable.latest(of: campaign.id, limit: limit, in: transaction)
            }
        }
    }

    public func lease(
        of id: CampaignID, returning unspent: (lease: BudgetLeaseID, amount: Int64)?
    ) async throws -> BudgetLease? {
        let now = ground.clock.now()
        return try await ground.store.write { transaction in
            if let unspent, unspent.amount > 0,
                try LeaseTable.shorten(unspent.lease, of: id, by: unspent.amount, in: transaction)
            {
                try PurseTable.release(unspent.amount, of: id, in: transaction)
            }
            try Self.closeLeases(at: now, in: transaction)
            guard let campaign = try CampaignTable.known(id, in: transaction), campaign.state.kind.isRunning,
                now.day <= campaign.terms.endsOn
            else { return nil }
            let purse = try PurseTable.find(id, in: transaction)
            let amount = Self.allowance(campaign, purse, at: now)
            guard amount >= campaign.terms.bid.fen,
                try PurseTable.reserve(amount, of: id, at: now, in: transaction)
            else { return nil }
            let lease = BudgetLease(
                id: ground.identifiers.next(), campaign: id, amount: amount,
                until: now.adding(seconds: Self.leaseSeconds))
            try LeaseTable.add(lease, at: now, in: transaction)
            return lease
        }
    }

    /// What the pace allows now: nothing beyond what is free, at least one impression's cost when it has accrued.
    static func allowance(_ campaign: Campaign, _ purse: PurseBalance, at now: Instant) -> Int64 {
        let ends = campaign.terms.endsOn.adding(days: 1).start
        let left = max(1, ends.seconds - now.seconds)
        var accrued = firstSeconds
        if let granted = purse.grantedAt { accrued = min(leaseSeconds, max(0, now.seconds - granted.seconds)) }
        let product = max(0, purse.free).multipliedFullWidth(by: min(accrued, left))
        let share = left.dividingFullWidth(product).quotient
        // So that a small purse starts at all: the first impression need not wait until it has accrued.
        let amount = purse.grantedAt == nil ? min(purse.free, max(share, campaign.terms.bid.fen)) : share
        // Whole impressions, so that nothing is left over in anybody's hands.
        return amount - amount % campaign.terms.bid.fen
    }

    /// Gives back what leases hold that ended so long ago that none of their positions is waited for.
    static func closeLeases(at now: Instant, in transaction: Transaction) throws(StorageError) {
        let ended = try LeaseTable.closeAll(
            endedBefore: now.adding(seconds: -viewSeconds), at: now, in: transaction)
        for lease in ended where lease.unspent > 0 {
            try PurseTable.release(lease.unspent, of: lease.campaign, in: transaction)
        }
    }
}
