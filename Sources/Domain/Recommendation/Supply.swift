import Contracts
import Values

/// A confirmed lot, as far as it decides what is shown.
struct Supply: Hashable, Sendable {
    let lot: LotID
    let product: ProductID
    let confirmed: Quantity
    var remaining: Quantity
    let opensOn: Day
    let closesOn: Day
    var withdrawnAt: Instant?

    init(
        lot: LotID, product: ProductID, confirmed: Quantity, remaining: Quantity, opensOn: Day, closesOn: Day,
        withdrawnAt: Instant?
    ) {
        self.lot = lot
        self.product = product
        self.confirmed = confirmed
        self.remaining = remaining
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.withdrawnAt = withdrawnAt
    }

    init(_ lot: LotConfirmed) {
        self.init(
            lot: lot.lot, product: lot.product, confirmed: lot.quantity, remaining: lot.quantity,
            opensOn: lot.opensOn, closesOn: lot.closesOn, withdrawnAt: nil)
    }
}

/// An offer on a marketplace, as far as it decides what is shown.
struct Offer: Hashable, Sendable {
    let listing: ListingID
    let marketplaceName: String
    let product: ProductID
    let lot: LotID
    let price: Money
    let pack: Quantity
    var closedAt: Instant?

    init(
        listing: ListingID, marketplaceName: String, product: ProductID, lot: LotID, price: Money, pack: Quantity,
        closedAt: Instant?
    ) {
        self.listing = listing
        self.marketplaceName = marketplaceName
        self.product = product
        self.lot = lot
        self.price = price
        self.pack = pack
        self.closedAt = closedAt
    }

    init(_ opened: ListingOpened) {
        self.init(
            listing: opened.listing, marketplaceName: opened.marketplaceName, product: opened.product,
            lot: opened.lot, price: opened.price, pack: opened.pack, closedAt: nil)
    }
}
