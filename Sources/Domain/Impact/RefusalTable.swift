import EventLog
import Storage

/// `impact_refusal`: events that did not fit the books and were left out of them, for somebody to look at.
enum RefusalTable {
    static func record(
        _ refusal: Refusal, of event: Envelope, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_refusal (event, at, kind, reason)
            VALUES (\(event.id), \(event.at), \(event.kind), \(refusal.reason))
            ON CONFLICT (event) DO NOTHING
            """)
    }

    static func count(in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.value("SELECT count(*) FROM impact_refusal")
    }

    static func page(limit: Int, in transaction: Transaction) throws(StorageError) -> [UnbookedEvent] {
        try transaction.rows(
            "SELECT event, at, kind, reason FROM impact_refusal ORDER BY event LIMIT \(limit)"
        ) { row throws(StorageError) in
            UnbookedEvent(
                event: try row.value(0), at: try row.value(1), kind: try row.value(2), reason: try row.value(3))
        }
    }
}
