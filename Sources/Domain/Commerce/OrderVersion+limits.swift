import Contracts
import Values

extension OrderVersion {
    /// More packs in one line than any lot of the platform holds.
    public static let mostPacks: Int64 = 100_000
    /// A hundred million yuan: beyond any order, and every sum of such amounts stays within 64 bits.
    public static let mostMoney: Int64 = 10_000_000_000
    public static let mostLines = 250

    /// Refuses what no order can be, whichever adapter read it, before anything is computed from it.
    func check(in currency: Currency) throws(CommerceError) {
        try check(total, "total_price", currency)
        guard !lines.isEmpty else { throw .field("line_items", .required) }
        guard lines.count <= Self.mostLines else {
            throw .field("line_items", .tooLong(most: Self.mostLines))
        }
        var numbers = Set<String>()
        for (index, line) in lines.enumerated() {
            let field = "line_items[\(index)]"
            guard numbers.insert(line.number).inserted else {
                throw .field(field + ".id", .taken(line.number))
            }
            guard (1...Self.mostPacks).contains(line.packs) else {
                throw .field(field + ".quantity", .outOfRange(least: 1, most: Self.mostPacks))
            }
            guard (0...Self.mostPacks).contains(line.sentPacks) else {
                throw .field("fulfillments", .outOfRange(least: 0, most: Self.mostPacks))
            }
            guard (line.weighed?.amount ?? 0) >= 0 else {
                throw .field(field, .outOfRange(least: 0, most: .max))
            }
            try check(line.price, field + ".price", currency)
            try check(line.discount, field + ".total_discount", currency)
        }
        for refund in refunds { try refund.check(in: currency) }
    }

    private func check(_ money: Money, _ field: String, _ currency: Currency) throws(CommerceError) {
        guard money.currency == currency else { throw .field("currency", .conflicts(with: "marketplace")) }
        guard (0...Self.mostMoney).contains(money.fen) else {
            throw .field(field, .outOfRange(least: 0, most: Self.mostMoney))
        }
    }
}

extension RefundNotice {
    func check(in currency: Currency) throws(CommerceError) {
        guard money.currency == currency, items.allSatisfy({ $0.amount.currency == currency }) else {
            throw .field("transactions", .conflicts(with: "marketplace"))
        }
        let most = OrderVersion.mostMoney
        // A refund has as many transactions as the shop likes; their sum is bounded like each of them.
        guard (0...most).contains(money.fen) else {
            throw .field("transactions", .outOfRange(least: 0, most: most))
        }
        for (index, item) in items.enumerated() {
            guard (1...OrderVersion.mostPacks).contains(item.packs) else {
                throw .field(
                    "refund_line_items[\(index)].quantity",
                    .outOfRange(least: 1, most: OrderVersion.mostPacks))
            }
            guard (0...most).contains(item.amount.fen) else {
                throw .field("refund_line_items[\(index)].subtotal", .outOfRange(least: 0, most: most))
            }
        }
    }
}
