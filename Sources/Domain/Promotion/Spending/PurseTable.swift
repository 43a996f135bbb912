import Contracts
import Storage
import Values

/// A campaign's money, in thousandths of a fen.
public struct PurseBalance: Hashable, Sendable {
    public let budget: Int64
    /// For impressions that were seen.
    public let spent: Int64
    /// In the hands of nodes, or for positions that may still be seen. Spent and reserved never exceed the budget.
    public let reserved: Int64
    /// When a part was leased last.
    let grantedAt: Instant?

    /// What nobody holds.
    var free: Int64 { budget - spent - reserved }
}

/// The SQL of `promotion_purse`. Every statement that spends is guarded, and the table's own checks stand behind them.
enum PurseTable {
    static func add(_ campaign: CampaignID, budget: Int64, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_purse (campaign, budget, spent, reserved) VALUES (\(campaign), \(budget), 0, 0)
            """)
        try transaction.run(
            """
            INSERT INTO promotion_progress (campaign, sold, income_fen, reached, held_out) VALUES (\(campaign), 0, 0, 0, 0)
            """)
    }

    static func find(_ campaign: CampaignID, in transaction: Transaction) throws -> PurseBalance {
        let found = try transaction.first(
            "SELECT budget, spent, reserved, granted_at FROM promotion_purse WHERE campaign = \(campaign)"
        ) { row throws(StorageError) in
            PurseBalance(
                budget: try row.value(0), spent: try row.value(1), reserved: try row.value(2),
                grantedAt: try row.value(3))
        }
        guard let found else { throw PromotionError.noSuchCampaign(campaign) }
        return found
    }

    /// False when more is spent and reserved than the new budget.
    static func set(
        _ campaign: CampaignID, budget: Int64, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            UPDATE promotion_purse SET budget = \(budget) WHERE campaign = \(campaign) AND spent + reserved <= \(budget)
            """) == 1
    }

    /// Takes a part for a lease; false when it is not there.
    static func reserve(
        _ amount: Int64, of campaign: CampaignID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            UPDATE promotion_purse SET reserved = reserved + \(amount), granted_at = \(now)
            WHERE campaign = \(campaign) AND spent + reserved + \(amount) <= budget
            """) == 1
    }

    static func release(
        _ amount: Int64, of campaign: CampaignID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            "UPDATE promotion_purse SET reserved = reserved - \(amount) WHERE campaign = \(campaign)")
    }

    /// Turns what was reserved into what is spent.
    static func spend(_ cost: Int64, of campaign: CampaignID, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE promotion_purse SET spent = spent + \(cost), reserved = reserved - \(cost) WHERE campaign = \(campaign)
            """)
    }
}
