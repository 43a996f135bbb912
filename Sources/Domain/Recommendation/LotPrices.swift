import Contracts
import Synchronization

/// What selling a gram of each lot now costs later: the allocation's prices for one day's state of the board.
///
/// A pure function of rounded figures, so that it is reckoned again only when something has changed that matters, and is the
/// same on every node: no price depends on the one before it.
struct LotPrices: Sendable {
    /// What is known of a lot, rounded down to two digits where it moves with every order.
    struct Lot: Hashable, Sendable {
        let lot: LotID
        let remaining: Int64
        let pack: Int64
        /// Fen a gram.
        let worth: Double
        let opensOn: Int64
        let closesOn: Int64
        /// The probability of an order when a story of it is shown, in hundred-thousandths.
        let orders: Int64
    }

    struct Question: Hashable, Sendable {
        let today: Int64
        /// Positions of pages that are shown in a day.
        let showings: Int64
        let lots: [Lot]
    }

    /// In fen a gram; never above what a gram is worth.
    let prices: [LotID: Double]

    /// Readers differ in what they like by a factor of two and a half (a standard deviation of log-odds, as in ``MarketSeason``).
    private static let spread = 0.9
    private static let readers = 200
    /// Days that are planned for; lots that open later have no price yet.
    private static let horizon = 60.0

    init(_ question: Question) {
        let lots = question.lots.map { lot in
            AllocationLot(
                stock: lot.remaining, pack: lot.pack, worth: lot.worth,
                opens: Double(max(0, lot.opensOn - question.today)),
                closes: Double(lot.closesOn - question.today + 1), county: 0, budget: 0, costPerShow: 0)
        }
        guard !lots.isEmpty else {
            prices = [:]
            return
        }
        let hours = Array(repeating: Double(question.showings) / 24, count: Int(Self.horizon * 24))
        var allocator = Allocator(
            lots: lots, forecast: ArrivalForecast(hourly: hours), ends: Self.horizon,
            seed: UInt64(bitPattern: question.today), settings: .init(moments: 1_000, temperature: 0.05))
        let chance = Chance(seed: 0x71A57E)
        var orders: [Float] = []
        for reader in 0..<Self.readers {
            for (place, lot) in question.lots.enumerated() {
                let taste = Self.spread * chance.normal(UInt64(reader * lots.count + place))
                let mean = Double(max(lot.orders, 1)) / 100_000
                orders.append(Float(Exponential.logistic(Exponential.log(mean / (1 - min(mean, 0.99))) + taste)))
            }
        }
        allocator.plan(at: 0, blockEnds: 1.0 / 24, pool: AppetitePool(orders: orders, lots: lots.count))
        var prices: [LotID: Double] = [:]
        for (place, lot) in question.lots.enumerated() { prices[lot.lot] = allocator.gramPrices[place] }
        self.prices = prices
    }
}

/// Remembers the last prices, since most pages ask the same.
final class LotPriceMemory: Sendable {
    private let latest = Mutex<(question: LotPrices.Question, answer: LotPrices)?>(nil)

    func prices(for question: LotPrices.Question) -> LotPrices {
        if let known = latest.withLock({ $0 }), known.question == question { return known.answer }
        let answer = LotPrices(question)
        latest.withLock { $0 = (question, answer) }
        return answer
    }
}
