import Contracts
public import Values

/// A refund as a shop reported it: money given back, goods given back, or both. Cancelled, returned and
/// refunded are three things, so each item says which it is.
public struct RefundNotice: Hashable, Sendable, Codable {
    /// The shop's own identifier of the refund.
    public let number: String
    /// The shop's own identifier of the order.
    public let orderNumber: String
    public let createdAt: Instant
    /// What really went back to the buyer: the sum of the successful transactions, which can be less or more
    /// than the items' amounts (delivery, adjustments).
    public let money: Money
    public let items: [Item]

    /// What became of the goods.
    public enum Goods: String, Hashable, Sendable, Codable, CaseIterable {
        /// They were never sent.
        case cancelled
        /// They came back.
        case returned
        /// The buyer keeps them.
        case kept
    }

    public struct Item: Hashable, Sendable, Codable {
        /// The shop's own identifier of the order's line.
        public let line: String
        public let packs: Int64
        public let goods: Goods
        /// What the shop counts for these packs, taxes included.
        public let amount: Money

        public init(line: String, packs: Int64, goods: Goods, amount: Money) {
            self.line = line
            self.packs = packs
            self.goods = goods
            self.amount = amount
        }
    }

    public init(number: String, orderNumber: String, createdAt: Instant, money: Money, items: [Item]) {
        self.number = number
        self.orderNumber = orderNumber
        self.createdAt = createdAt
        self.money = money
        self.items = items
    }
}

extension RefundNotice {
    /// Whether this says more than another report of the same refund: a transaction that was waiting has gone
    /// through. Reports of one refund differ in nothing else, and money once given back stays so.
    func supersedes(_ other: RefundNotice) -> Bool {
        money.fen != other.money.fen ? money.fen > other.money.fen : packs > other.packs
    }

    private var packs: Int64 { items.reduce(0) { $0 + $1.packs } }

    func packs(of line: String, _ goods: Goods) -> Int64 {
        items.reduce(0) { $0 + ($1.line == line && $1.goods == goods ? $1.packs : 0) }
    }
}
