import Values

/// The shop: its own stock, its own numbers, its own clock, and its own count of what it sold. It knows of the platform what
/// a shop knows: where to post.
struct Shop {
    /// What may still happen to an order; drawn when it is placed.
    private enum Fate {
        case kept
        case undone(ShopRefund.Cause)
    }

    /// Of a hundred orders two or three are cancelled, two come back, two get a part of the price back.
    private static let cancelled = 0.025
    private static let returned = 0.02
    private static let allowance = 0.02
    /// So many messages are late, and overtaken by those behind them.
    private static let late = 0.15

    /// Grams on the shelf, by lot.
    private(set) var stock: [String: Int64]
    private(set) var tally = SimulationResult()
    /// Who wanted something and found the shelf empty, or the price too high.
    private(set) var lost: (empty: Int64, tooDear: Int64) = (0, 0)
    private let listings: [String: DemoFile.Listing]
    private let opensAt: Instant
    private let firstNumber: Int64
    private var orders: Int64 = 0
    private var customers: [Int: Int64] = [:]
    /// Cancelled orders of which the platform has not heard everything yet: messages under way, by order.
    private var unheard: [Int64: Int] = [:]
    private var luck: Luck

    /// - Parameters:
    ///   - opensAt: the first moment by the shop's clock.
    ///   - firstNumber: numbers of orders begin behind it; another for every run, because a platform never forgets one.
    init(listings: [DemoFile.Listing], stock: [String: Int64], opensAt: Instant, firstNumber: Int64, seed: UInt64) {
        self.listings = Dictionary(uniqueKeysWithValues: listings.map { ($0.id, $0) })
        self.stock = stock
        self.opensAt = opensAt
        self.firstNumber = firstNumber
        luck = Luck(seed: seed, for: UInt64(naming: "shop"))
    }

    /// Whether nothing of a lot can be sold any more, not even when what was cancelled is put back.
    func isSoldOut(_ lot: String) -> Bool {
        let least = listings.values.filter { $0.lot == lot }.map(\.packGrams).min() ?? 0
        return stock[lot, default: 0] < least && unheard.isEmpty
    }

    /// Sells, if there is stock and the price is right; puts what has to be told on the schedule. False when nothing came of it.
    mutating func sell(_ wish: Visit.Wish, telling schedule: inout Schedule<ShopMessage>) -> Bool {
        guard let listing = listings[wish.listing] else { return false }
        let affordable = min(wish.packs, wish.persona.purse / max(1, listing.priceFen))
        guard affordable > 0 else {
            lost.tooDear += 1
            return false
        }
        let packs = min(affordable, stock[listing.lot, default: 0] / listing.packGrams)
        guard packs > 0 else {
            lost.empty += 1
            return false
        }
        orders += 1
        let number = firstNumber + orders * 10
        let order = ShopOrder(
            number: number, line: number + 1, customer: customer(wish.persona.number), listing: listing, packs: packs,
            referral: wish.referral, landing: Self.pathAndQuery(of: wish.address), createdAt: time(at: wish.second),
            weighedGrams: listing.packGrams * packs * (985 + Int64(luck.next() % 41)) / 1_000)
        stock[listing.lot, default: 0] -= order.grams
        tally.orders += 1
        tally.buyers = Int64(customers.count)
        tally.grossFen += order.total.fen
        tally.grams += order.grams
        tell(order, placedAt: wish.second, fate: fate(), on: &schedule)
        return true
    }

    /// A message was taken. What a cancelled order held goes back on the shelf once the platform knows all of it: earlier,
    /// the next order for the same box could come before the news that it is free.
    mutating func wasTaken(_ message: ShopMessage) {
        guard let left = unheard[message.order.number] else { return }
        unheard[message.order.number] = left == 1 ? nil : left - 1
        if left == 1 { stock[message.order.listing.lot, default: 0] += message.order.grams }
    }

    private mutating func customer(_ reader: Int) -> Int64 {
        if let known = customers[reader] { return known }
        let number = firstNumber + Int64(customers.count) + 1
        customers[reader] = number
        return number
    }

    private mutating func fate() -> Fate {
        switch luck.share() {
        case ..<Self.cancelled: .undone(.cancelled)
        case ..<(Self.cancelled + Self.returned): .undone(.returned)
        case ..<(Self.cancelled + Self.returned + Self.allowance): .undone(.allowance)
        default: .kept
        }
    }

    private mutating func tell(
        _ order: ShopOrder, placedAt second: Double, fate: Fate, on schedule: inout Schedule<ShopMessage>
    ) {
        let paid = second + 20 + 280 * luck.share()
        var messages: [(topic: ShopMessage.Topic, refund: ShopRefund?, second: Double)] = [
            (.created, nil, second), (.paid, nil, paid),
        ]
        var cause: ShopRefund.Cause?
        if case .undone(let why) = fate { cause = why }
        if cause != .cancelled {
            messages.append((.fulfilled, nil, second + 6 * 3_600 + 24 * 3_600 * luck.share()))
        }
        if let cause {
            let later = cause == .cancelled ? 600 + 3_000 * luck.share() : 30 * 3_600 + 10 * 3_600 * luck.share()
            let refund = refund(order, cause, at: second + later)
            if cause == .cancelled { messages.append((.cancelled, refund, second + later + 1)) }
            messages.append((.refunded, refund, second + later + 2))
            count(refund, of: order)
        }
        // One refund in eight overtakes the order it belongs to.
        let isOvertaken = cause != nil && luck.happens(0.125)
        let refunded = messages.last?.second ?? second
        if cause == .cancelled { unheard[order.number] = 2 * messages.count }
        for (topic, refund, at) in messages {
            let message = ShopMessage(topic: topic, order: order, refund: refund, at: time(at: at))
            var due = at + (luck.happens(Self.late) ? 60 + 1_740 * luck.share() : 0)
            if isOvertaken, topic == .created || topic == .paid { due = max(due, refunded + 60 * luck.share()) }
            schedule.add(message, due: due)
            // And once more: at the same moment, or some time later.
            schedule.add(message, due: luck.happens(0.5) ? due : due + 5_400 * luck.share())
        }
    }

    private mutating func refund(_ order: ShopOrder, _ cause: ShopRefund.Cause, at second: Double) -> ShopRefund {
        let packs: Int64
        let money: Int64
        switch cause {
        case .cancelled: (packs, money) = (order.packs, order.total.fen)
        case .returned:
            packs = 1 + Int64(luck.next() % UInt64(order.packs))
            money = order.listing.priceFen * packs
        case .allowance: (packs, money) = (0, 1 + order.total.fen * Int64(5 + luck.next() % 30) / 100)
        }
        return ShopRefund(
            number: order.number + 2, cause: cause, packs: packs, money: .fen(money), createdAt: time(at: second))
    }

    private mutating func count(_ refund: ShopRefund, of order: ShopOrder) {
        tally.refundsFen += refund.money.fen
        tally.grams -= refund.packs * order.listing.packGrams
    }

    private func time(at second: Double) -> Instant { opensAt.adding(microseconds: Int64(second) * 1_000_000) }

    /// `/p/21?rid=…` of `https://shop.example/p/21?rid=…#top`.
    private static func pathAndQuery(of address: String) -> String {
        let rest = address.split(separator: "://", maxSplits: 1).last ?? ""
        let path = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
        return String(path.prefix { $0 != "#" })
    }
}
