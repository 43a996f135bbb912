public import Contracts
import Storage
public import Values

/// What happened on a day within a campaign's reach, by how it stood to the campaign.
public struct CampaignTally: Hashable, Sendable {
    public let day: Day
    public let arm: CampaignTouch.Arm
    /// Positions given; with `holdout` ghosts, which nobody saw.
    public var placed: Int64 = 0
    public var seen: Int64 = 0
    public var opened: Int64 = 0
    public var followed: Int64 = 0
    public var orders: Int64 = 0
    /// What buyers paid, less what they were given back.
    public var income: Int64 = 0
    /// Thousandths of a fen.
    public var spent: Int64 = 0
}

/// The SQL of `promotion_tally`.
enum TallyTable {
    static func add(_ tally: CampaignTally, to campaign: CampaignID, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_tally (campaign, day, arm, placed, seen, opened, followed, orders, income_fen, spent)
            VALUES (\(campaign), \(tally.day), \(tally.arm.rawValue), \(tally.placed), \(tally.seen), \(tally.opened),
                    \(tally.followed), \(tally.orders), \(tally.income), \(tally.spent))
            ON CONFLICT (campaign, day, arm) DO UPDATE SET
                placed = promotion_tally.placed + excluded.placed, seen = promotion_tally.seen + excluded.seen,
                opened = promotion_tally.opened + excluded.opened,
                followed = promotion_tally.followed + excluded.followed,
                orders = promotion_tally.orders + excluded.orders,
                income_fen = promotion_tally.income_fen + excluded.income_fen,
                spent = promotion_tally.spent + excluded.spent
            """)
    }

    /// By day and arm.
    static func of(_ campaign: CampaignID, in transaction: Transaction) throws(StorageError) -> [CampaignTally] {
        try transaction.rows(
            """
            SELECT day, arm, placed, seen, opened, followed, orders, income_fen, spent FROM promotion_tally
            WHERE campaign = \(campaign) ORDER BY day, arm
            """
        ) { row throws(StorageError) in
            let arm: String = try row.value(1)
            guard let arm = CampaignTouch.Arm(rawValue: arm) else { throw .column(1, "no arm \(arm)") }
            return CampaignTally(
                day: try row.value(0), arm: arm, placed: try row.value(2), seen: try row.value(3),
                opened: try row.value(4), followed: try row.value(5), orders: try row.value(6),
                income: try row.value(7), spent: try row.value(8))
        }
    }
}
