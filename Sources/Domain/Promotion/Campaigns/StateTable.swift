import Contracts
import Storage
import Values

/// The SQL of `promotion_state`: the history of each campaign, never changed.
enum StateTable {
    static func add(_ state: CampaignState, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_state (id, campaign, kind, cause, reason, at, by_member)
            VALUES (\(state.id), \(state.campaign), \(state.kind.rawValue), \(state.cause?.rawValue), \(state.reason),
                    \(state.at), \(state.by))
            """)
    }

    /// The oldest first.
    static func of(_ campaign: CampaignID, in transaction: Transaction) throws(StorageError) -> [CampaignState] {
        try transaction.rows(
            """
            SELECT id, kind, cause, reason, at, by_member FROM promotion_state
            WHERE campaign = \(campaign) ORDER BY id
            """
        ) { row throws(StorageError) in try CampaignState(row: row, from: 0, campaign: campaign) }
    }
}

extension CampaignState {
    /// Reads `id, kind, cause, reason, at, by_member` from a row, beginning at a position.
    init(row: Row, from first: Int, campaign: CampaignID) throws(StorageError) {
        let kind: String = try row.value(first + 1)
        guard let kind = Kind(rawValue: kind) else { throw .column(first + 1, "no state \(kind)") }
        let cause: String? = try row.value(first + 2)
        self.init(
            id: try row.value(first), campaign: campaign, kind: kind, cause: cause.flatMap(Cause.init(rawValue:)),
            reason: try row.value(first + 3), at: try row.value(first + 4), by: try row.value(first + 5))
    }
}
