import Contracts
import Storage

/// What kind each product is: decides whether goods that came back may be sold again.
enum ProductTable {
    static func set(
        _ kind: ProductKind, of product: ProductID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO commerce_product (id, kind) VALUES (\(product), \(kind.rawValue))
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind
            """)
    }

    static func kind(of product: ProductID, in transaction: Transaction) throws(StorageError) -> ProductKind? {
        try transaction.first("SELECT kind FROM commerce_product WHERE id = \(product)") {
            row throws(StorageError) in
            ProductKind(rawValue: try row.value(0))
        } ?? nil
    }
}
