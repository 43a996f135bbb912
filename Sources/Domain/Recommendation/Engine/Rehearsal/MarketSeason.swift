/// A season of made-up lots and readers, the same for the same seed: what allocations are rehearsed and measured on.
///
/// Twenty lots of six tastes each; readers with six tastes of their own; the odds of an order grow with how well they fit.
/// A lot is open for 3 to 14 of the 30 days. Stock is lognormal around a share, the tightness, of what readers would take
/// if each saw what earns most; every lot has a budget for showings as well.
struct MarketSeason: Sendable {
    static let days = 30.0
    static let tastes = 6

    let seed: UInt64
    let arrivals: Int
    var lots: [AllocationLot]
    /// Each reader's tastes, in order of arrival.
    let readers: [Double]
    /// Each lot's taste, and its odds beside the common ones.
    let flavours: [Double]
    let appeals: [Double]
    /// The probability of an order by reader and lot, whether it is open or not.
    let orders: [Float]

    init(seed: UInt64, arrivals: Int = 100_000, lots count: Int = 20, counties: Int = 8, tightness: Double) {
        self.seed = seed
        self.arrivals = arrivals
        let tastes = Self.tastes
        let flavourDraws = Chance(seed: Chance.mixed(seed ^ 0xF1A0))
        let readerDraws = Chance(seed: Chance.mixed(seed ^ 0x4EAD))
        let lotDraws = Chance(seed: Chance.mixed(seed ^ 0x1075))
        flavours = (0..<count * tastes).map { flavourDraws.normal(UInt64($0)) }
        appeals = (0..<count).map { 0.3 * flavourDraws.normal(UInt64(count * tastes + $0)) }
        readers = (0..<arrivals * tastes).map { readerDraws.normal(UInt64($0)) }
        orders = Self.orders(of: readers, flavours, appeals)

        var lots: [AllocationLot] = []
        for lot in 0..<count {
            func share(_ n: Int) -> Double { lotDraws.share(UInt64(lot * 16 + n)) }
            let pack: Int64 = [2_500, 5_000, 10_000][Int(share(0) * 3)]
            let closes = 3 + 27 * share(2)
            lots.append(
                AllocationLot(
                    stock: 0, pack: pack, worth: 0.3 + 0.9 * share(1), opens: max(0, closes - 3 - 11 * share(3)),
                    closes: closes, county: Int(share(4) * Double(counties)), budget: 0, costPerShow: 2))
        }
        self.lots = lots
        let wanted = greedyDemand()
        let mean = wanted.reduce(0, +) / Double(count)
        for lot in 0..<count {
            let stock = tightness * mean * Exponential.exp(0.8 * lotDraws.normal(UInt64(lot * 16 + 5)))
            self.lots[lot].stock = Int64(max(stock, 5_000))
            let open = Double(moments(of: lots[lot]).count)
            self.lots[lot].budget = Int64(2 * open * (0.15 + 0.45 * lotDraws.share(UInt64(lot * 16 + 6))))
        }
    }

    func day(of arrival: Int) -> Double { Self.days * Double(arrival) / Double(arrivals) }

    /// The arrivals during which a lot is open.
    func moments(of lot: AllocationLot) -> Range<Int> {
        let first = (lot.opens / Self.days * Double(arrivals)).rounded(.up)
        let end = (lot.closes / Self.days * Double(arrivals)).rounded(.up)
        return Int(first)..<min(arrivals, max(Int(first), Int(end)))
    }

    /// Probabilities for any readers, with the lots' appeals changed by so much.
    static func orders(
        of readers: [Double], _ flavours: [Double], _ appeals: [Double], changedBy changes: [Double]? = nil
    ) -> [Float] {
        let tastes = Self.tastes
        let scale = 0.9 / Double(tastes).squareRoot()
        var orders: [Float] = []
        orders.reserveCapacity(readers.count / tastes * appeals.count)
        let reader = readers.span
        let flavour = flavours.span
        for first in stride(from: 0, to: readers.count, by: tastes) {
            for lot in appeals.indices {
                var fit = 0.0
                for taste in 0..<tastes { fit += reader[first + taste] * flavour[lot * tastes + taste] }
                orders.append(
                    Float(Exponential.logistic(-3.6 + scale * fit + appeals[lot] + (changes?[lot] ?? 0))))
            }
        }
        return orders
    }

    /// What each lot would sell, had it no end, when every reader sees what earns most: in grams.
    private func greedyDemand() -> [Double] {
        let ranges = lots.map(moments)
        var demand = Array(repeating: 0.0, count: lots.count)
        for arrival in 0..<arrivals {
            var best = -1
            var income = 0.0
            for lot in lots.indices where ranges[lot].contains(arrival) {
                let earns = Double(orders[arrival * lots.count + lot]) * Double(lots[lot].pack) * lots[lot].worth
                if earns > income { (best, income) = (lot, earns) }
            }
            if best >= 0 { demand[best] += Double(orders[arrival * lots.count + best]) * Double(lots[best].pack) }
        }
        return demand
    }
}
