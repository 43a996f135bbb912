import Values

/// An order as the shop keeps it: one line, paid in full.
struct ShopOrder: Hashable, Sendable {
    /// The shop's own numbers, as wide as real ones.
    let number: Int64
    let line: Int64
    let customer: Int64
    let listing: DemoFile.Listing
    let packs: Int64
    let referral: String?
    let landing: String
    /// By the shop's clock.
    let createdAt: Instant
    /// What the boxes weighed when they were sent.
    let weighedGrams: Int64

    var total: Money { .fen(listing.priceFen * packs) }
    var grams: Int64 { listing.packGrams * packs }
}

/// Money that goes back to a buyer, with or without goods.
struct ShopRefund: Hashable, Sendable {
    enum Cause: Hashable, Sendable {
        /// Before it was sent: the goods are still on the shelf.
        case cancelled
        /// The goods came back, and cannot be sold again.
        case returned
        /// Something was bruised; the buyer keeps the goods and gets a part of the price.
        case allowance
    }

    let number: Int64
    let cause: Cause
    /// Packs that go with it; 0 for money alone.
    let packs: Int64
    let money: Money
    /// By the shop's clock.
    let createdAt: Instant
}
