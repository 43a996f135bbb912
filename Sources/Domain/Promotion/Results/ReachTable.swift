import Contracts
import Storage
import Values

/// The SQL of `promotion_reach`: which readers were placed before a campaign, or would have been.
enum ReachTable {
    /// Counts one more placement; true for the reader's first.
    static func count(
        _ placed: PromotionPlaced, on day: Day, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.value(
            """
            INSERT INTO promotion_reach (campaign, reader, is_ghost, day, on_day, in_all)
            VALUES (\(placed.campaign), \(placed.reader), \(placed.isGhost), \(day), 1, 1)
            ON CONFLICT (campaign, reader) DO UPDATE SET
                on_day = CASE WHEN promotion_reach.day = excluded.day THEN promotion_reach.on_day + 1 ELSE 1 END,
                day = excluded.day, in_all = promotion_reach.in_all + 1
            RETURNING in_all
            """, as: Int64.self) == 1
    }

    static func latest(
        of campaign: CampaignID, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [CampaignExposure] {
        try transaction.rows(
            """
            SELECT reader, day, on_day, in_all FROM promotion_reach
            WHERE campaign = \(campaign) ORDER BY day DESC, reader LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            CampaignExposure(
                campaign: campaign, reader: try row.value(0), day: try row.value(1), onDay: try row.value(2),
                inAll: try row.value(3))
        }
    }
}
