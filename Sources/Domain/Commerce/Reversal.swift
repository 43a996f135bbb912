public import Contracts
public import Values

/// One posting by which part of a sale was undone; linked to the sale, never changing it.
public struct Reversal: Hashable, Sendable {
    public let id: RefundID
    public let sale: SaleID
    /// The shop's own identifier of the refund; nil when the shop cancelled the order.
    public let refundNumber: String?
    public let cause: SaleReversed.Cause
    public let money: Money
    /// What the growers are owed less.
    public let share: Money
    public let restored: Quantity
    public let wasted: Quantity
    public let oversoldRestored: Quantity
    public let reason: String
    /// By the shop's clock.
    public let occurredAt: Instant
}
