import Contracts
import Storage
import Values

/// How far a campaign has come.
public struct CampaignProgress: Hashable, Sendable {
    /// Sold of the lot since it was started, by whomever, in the lot's unit.
    public let sold: Int64
    /// What buyers paid for that, in fen.
    public let income: Int64
    /// Readers who were given a promoted position.
    public let reached: Int64
    /// Readers who would have been, had they not been held out.
    public let heldOut: Int64

    public func has(reached goal: CampaignGoal) -> Bool { toward(goal) >= goal.target }

    /// What counts for the goal.
    public func toward(_ goal: CampaignGoal) -> Int64 {
        switch goal {
        case .goods: sold
        case .income: income
        }
    }
}

/// The SQL of `promotion_progress`.
enum ProgressTable {
    static func find(_ campaign: CampaignID, in transaction: Transaction) throws -> CampaignProgress {
        let found = try transaction.first(
            "SELECT sold, income_fen, reached, held_out FROM promotion_progress WHERE campaign = \(campaign)"
        ) { row throws(StorageError) in
            CampaignProgress(
                sold: try row.value(0), income: try row.value(1), reached: try row.value(2), heldOut: try row.value(3))
        }
        guard let found else { throw PromotionError.noSuchCampaign(campaign) }
        return found
    }

    /// What was sold, or with a minus what came back.
    static func move(
        _ campaign: CampaignID, goods: Int64, income: Int64, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE promotion_progress SET sold = sold + \(goods), income_fen = income_fen + \(income)
            WHERE campaign = \(campaign)
            """)
    }

    static func reach(
        _ campaign: CampaignID, isHeldOut: Bool, in transaction: Transaction
    ) throws(StorageError) {
        let (reached, heldOut): (Int64, Int64) = isHeldOut ? (0, 1) : (1, 0)
        try transaction.run(
            """
            UPDATE promotion_progress SET reached = reached + \(reached), held_out = held_out + \(heldOut)
            WHERE campaign = \(campaign)
            """)
    }
}
