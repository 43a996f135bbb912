public import EventLog
public import Values

/// A product is offered on a marketplace, or the offer changed.
public struct ListingOpened: Event {
    public let listing: ListingID
    public let marketplace: MarketplaceID
    public let marketplaceName: String
    public let product: ProductID
    public let lot: LotID
    public let price: Money
    /// What one pack holds, in the lot's unit.
    public let pack: Quantity
    public var key: String { listing.description }

    public init(
        listing: ListingID, marketplace: MarketplaceID, marketplaceName: String, product: ProductID, lot: LotID,
        price: Money, pack: Quantity
    ) {
        self.listing = listing
        self.marketplace = marketplace
        self.marketplaceName = marketplaceName
        self.product = product
        self.lot = lot
        self.price = price
        self.pack = pack
    }
}

/// A product is offered there no longer.
public struct ListingClosed: Event {
    public let listing: ListingID
    public let product: ProductID
    public let lot: LotID
    public var key: String { listing.description }

    public init(listing: ListingID, product: ProductID, lot: LotID) {
        self.listing = listing
        self.product = product
        self.lot = lot
    }
}

/// What an order's money is credited to; all nil means that nothing could be found: unattributed.
public struct SaleCredit: Hashable, Sendable, Codable {
    public let article: ArticleID?
    public let channel: ChannelID?
    /// How it is known: `rid`, `none`; later discount code, shop's own meta data.
    public let evidence: String
    /// The campaign in whose reach the impression lay that led to the order; nil outside of any.
    public let touch: CampaignTouch?

    public static let unattributed = SaleCredit(article: nil, channel: nil, evidence: "none")

    public init(article: ArticleID?, channel: ChannelID?, evidence: String, touch: CampaignTouch? = nil) {
        self.article = article
        self.channel = channel
        self.evidence = evidence
        self.touch = touch
    }
}

/// One line of an order was sold, as the shop reports it. An order has as many sales as lines.
public struct SaleRecorded: Event {
    public let sale: SaleID
    public let order: OrderID
    public let marketplace: MarketplaceID
    public let marketplaceName: String
    public let listing: ListingID
    public let product: ProductID
    public let lot: LotID
    public let county: CountyCode
    public let supplier: OrganizationID
    /// A salted commitment to the buyer, one per marketplace and buyer, in hexadecimal.
    public let buyer: String
    /// What the buyer pays for this line.
    public let gross: Money
    /// What the growers are owed for the goods drawn, by the lot's gate price.
    public let growerShare: Money
    /// Drawn from the lot.
    public let drawn: Quantity
    /// Taken by the shop beyond the lot: booked outside it.
    public let oversold: Quantity
    public let credit: SaleCredit
    /// The shop's own time.
    public let occurredAt: Instant
    /// SHA-256 of the webhook's body, and the shop's version of the order.
    public let source: ContentDigest
    public let sourceVersion: String
    public var key: String { order.description }

    public init(
        sale: SaleID, order: OrderID, marketplace: MarketplaceID, marketplaceName: String, listing: ListingID,
        product: ProductID, lot: LotID, county: CountyCode, supplier: OrganizationID, buyer: String, gross: Money,
        growerShare: Money, drawn: Quantity, oversold: Quantity, credit: SaleCredit, occurredAt: Instant,
        source: ContentDigest, sourceVersion: String
    ) {
        self.sale = sale
        self.order = order
        self.marketplace = marketplace
        self.marketplaceName = marketplaceName
        self.listing = listing
        self.product = product
        self.lot = lot
        self.county = county
        self.supplier = supplier
        self.buyer = buyer
        self.gross = gross
        self.growerShare = growerShare
        self.drawn = drawn
        self.oversold = oversold
        self.credit = credit
        self.occurredAt = occurredAt
        self.source = source
        self.sourceVersion = sourceVersion
    }
}

/// Part or all of a sale was undone. Cancelled, returned and refunded are three things.
public struct SaleReversed: Event {
    public enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
        /// Before it was sent: the goods never left, and are back in the lot.
        case cancelled
        /// The goods came back.
        case returned
        /// Money alone.
        case refunded
    }

    public let refund: RefundID
    public let sale: SaleID
    public let order: OrderID
    public let marketplace: MarketplaceID
    public let lot: LotID
    public let product: ProductID
    public let cause: Cause
    /// Money given back to the buyer; never more than what is left of the sale.
    public let money: Money
    /// What the growers are owed less.
    public let growerShare: Money
    /// Goods that are back in the lot and may be sold again.
    public let restored: Quantity
    /// Goods that came back and are lost.
    public let wasted: Quantity
    /// Goods taken back out of what was oversold.
    public let oversoldRestored: Quantity
    public let reason: String
    public let occurredAt: Instant
    public let source: ContentDigest
    public let sourceVersion: String
    public var key: String { order.description }

    public init(
        refund: RefundID, sale: SaleID, order: OrderID, marketplace: MarketplaceID, lot: LotID, product: ProductID,
        cause: Cause, money: Money, growerShare: Money, restored: Quantity, wasted: Quantity,
        oversoldRestored: Quantity, reason: String, occurredAt: Instant, source: ContentDigest, sourceVersion: String
    ) {
        self.refund = refund
        self.sale = sale
        self.order = order
        self.marketplace = marketplace
        self.lot = lot
        self.product = product
        self.cause = cause
        self.money = money
        self.growerShare = growerShare
        self.restored = restored
        self.wasted = wasted
        self.oversoldRestored = oversoldRestored
        self.reason = reason
        self.occurredAt = occurredAt
        self.source = source
        self.sourceVersion = sourceVersion
    }
}

/// Goods of a sale reached the buyer; what was weighed may differ from what was ordered.
public struct SaleDelivered: Event {
    public let sale: SaleID
    public let order: OrderID
    public let lot: LotID
    public let product: ProductID
    /// Delivered by this event, in the lot's unit.
    public let delivered: Quantity
    public let occurredAt: Instant
    public let source: ContentDigest
    public var key: String { order.description }

    public init(
        sale: SaleID, order: OrderID, lot: LotID, product: ProductID, delivered: Quantity, occurredAt: Instant,
        source: ContentDigest
    ) {
        self.sale = sale
        self.order = order
        self.lot = lot
        self.product = product
        self.delivered = delivered
        self.occurredAt = occurredAt
        self.source = source
    }
}

/// How much of a lot can still be promised; told whenever it changes by an order, a reversal or a withdrawal.
public struct LotStockChanged: Event {
    public let lot: LotID
    public let product: ProductID
    public let remaining: Quantity
    public var key: String { lot.description }

    public init(lot: LotID, product: ProductID, remaining: Quantity) {
        self.lot = lot
        self.product = product
        self.remaining = remaining
    }
}
