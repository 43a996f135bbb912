import Contracts
import Values

/// How much money each line of an order has given back in all, by all refunds that are known: a function of
/// their set, so that it does not matter in which order a shop's messages arrive.
///
/// What a refund's items name goes to their lines, by largest remainder when less was given back than they
/// name. What was given back beyond (delivery, adjustments) and what a line cannot bear goes to the other
/// lines, in proportion to what is left of them. No line gives back more than was paid for it, so no order
/// does: woocommerce#66217 is the bug this is not.
enum RefundShares {
    static func targets(of lines: [(number: String, gross: Int64)], by refunds: [RefundNotice]) -> [Int64] {
        var named = [Int64](repeating: 0, count: lines.count)
        var rest: Int64 = 0
        for refund in refunds {
            let weights = lines.map { line in
                refund.items.reduce(Int64(0)) { $0 + ($1.line == line.number ? $1.amount.fen : 0) }
            }
            let sum = weights.reduce(0, +)
            let direct = min(sum, refund.money.fen)
            if sum > 0 {
                for (index, part) in share(direct, by: weights).enumerated() { named[index] += part }
            }
            rest += refund.money.fen - direct
        }
        var targets: [Int64] = []
        for (line, amount) in zip(lines, named) {
            targets.append(min(amount, line.gross))
            rest += max(0, amount - line.gross)
        }
        let room = zip(lines, targets).map { $0.gross - $1 }
        let roomInAll = room.reduce(0, +)
        guard roomInAll > 0, rest > 0 else { return targets }
        return zip(targets, share(min(rest, roomInAll), by: room)).map { $0 + $1 }
    }

    /// What is still to be booked. Rounding can put a line's target a fen below what is booked already; then
    /// that fen is taken from the lines that get most, because a posting is never taken back. The sum is
    /// exact in any case.
    static func open(_ targets: [Int64], booked: [Int64]) -> [Int64] {
        var open = zip(targets, booked).map { $0 - $1 }
        while let short = open.firstIndex(where: { $0 < 0 }),
            let most = open.indices.max(by: { open[$0] < open[$1] }),
            open[most] > 0
        {
            let moved = min(-open[short], open[most])
            open[short] += moved
            open[most] -= moved
        }
        return open.map { max(0, $0) }
    }
}
