import Contracts
public import Values

/// An order as a shop reported it at one time: all of it that may be kept. Nothing in it tells who the buyer
/// is.
public struct OrderVersion: Hashable, Sendable, Codable {
    /// The shop's own identifier of the order.
    public let number: String
    /// What the shop calls the order, such as `#1001`.
    public let name: String
    public let status: PaymentStatus
    /// When the buyer ordered, by the shop's clock.
    public let createdAt: Instant
    /// When the shop last changed the order, by the shop's clock; the later of two versions counts.
    public let updatedAt: Instant
    public let cancelledAt: Instant?
    /// One of the shop's fixed words, such as `customer` or `inventory`.
    public let cancelReason: String?
    /// What the buyer pays for all lines, delivery and taxes included and discounts taken off.
    public let total: Money
    public let lines: [Line]
    public let refunds: [RefundNotice]
    /// What looked odd while it was read and was taken all the same.
    public let warnings: [OrderWarning]

    public struct Line: Hashable, Sendable, Codable {
        /// The shop's own identifier of the line.
        public let number: String
        public let sku: String
        /// Packs ordered.
        public let packs: Int64
        /// The price of one pack.
        public let price: Money
        /// Taken off the line's price.
        public let discount: Money
        /// What the shop says that one pack weighs; nil when it says nothing.
        public let packWeight: Quantity?
        /// Packs that were sent.
        public let sentPacks: Int64
        /// What the sent packs weigh together, when somebody weighed them.
        public let weighed: Quantity?

        public init(
            number: String, sku: String, packs: Int64, price: Money, discount: Money = .zero,
            packWeight: Quantity? = nil, sentPacks: Int64 = 0, weighed: Quantity? = nil
        ) {
            self.number = number
            self.sku = sku
            self.packs = packs
            self.price = price
            self.discount = discount
            self.packWeight = packWeight
            self.sentPacks = sentPacks
            self.weighed = weighed
        }

        /// Price times packs less the discount; never negative.
        var amount: Int64 { max(0, price.fen * packs - discount.fen) }
    }

    public init(
        number: String, name: String, status: PaymentStatus, createdAt: Instant, updatedAt: Instant,
        cancelledAt: Instant? = nil, cancelReason: String? = nil, total: Money, lines: [Line],
        refunds: [RefundNotice] = [], warnings: [OrderWarning] = []
    ) {
        self.number = number
        self.name = name
        self.status = status
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.cancelledAt = cancelledAt
        self.cancelReason = cancelReason
        self.total = total
        self.lines = lines
        self.refunds = refunds
        self.warnings = warnings
    }
}

extension OrderVersion {
    /// Shops tell time in seconds, so two versions can bear the same one. What went further is the later; the
    /// body's digest decides what is left, so that the outcome never depends on which came first. Compared as
    /// text.
    func precedence(_ digest: ContentDigest) -> String {
        let sent = lines.reduce(Int64(0)) { $0 + $1.sentPacks }
        return [
            cancelledAt == nil ? "0" : "1", String(status.progress), padded(Int64(refunds.count), 4),
            padded(sent, 12),
            digest.description,
        ].joined(separator: ".")
    }
}

/// Something odd about an order, which was taken all the same: the shop's word counts, and the page shows the
/// warning.
public enum OrderWarning: String, Hashable, Sendable, Codable, CaseIterable {
    /// Line prices, discounts, delivery and taxes do not make the total.
    case totalContradictsLines = "total_contradicts_lines"
    /// The shop says another weight than the listing's pack.
    case weightContradictsPack = "weight_contradicts_pack"
    /// Quantities or the total changed after the order was sold; the sale stands as it was.
    case changedAfterSale = "changed_after_sale"
    /// The shop reports more money given back than was paid; no more than was paid is booked.
    case refundAbovePaid = "refund_above_paid"
    /// The shop says that less was delivered than it said before; the books keep what was told.
    case deliveredLess = "delivered_less"
    /// The shop marked the order as a test.
    case testOrder = "test_order"
}
