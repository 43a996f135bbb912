import Contracts
import Storage
import Values

enum OrderTable {
    private static let columns: StaticString =
        """
        o.id, o.marketplace, o.number, o.name, o.status, o.created_at, o.updated_at, o.precedence, o.cancelled_at,
        o.cancel_reason, m.currency, o.total_fen, o.refunded_fen, o.buyer, o.credit_article, o.credit_channel,
        o.evidence, o.sold_at, o.recorded_at, o.credit_campaign, o.credit_arm
        """
    private static let tables: StaticString =
        "commerce_order o JOIN commerce_marketplace m ON m.id = o.marketplace"

    static func finding(_ number: String, of marketplace: MarketplaceID) -> Statement {
        """
        SELECT \(text: columns) FROM \(text: tables)
        WHERE o.marketplace = \(marketplace) AND o.number = \(number)
        """
    }

    static func find(
        _ number: String, of marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) -> Order? {
        try transaction.first(finding(number, of: marketplace), Order.init(row:))
    }

    static func find(_ id: OrderID, in transaction: Transaction) throws -> Order {
        let found = try transaction.first(
            "SELECT \(text: columns) FROM \(text: tables) WHERE o.id = \(id)", Order.init(row:))
        guard let found else { throw CommerceError.noSuchOrder(id) }
        return found
    }

    static func paging(of marketplace: MarketplaceID?, before: OrderID?, limit: Int) -> Statement {
        let last = before ?? OrderID(.max)
        let filter: Statement =
            if let marketplace { "o.marketplace = \(marketplace) AND o.id < \(last)" } else {
                "o.id < \(last)"
            }
        return """
            SELECT \(text: columns) FROM \(text: tables) WHERE \(filter) ORDER BY o.id DESC LIMIT \(limit)
            """
    }

    /// The newest first.
    static func page(
        of marketplace: MarketplaceID?, before: OrderID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Order] {
        try transaction.rows(paging(of: marketplace, before: before, limit: limit), Order.init(row:))
    }

    static func add(_ order: Order, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_order (id, marketplace, number, name, status, created_at, updated_at, precedence,
                                        cancelled_at, cancel_reason, total_fen, refunded_fen, buyer, credit_article,
                                        credit_channel, evidence, sold_at, recorded_at, credit_campaign, credit_arm)
            VALUES (\(order.id), \(order.marketplace), \(order.number), \(order.name), \(order.status),
                    \(order.createdAt), \(order.updatedAt), \(order.precedence), \(order.cancelledAt),
                    \(order.cancelReason), \(order.total.fen), \(order.refunded.fen), \(order.buyer),
                    \(order.credit.article), \(order.credit.channel), \(order.credit.evidence), \(order.soldAt),
                    \(order.recordedAt), \(order.credit.touch?.campaign), \(order.credit.touch?.arm.rawValue))
            """)
    }

    static func update(_ order: Order, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE commerce_order
            SET name = \(order.name), status = \(order.status), updated_at = \(order.updatedAt),
                precedence = \(order.precedence), cancelled_at = \(order.cancelledAt),
                cancel_reason = \(order.cancelReason), total_fen = \(order.total.fen),
                refunded_fen = \(order.refunded.fen), buyer = \(order.buyer), credit_article = \(order.credit.article),
                credit_channel = \(order.credit.channel), evidence = \(order.credit.evidence), sold_at = \(order.soldAt),
                credit_campaign = \(order.credit.touch?.campaign), credit_arm = \(order.credit.touch?.arm.rawValue)
            WHERE id = \(order.id)
            """)
    }
}

extension Order {
    fileprivate init(row: Row) throws(StorageError) {
        let currency: Currency = try row.value(10)
        var touch: CampaignTouch?
        if let campaign: CampaignID = try row.value(19) {
            let arm: String = try row.value(20)
            guard let arm = CampaignTouch.Arm(rawValue: arm) else { throw .column(20, "no arm \(arm)") }
            touch = CampaignTouch(campaign: campaign, arm: arm)
        }
        self.init(
            id: try row.value(0), marketplace: try row.value(1), number: try row.value(2),
            name: try row.value(3),
            status: try row.value(4), createdAt: try row.value(5), updatedAt: try row.value(6),
            precedence: try row.value(7), cancelledAt: try row.value(8), cancelReason: try row.value(9),
            total: Money(fen: try row.value(11), currency: currency),
            refunded: Money(fen: try row.value(12), currency: currency), buyer: try row.value(13),
            credit: SaleCredit(
                article: try row.value(14), channel: try row.value(15), evidence: try row.value(16), touch: touch),
            soldAt: try row.value(17), recordedAt: try row.value(18))
    }
}
