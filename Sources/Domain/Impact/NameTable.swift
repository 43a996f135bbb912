import Contracts
import Storage
import Values

/// What things are called now. Names stand beside the ledger: they may change, and its figures do not.
enum NameTable {
    enum Kind: String, Bindable, Readable, CaseIterable {
        case article
        case channel
        case marketplace
        case product
    }

    struct Named: Hashable, Sendable {
        let kind: Kind
        let thing: Int64
        let name: Localized
    }

    static func put(
        _ kind: Kind, _ thing: Int64, _ name: Localized, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_name (kind, thing, chinese, english)
            VALUES (\(kind), \(thing), \(name.chinese), \(name.english))
            ON CONFLICT (kind, thing) DO UPDATE SET chinese = excluded.chinese, english = excluded.english
            """)
    }

    static func all(of kind: Kind, in transaction: Transaction) throws(StorageError) -> [Int64: Localized] {
        let rows = try transaction.rows("SELECT thing, chinese, english FROM impact_name WHERE kind = \(kind)") {
            row throws(StorageError) in
            (try row.value(0, as: Int64.self), Localized(chinese: try row.value(1), english: try row.value(2)))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func all(in transaction: Transaction) throws(StorageError) -> [Named] {
        try transaction.rows("SELECT kind, thing, chinese, english FROM impact_name ORDER BY kind, thing") {
            row throws(StorageError) in
            Named(
                kind: try row.value(0), thing: try row.value(1),
                name: Localized(chinese: try row.value(2), english: try row.value(3)))
        }
    }
}
