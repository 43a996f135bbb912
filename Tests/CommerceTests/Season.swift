import Values

/// A generator of numbers that are the same each time (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Orders as they might go: ordered, paid, sent in parts, given back, cancelled; with all webhooks that the
/// shop sends, in order, and the shop's own tally, which knows nothing of how Terrace counts.
struct Season {
    struct Tally: Equatable {
        var gross: Int64 = 0
        var refunds: Int64 = 0
        /// Grams with buyers or on their way: neither cancelled nor brought back.
        var standing: [String: Int64] = [:]
        /// Grams kept for orders that are not paid yet.
        var kept: [String: Int64] = [:]
        /// Grams brought back.
        var returned: [String: Int64] = [:]
        var delivered: [String: Int64] = [:]
    }

    private(set) var messages: [(topic: String, body: String)] = []
    private(set) var tally = Tally()
    private var random: Seeded
    private var nextRefund: Int64 = 1

    init(seed: UInt64, orders: Int64) {
        random = Seeded(seed)
        for id in 1...orders { play(id) }
    }

    private mutating func play(_ id: Int64) {
        var order = ShopOrder(id, status: chance(3) ? "pending" : "paid", lines(of: id))
        order.shipping = chance(3) ? 0 : Int64.random(in: 1...999, using: &random)
        order.customer = Int64.random(in: 1...8, using: &random)
        tell("orders/create", order)
        if order.status == "pending" {
            order.minute += 1
            switch Int.random(in: 0..<4, using: &random) {
            case 0: return close(order, kept: true)
            case 1:
                order.status = "voided"
                order.cancelledAt = order.minute
                tell("orders/cancelled", order)
                return
            default:
                order.status = "paid"
                tell("orders/paid", order)
            }
        }
        tally.gross += order.total
        var standing = order.lines.map(\.quantity)
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            order.minute += 1
            switch Int.random(in: 0..<3, using: &random) {
            case 0: send(&order, &standing)
            case 1: refund(&order, &standing)
            default:
                // Shops tell of changes that mean nothing here.
                tell("orders/updated", order)
            }
        }
        if chance(4) {
            order.minute += 1
            order.cancelledAt = order.minute
            for (index, line) in order.lines.enumerated() {
                standing[index] -= max(0, line.quantity - line.sent - cancelled(line, order))
            }
            tell("orders/cancelled", order)
        }
        close(order, standing: standing)
    }

    private mutating func lines(of id: Int64) -> [ShopOrder.Line] {
        (1...Int64.random(in: 1...3, using: &random)).map { number in
            chance(2)
                ? ShopOrder.Line(id: id * 100 + number, quantity: Int64.random(in: 1...5, using: &random))
                : ShopOrder.Line(
                    id: id * 100 + number, sku: "SUGAR-500G",
                    quantity: Int64.random(in: 1...9, using: &random),
                    price: 1_583, grams: 500)
        }
    }

    private mutating func send(_ order: inout ShopOrder, _ standing: inout [Int64]) {
        for index in order.lines.indices {
            let open =
                order.lines[index].quantity - order.lines[index].sent - cancelled(order.lines[index], order)
            if open > 0 { order.lines[index].sent += Int64.random(in: 0...open, using: &random) }
        }
        tell("orders/fulfilled", order)
    }

    private mutating func refund(_ order: inout ShopOrder, _ standing: inout [Int64]) {
        var refund = ShopOrder.Refund(id: 9_000 + nextRefund, order: order.id, money: 0, minute: order.minute)
        nextRefund += 1
        for (index, line) in order.lines.enumerated() where chance(2) {
            let isSent = chance(2)
            let open =
                isSent ? line.sent - brought(line, order) : line.quantity - line.sent - cancelled(line, order)
            guard open > 0 else { continue }
            let quantity = Int64.random(in: 1...open, using: &random)
            refund.items.append(
                .init(
                    line: line.id, quantity: quantity, restock: isSent ? "return" : "cancel",
                    subtotal: line.price * quantity))
            standing[index] -= quantity
            if isSent { tally.returned[line.sku, default: 0] += quantity * line.grams }
        }
        // Less than the goods are worth, more than is left: what shops do.
        let worth = refund.items.reduce(Int64(0)) { $0 + $1.subtotal }
        refund.money = chance(5) ? order.total : Int64.random(in: 0...(worth + 400), using: &random)
        order.refunds.append(refund)
        order.status = "partially_refunded"
        messages.append(("refunds/create", refund.json))
        tell("orders/updated", order)
    }

    private mutating func close(_ order: ShopOrder, kept: Bool) {
        for line in order.lines { tally.kept[line.sku, default: 0] += line.quantity * line.grams }
    }

    private mutating func close(_ order: ShopOrder, standing: [Int64]) {
        tally.refunds += min(order.total, order.refunds.reduce(0) { $0 + $1.money })
        for (line, packs) in zip(order.lines, standing) {
            tally.standing[line.sku, default: 0] += packs * line.grams
            tally.delivered[line.sku, default: 0] += line.sent * line.grams
        }
    }

    private func cancelled(_ line: ShopOrder.Line, _ order: ShopOrder) -> Int64 {
        given(line, order, "cancel")
    }
    private func brought(_ line: ShopOrder.Line, _ order: ShopOrder) -> Int64 { given(line, order, "return") }

    private func given(_ line: ShopOrder.Line, _ order: ShopOrder, _ how: String) -> Int64 {
        order.refunds.flatMap(\.items).reduce(0) {
            $0 + ($1.line == line.id && $1.restock == how ? $1.quantity : 0)
        }
    }

    private mutating func tell(_ topic: String, _ order: ShopOrder) { messages.append((topic, order.json)) }

    private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
}
