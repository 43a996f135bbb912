import Contracts
import FoundationEssentials
import Storage
import Values

enum NoticeMark {}

/// A refund notice as it is kept: posted, or waiting for its order.
struct KeptRefund: Hashable, Sendable {
    let id: Identifier<NoticeMark>
    var notice: RefundNotice
    var isPosted: Bool
}

enum RefundTable {
    static func finding(of order: String, at marketplace: MarketplaceID) -> Statement {
        """
        SELECT id, content, is_posted FROM commerce_refund
        WHERE marketplace = \(marketplace) AND order_number = \(order)
        """
    }

    static func of(
        _ order: String, at marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) -> [KeptRefund] {
        try transaction.rows(finding(of: order, at: marketplace)) { row throws(StorageError) in
            KeptRefund(id: try row.value(0), notice: try row.decoded(1), isPosted: try row.value(2))
        }
    }

    static func put(
        _ refund: KeptRefund, at marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) {
        let content = try encoded(refund.notice)
        try transaction.run(
            """
            INSERT INTO commerce_refund (id, marketplace, order_number, number, content, is_posted)
            VALUES (\(refund.id), \(marketplace), \(refund.notice.orderNumber), \(refund.notice.number), \(content),
                    \(refund.isPosted))
            ON CONFLICT (id) DO UPDATE SET content = excluded.content, is_posted = excluded.is_posted
            """)
    }
}

/// JSON text for a column.
func encoded(_ value: some Encodable) throws(StorageError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
        throw .unexpected("\(error)")
    }
}

extension Row {
    /// What ``encoded(_:)`` wrote.
    func decoded<Value: Decodable>(
        _ position: Int, as type: Value.Type = Value.self
    ) throws(StorageError) -> Value {
        let text: String = try value(position)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw .column(position, "\(error)")
        }
    }
}
