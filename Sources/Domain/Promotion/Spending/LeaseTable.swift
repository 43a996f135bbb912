import Contracts
import Storage
import Values

/// The SQL of `promotion_lease` (parts of budgets that nodes hold) and `promotion_pending` (positions that were given and
/// not yet seen).
enum LeaseTable {
    static func add(_ lease: BudgetLease, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_lease (id, campaign, amount, spent, taken_at, until)
            VALUES (\(lease.id), \(lease.campaign), \(lease.amount), 0, \(now), \(lease.until))
            """)
    }

    /// Gives back a part that a node did not use; false when the lease is closed or holds less.
    static func shorten(
        _ id: BudgetLeaseID, of campaign: CampaignID, by amount: Int64, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            UPDATE promotion_lease SET amount = amount - \(amount)
            WHERE id = \(id) AND campaign = \(campaign) AND closed_at IS NULL AND amount - spent >= \(amount)
            """) == 1
    }

    /// False when the lease is closed: what is seen so late costs nothing.
    static func spend(
        _ cost: Int64, of id: BudgetLeaseID, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            UPDATE promotion_lease SET spent = spent + \(cost)
            WHERE id = \(id) AND closed_at IS NULL AND spent + \(cost) <= amount
            """) == 1
    }

    /// Closes what nobody can spend any more, and says what each gives back.
    static func closeAll(
        endedBefore moment: Instant, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> [(campaign: CampaignID, unspent: Int64)] {
        let ended = try transaction.rows(
            """
            SELECT id, campaign, amount - spent FROM promotion_lease
            WHERE closed_at IS NULL AND until < \(moment) ORDER BY id LIMIT 1000
            """
        ) { row throws(StorageError) in
            (
                id: try row.value(0, as: BudgetLeaseID.self), campaign: try row.value(1, as: CampaignID.self),
                unspent: try row.value(2, as: Int64.self)
            )
        }
        for lease in ended {
            try transaction.run("UPDATE promotion_lease SET closed_at = \(now) WHERE id = \(lease.id)")
            try transaction.run("DELETE FROM promotion_pending WHERE lease = \(lease.id)")
        }
        return ended.map { ($0.campaign, $0.unspent) }
    }

    static func isOpen(_ id: BudgetLeaseID, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.value(
            "SELECT count(*) FROM promotion_lease WHERE id = \(id) AND closed_at IS NULL", as: Int64.self) == 1
    }

    static func await(
        _ impression: ImpressionID, lease: BudgetLeaseID, cost: Int64, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_pending (impression, lease, cost) VALUES (\(impression), \(lease), \(cost))
            ON CONFLICT (impression) DO NOTHING
            """)
    }

    /// What a position costs that has just been seen, once; nil when it was seen before or its lease is closed.
    static func takePending(
        _ impression: ImpressionID, in transaction: Transaction
    ) throws(StorageError) -> (lease: BudgetLeaseID, cost: Int64)? {
        try transaction.first(
            "DELETE FROM promotion_pending WHERE impression = \(impression) RETURNING lease, cost"
        ) { row throws(StorageError) in (try row.value(0), try row.value(1)) }
    }
}
