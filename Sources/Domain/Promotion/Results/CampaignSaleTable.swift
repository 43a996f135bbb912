import Contracts
import Storage
import Values

/// The SQL of `promotion_sale`: the sales that lie within a campaign's reach, by what they came from.
enum CampaignSaleTable {
    struct Line {
        let campaign: CampaignID
        let arm: CampaignTouch.Arm
        let day: Day
    }

    /// True when it is the order's first line for this campaign.
    static func add(
        _ sale: SaleRecorded, _ touch: CampaignTouch, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        let before: Int64 = try transaction.value(
            "SELECT count(*) FROM promotion_sale WHERE order_id = \(sale.order) AND campaign = \(touch.campaign)")
        try transaction.run(
            """
            INSERT INTO promotion_sale (sale, order_id, campaign, arm, day)
            VALUES (\(sale.sale), \(sale.order), \(touch.campaign), \(touch.arm.rawValue), \(sale.occurredAt.day))
            ON CONFLICT (sale) DO NOTHING
            """)
        return before == 0
    }

    static func find(_ sale: SaleID, in transaction: Transaction) throws(StorageError) -> Line? {
        try transaction.first("SELECT campaign, arm, day FROM promotion_sale WHERE sale = \(sale)") {
            row throws(StorageError) in
            let arm: String = try row.value(1)
            guard let arm = CampaignTouch.Arm(rawValue: arm) else { throw .column(1, "no arm \(arm)") }
            return Line(campaign: try row.value(0), arm: arm, day: try row.value(2))
        }
    }
}
