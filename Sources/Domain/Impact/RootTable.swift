import Contracts
import Storage
import Values

/// `impact_root`: the signed roots, one for each closed day.
enum RootTable {
    private static let columns: StaticString = "day, first_entry, last_entry, root, head, public_key, signature"

    static func insert(_ root: SignedRoot, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_root (\(text: columns))
            VALUES (
                \(root.day), \(root.first), \(root.last), \(root.root), \(root.head), \(root.publicKey),
                \(root.signature)
            )
            """)
    }

    static func last(in transaction: Transaction) throws(StorageError) -> SignedRoot? {
        try transaction.first(
            "SELECT \(text: columns) FROM impact_root ORDER BY day DESC LIMIT 1", SignedRoot.init(row:))
    }

    static func all(in transaction: Transaction) throws(StorageError) -> [SignedRoot] {
        try transaction.rows("SELECT \(text: columns) FROM impact_root ORDER BY day", SignedRoot.init(row:))
    }

    /// The newest first.
    static func page(
        before day: Day?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [SignedRoot] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM impact_root
            WHERE day < \(day?.number ?? .max) ORDER BY day DESC LIMIT \(limit)
            """, SignedRoot.init(row:))
    }

    static func holding(_ entry: EntryID, in transaction: Transaction) throws(StorageError) -> SignedRoot? {
        try transaction.first(
            """
            SELECT \(text: columns) FROM impact_root
            WHERE first_entry <= \(entry) AND last_entry >= \(entry) ORDER BY day LIMIT 1
            """, SignedRoot.init(row:))
    }
}

extension SignedRoot {
    init(row: Row) throws(StorageError) {
        self.init(
            day: try row.value(0), first: try row.value(1), last: try row.value(2), root: try row.value(3),
            head: try row.value(4), publicKey: try row.value(5), signature: try row.value(6))
    }
}
