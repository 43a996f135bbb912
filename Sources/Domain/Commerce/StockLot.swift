public import Contracts
public import Values

/// What Commerce must know of a confirmed lot to sell from it, and how much of it is promised.
public struct StockLot: Hashable, Sendable {
    public let id: LotID
    public let product: ProductID
    public let code: String
    /// What the field visit confirmed.
    public let confirmed: Quantity
    /// What nobody has been promised; never below zero.
    public internal(set) var remaining: Quantity
    /// What shops sold beyond the lot and have not taken back.
    public internal(set) var oversold: Quantity
    public let opensOn: Day
    /// The last day on which it may be sold.
    public let closesOn: Day
    /// What the grower gets, per kilogram for grams, per place for places.
    public let gatePrice: Money
    public let supplier: OrganizationID
    public let county: CountyCode
    public let withdrawn: Withdrawn?

    /// Since when it may not be sold any longer, and why.
    public struct Withdrawn: Hashable, Sendable {
        public let at: Instant
        public let reason: String
    }
}

extension StockLot {
    /// What buyers were promised of it: sold, or kept for orders that are not paid yet.
    public var promised: Quantity {
        Quantity(amount: confirmed.amount - remaining.amount, unit: confirmed.unit)
    }

    /// What can still be promised: nothing once it is withdrawn.
    public var available: Quantity {
        withdrawn == nil ? remaining : Quantity(amount: 0, unit: confirmed.unit)
    }

    /// Whether listings of it are shown on a day.
    public func isOffered(on day: Day) -> Bool { withdrawn == nil && (opensOn...closesOn).contains(day) }

    /// Whether an order may still draw on it. The shop's clock and ours differ, so an order is late only by
    /// both.
    func takes(orderOf shopDay: Day, today: Day) -> Bool {
        withdrawn == nil && min(shopDay, today) <= closesOn
    }

    /// Promises as many whole packs as fit and says how many that were.
    mutating func draw(_ packs: Int64, of pack: Int64) -> Int64 {
        let drawn = min(packs, remaining.amount / pack)
        remaining = Quantity(amount: remaining.amount - drawn * pack, unit: confirmed.unit)
        return drawn
    }

    mutating func putBack(_ amount: Int64) {
        remaining = Quantity(amount: remaining.amount + amount, unit: confirmed.unit)
    }

    mutating func oversell(_ amount: Int64) {
        oversold = Quantity(amount: oversold.amount + amount, unit: confirmed.unit)
    }

    /// What the growers are owed for goods, by the gate price; half a fen is rounded up. Growers are owed for
    /// what was drawn and is not back in the lot, whatever the buyer and the shop settle between them.
    func owed(for amount: Int64) -> Int64 {
        let product = gatePrice.fen.multipliedReportingOverflow(by: amount)
        guard !product.overflow else { return .max }
        switch confirmed.unit {
        case .grams: return product.partialValue / 1_000 + (product.partialValue % 1_000 >= 500 ? 1 : 0)
        case .places: return product.partialValue
        }
    }
}
