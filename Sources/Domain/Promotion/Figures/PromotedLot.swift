public import Contracts
public import Values

/// What Promotion must know of a lot to promote it.
public struct PromotedLot: Hashable, Sendable {
    public let id: LotID
    public let product: ProductID
    public let code: String
    public let confirmed: Quantity
    public let remaining: Quantity
    public let opensOn: Day
    public let closesOn: Day
    public let currency: Currency
    public let supplier: OrganizationID
    public let county: String
    public let withdrawnAt: Instant?

    /// Whether there is something of it to be had on a day, or later within its days.
    public func isOpen(on day: Day) -> Bool { withdrawnAt == nil && day <= closesOn && remaining.amount > 0 }
}
