public import Contracts
public import Values

/// One line of an order with all that is booked of it. Until the order is paid it only keeps goods for the
/// buyer.
public struct Sale: Hashable, Sendable {
    public let id: SaleID
    public let order: OrderID
    /// The shop's own identifier of the line.
    public let line: String
    public let listing: ListingID
    public let product: ProductID
    public let lot: LotID
    /// Packs ordered.
    public internal(set) var packs: Int64
    /// What one pack holds.
    public let pack: Quantity
    /// Whether goods that come back may be sold again.
    public let isResellable: Bool
    /// Promised out of the lot, in whole packs.
    public internal(set) var drawn: Int64 = 0
    /// Sold by the shop beyond the lot.
    public internal(set) var oversold: Int64 = 0
    /// When it was booked as sold, by our clock.
    public internal(set) var soldAt: Instant?
    /// What the buyer pays for the line.
    public internal(set) var gross: Money = .zero
    public internal(set) var refunded: Money = .zero
    /// What the growers are owed, and how much of that no longer.
    public internal(set) var share: Money = .zero
    public internal(set) var shareReversed: Money = .zero
    public internal(set) var cancelledPacks: Int64 = 0
    public internal(set) var returnedPacks: Int64 = 0
    /// Back in the lot.
    public internal(set) var restored: Int64 = 0
    /// Came back and lost.
    public internal(set) var wasted: Int64 = 0
    /// Back out of what was oversold.
    public internal(set) var oversoldRestored: Int64 = 0
    /// Packs that the shop sent.
    public internal(set) var sentPacks: Int64 = 0
    /// What those weigh together, if somebody weighed them.
    public internal(set) var weighed: Int64?
    /// What was delivered: weighed, or else the packs sent. Ordered and delivered are two numbers.
    public internal(set) var delivered: Int64 = 0
}

extension Sale {
    var isSold: Bool { soldAt != nil }
    var drawnPacks: Int64 { drawn / pack.amount }
    /// Packs that neither were cancelled nor came back.
    var standingPacks: Int64 { packs - cancelledPacks - returnedPacks }
    var drawnLeft: Int64 { drawn - restored - wasted }
    var oversoldLeft: Int64 { oversold - oversoldRestored }
    /// What is to be counted as delivered when so many more packs come back.
    func deliverable(returning more: Int64) -> Int64 {
        let packs = max(sentPacks, returnedPacks + more)
        return packs == 0 ? 0 : weighed ?? packs * pack.amount
    }

    func amount(_ amount: Int64) -> Quantity { Quantity(amount: amount, unit: pack.unit) }

    /// Packs that were never sent: what was sold beyond the lot is given up first, the rest goes back into
    /// the lot.
    mutating func cancel(_ packs: Int64) -> GoodsBack {
        let oversold = min(packs * pack.amount, oversoldLeft)
        return take(
            GoodsBack(restored: packs * pack.amount - oversold, oversoldRestored: oversold), cancelled: packs)
    }

    /// Packs that came back: those drawn from the lot were sent first. Together with ``cancel(_:)`` this
    /// makes the outcome the same whichever comes first.
    mutating func takeBack(_ packs: Int64) -> GoodsBack {
        let drawn = min(packs * pack.amount, drawnLeft)
        let oversold = packs * pack.amount - drawn
        let back =
            isResellable
            ? GoodsBack(restored: drawn, oversoldRestored: oversold)
            : GoodsBack(wasted: drawn, oversoldRestored: oversold)
        return take(back, returned: packs)
    }

    private mutating func take(_ back: GoodsBack, cancelled: Int64 = 0, returned: Int64 = 0) -> GoodsBack {
        cancelledPacks += cancelled
        returnedPacks += returned
        restored += back.restored
        wasted += back.wasted
        oversoldRestored += back.oversoldRestored
        return back
    }
}

/// Goods of a sale that are not with the buyer any longer.
struct GoodsBack: Hashable, Sendable {
    var restored: Int64 = 0
    var wasted: Int64 = 0
    var oversoldRestored: Int64 = 0
}
