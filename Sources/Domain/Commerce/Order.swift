public import Contracts
public import Values

/// An order of a shop, as its latest version says, with what became of it here.
public struct Order: Hashable, Sendable {
    public let id: OrderID
    public let marketplace: MarketplaceID
    /// The shop's own identifier.
    public let number: String
    /// What the shop calls it, such as `#1001`.
    public internal(set) var name: String
    public internal(set) var status: PaymentStatus
    /// When the buyer ordered, by the shop's clock.
    public let createdAt: Instant
    /// The time of the latest version, by the shop's clock.
    public internal(set) var updatedAt: Instant
    /// Decides between versions of the same time.
    var precedence: String
    public internal(set) var cancelledAt: Instant?
    public internal(set) var cancelReason: String?
    public internal(set) var total: Money
    /// Money given back so far; never more than was paid.
    public internal(set) var refunded: Money
    /// A commitment to the buyer. Like the credit it follows the versions until the order is sold, and then
    /// stands.
    public internal(set) var buyer: String
    public internal(set) var credit: SaleCredit
    /// When it was booked as sold, by our clock; nil as long as nobody has paid in full.
    public internal(set) var soldAt: Instant?
    public let recordedAt: Instant
}

extension Order {
    func isOlder(than version: OrderVersion, _ precedence: String) -> Bool {
        (updatedAt, self.precedence) < (version.updatedAt, precedence)
    }

    /// Who bought, and why, as a later version says.
    func following(_ later: Order) -> Order {
        var order = self
        order.buyer = later.buyer
        order.credit = later.credit
        return order
    }

    mutating func take(_ version: OrderVersion, _ precedence: String) {
        name = version.name
        status = version.status
        updatedAt = version.updatedAt
        self.precedence = precedence
        cancelledAt = version.cancelledAt
        cancelReason = version.cancelReason
        total = version.total
    }
}
