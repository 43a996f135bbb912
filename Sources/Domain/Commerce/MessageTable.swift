import Contracts
public import Storage
public import Values

public enum MessageMark {}

/// A message as it is kept: everything but the body, which names the buyer.
public struct KeptMessage: Hashable, Sendable {
    /// What a message did.
    public enum Effect: String, Hashable, Sendable, CaseIterable, Bindable, Readable {
        /// It is the order's version of its time, or a refund that was booked.
        case applied
        /// A newer version of the order was here already.
        case older
        /// It waits: a refund whose order is unknown or not paid.
        case parked
        /// Its topic changes nothing here.
        case ignored
    }

    public let id: Identifier<MessageMark>
    public let topic: String
    public let delivery: String
    public let digest: ContentDigest
    public let receivedAt: Instant
    public let effect: Effect
    public let warnings: [OrderWarning]
    /// The order's version, if the message brought one.
    public let version: OrderVersion?
    /// The refund, if the message brought one.
    public let refund: RefundNotice?
}

enum MessageTable {
    /// False when the delivery, or the same body for the same purpose, is here already.
    static func add(
        _ message: ShopMessage, id: Identifier<MessageMark>, to marketplace: MarketplaceID, content: String?,
        effect: KeptMessage.Effect, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        let warnings = message.content.version?.warnings ?? []
        return try transaction.run(
            """
            INSERT INTO commerce_message (id, marketplace, delivery, event, topic, scope, digest, triggered_at,
                                          received_at, order_number, effect, content, warnings)
            VALUES (\(id), \(marketplace), \(message.delivery), \(message.event), \(message.topic),
                    \(message.content.scope), \(message.digest), \(message.triggeredAt), \(now),
                    \(message.content.orderNumber), \(effect), \(content), \(warnings.text))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    static func set(
        _ effect: KeptMessage.Effect, _ warnings: [OrderWarning], of id: Identifier<MessageMark>,
        in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            "UPDATE commerce_message SET effect = \(effect), warnings = \(warnings.text) WHERE id = \(id)")
    }

    /// The digest of the body that came under a delivery identifier.
    static func digest(
        of delivery: String, at marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) -> ContentDigest? {
        try transaction.first(
            "SELECT digest FROM commerce_message WHERE marketplace = \(marketplace) AND delivery = \(delivery)"
        ) { row throws(StorageError) in try row.value(0) }
    }

    static func findingThose(of order: String, at marketplace: MarketplaceID) -> Statement {
        """
        SELECT id, topic, delivery, digest, received_at, effect, warnings, scope, content FROM commerce_message
        WHERE marketplace = \(marketplace) AND order_number = \(order) ORDER BY id
        """
    }

    /// In the order in which they came.
    static func of(
        _ order: String, at marketplace: MarketplaceID, in transaction: Transaction
    ) throws(StorageError) -> [KeptMessage] {
        try transaction.rows(findingThose(of: order, at: marketplace), KeptMessage.init(row:))
    }
}

extension KeptMessage {
    fileprivate init(row: Row) throws(StorageError) {
        let scope: String = try row.value(7)
        let warnings: String = try row.value(6)
        self.init(
            id: try row.value(0), topic: try row.value(1), delivery: try row.value(2),
            digest: try row.value(3),
            receivedAt: try row.value(4), effect: try row.value(5),
            warnings: warnings.split(separator: " ").compactMap { OrderWarning(rawValue: String($0)) },
            version: scope == "order" ? try row.decoded(8) : nil,
            refund: scope == "refund" ? try row.decoded(8) : nil)
    }
}

extension [OrderWarning] {
    fileprivate var text: String { map(\.rawValue).joined(separator: " ") }
}

extension ShopMessage.Content {
    /// The same body can come under several topics; what it is read as makes it the same message or another.
    var scope: String {
        switch self {
        case .order: "order"
        case .refund: "refund"
        case .ignored: "ignored"
        }
    }

    var orderNumber: String? {
        switch self {
        case .order(let version, _, _): version.number
        case .refund(let notice): notice.orderNumber
        case .ignored: nil
        }
    }

    var version: OrderVersion? {
        switch self {
        case .order(let version, _, _): version
        case .refund, .ignored: nil
        }
    }

    /// What is kept of it, as JSON.
    func kept() throws(StorageError) -> String? {
        switch self {
        case .order(let version, _, _): try encoded(version)
        case .refund(let notice): try encoded(notice)
        case .ignored: nil
        }
    }
}
