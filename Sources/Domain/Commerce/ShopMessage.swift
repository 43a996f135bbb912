public import Values

/// What a shop told: one webhook whose signature was checked and whose body was read, in no shop's own words.
public struct ShopMessage: Hashable, Sendable {
    /// The shop's own topic, such as `orders/paid`.
    public let topic: String
    /// The identifier of this delivery; the same when the shop sends it again.
    public let delivery: String
    /// The identifier of what happened in the shop, if it gives one.
    public let event: String?
    /// When it happened, by the shop's clock, if it says so.
    public let triggeredAt: Instant?
    /// SHA-256 of the body as it came. The body itself is not kept: it names the buyer.
    public let digest: ContentDigest
    public let content: Content

    public enum Content: Hashable, Sendable {
        case order(OrderVersion, buyer: BuyerReference?, referral: String?)
        case refund(RefundNotice)
        /// A topic that changes nothing here.
        case ignored
    }

    public init(
        topic: String, delivery: String, event: String?, triggeredAt: Instant?, digest: ContentDigest,
        content: Content
    ) {
        self.topic = topic
        self.delivery = delivery
        self.event = event
        self.triggeredAt = triggeredAt
        self.digest = digest
        self.content = content
    }
}

/// How the shop knows the buyer. Lives only until the commitment is made; never stored.
public enum BuyerReference: Hashable, Sendable {
    case customer(String)
    case email(String)
}

/// What became of a message.
public enum Receipt: String, Hashable, Sendable {
    /// It is in the books, or waits there for what it belongs to.
    case accepted
    /// It was here before; nothing changed.
    case duplicate
    /// Its topic changes nothing here.
    case ignored
}
