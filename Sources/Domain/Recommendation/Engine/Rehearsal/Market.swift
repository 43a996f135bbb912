/// A season while it is played: what is really there, what really happens, and what is said of it beforehand.
struct Market: Sendable {
    let season: MarketSeason
    let draw: UInt64
    private let disturbance: Disturbance
    /// What is really there.
    private(set) var lots: [AllocationLot]
    private let firstStock: [Int64]
    private let firstBudget: [Int64]
    private(set) var outcome = Rehearsal.Outcome()
    private let fate: Chance
    private var said: Set<Int> = []

    init(_ season: MarketSeason, _ disturbance: Disturbance, draw: UInt64) {
        self.season = season
        self.disturbance = disturbance
        self.draw = draw
        lots = Self.really(season.lots, disturbance)
        firstStock = lots.map(\.stock)
        firstBudget = lots.map(\.budget)
        fate = Chance(seed: Chance.mixed(season.seed &* 77 &+ draw))
        outcome.byCounty = Array(repeating: 0, count: (season.lots.map(\.county).max() ?? 0) + 1)
    }

    /// What there is to sell, and when, once everything has happened; what hindsight knows.
    private static func really(_ lots: [AllocationLot], _ disturbance: Disturbance) -> [AllocationLot] {
        var lots = lots
        switch disturbance {
        case .none, .wrongAppetites, .wrongArrivals, .lostDay: break
        case .lateLot(let lot, let days):
            lots[lot].opens = min(lots[lot].opens + days, (lots[lot].opens + lots[lot].closes) / 2)
        case .destroyedLot(let lot): lots[lot].closes = (lots[lot].opens + lots[lot].closes) / 2
        }
        return lots
    }

    /// The season as it really was, for its optimum in hindsight.
    func hindsight() -> HindsightBound {
        var real = season
        real.lots = Self.really(season.lots, disturbance)
        return HindsightBound(of: real.problem(isOut: isOut))
    }

    /// What is said of the lots beforehand.
    var announced: [AllocationLot] { season.lots }

    /// What is said of the readers beforehand, hour by hour.
    var forecast: ArrivalForecast {
        var readers = Double(season.arrivals)
        if case .wrongArrivals(let factor) = disturbance { readers *= factor }
        let hours = Int(MarketSeason.days * 24)
        return ArrivalForecast(hourly: Array(repeating: readers / Double(hours), count: hours))
    }

    /// Readers of an earlier season.
    func history(_ count: Int) -> [Double] {
        let chance = Chance(seed: Chance.mixed(season.seed &+ 0x0157 &+ draw))
        return (0..<count * MarketSeason.tastes).map { chance.normal(UInt64($0)) }
    }

    /// What is foretold of those readers' orders.
    func foretold(_ readers: [Double]) -> [Float] {
        var changes: [Double]?
        if case .wrongAppetites(let deviation) = disturbance {
            let chance = Chance(seed: Chance.mixed(season.seed &+ 0xBAD &+ draw))
            changes = season.lots.indices.map { deviation * chance.normal(UInt64($0)) }
        }
        return MarketSeason.orders(of: readers, season.flavours, season.appeals, changedBy: changes)
    }

    func isOut(_ arrival: Int) -> Bool {
        if case .lostDay(let day) = disturbance { return Int(season.day(of: arrival)) == day }
        return false
    }

    func isOpen(_ lot: Int, at day: Double) -> Bool { lots[lot].isOpen(at: day) }
    func canSell(_ lot: Int, at day: Double) -> Bool { lots[lot].isOpen(at: day) && lots[lot].canSell }
    func probability(_ arrival: Int, _ lot: Int) -> Double { Double(season.orders[arrival * lots.count + lot]) }

    /// What is said at a moment that was not known before, once.
    mutating func news(at day: Double, blockLength: Double) -> [(lot: Int, edit: News)] {
        switch disturbance {
        case .none, .wrongAppetites, .wrongArrivals, .lostDay: return []
        case .lateLot(let lot, _):
            if day >= season.lots[lot].opens, day < lots[lot].opens {
                // Every block: not yet; perhaps with the next.
                let block = Int(day / blockLength)
                return said.insert(block).inserted ? [(lot, .opens(day + blockLength))] : []
            }
            return day >= lots[lot].opens && said.insert(-1).inserted ? [(lot, .opens(lots[lot].opens))] : []
        case .destroyedLot(let lot):
            return day >= lots[lot].closes && said.insert(-1).inserted ? [(lot, .lost)] : []
        }
    }

    /// Whether a lot is ahead of a straight line to the end of its days.
    func isAhead(_ lot: Int, at day: Double) -> Bool {
        let share = (day - lots[lot].opens) / (lots[lot].closes - lots[lot].opens)
        let sold = Double(firstStock[lot] - lots[lot].stock)
        let spent = Double(firstBudget[lot] - lots[lot].budget)
        return sold > share * Double(firstStock[lot]) + 2 * Double(lots[lot].pack)
            || spent > share * Double(firstBudget[lot]) + Double(lots[lot].costPerShow)
    }

    /// Shows a lot to a reader; returns the grams that were ordered.
    mutating func show(_ lot: Int, _ arrival: Int, _ day: Double, expected: Double? = nil) -> Int64 {
        if !canSell(lot, at: day) { outcome.wrongShowings += 1 }
        outcome.showings += 1
        lots[lot].budget -= lots[lot].costPerShow
        let isOrdered = fate.share(UInt64(arrival)) < probability(arrival, lot)
        if let expected { outcome.logLoss -= Exponential.log(max(isOrdered ? expected : 1 - expected, 1e-9)) }
        guard isOrdered else { return 0 }
        let grams = lots[lot].pack
        lots[lot].stock -= grams
        if lots[lot].stock < 0 { outcome.oversoldGrams += min(grams, -lots[lot].stock) }
        outcome.orders += 1
        outcome.soldGrams += grams
        outcome.income += Double(grams) * lots[lot].worth
        outcome.byCounty[lots[lot].county] += Double(grams) * lots[lot].worth
        return grams
    }
}

/// What is said of a lot while the season is under way.
enum News: Hashable, Sendable {
    case opens(Double)
    case lost

    func applied(to lot: AllocationLot) -> AllocationLot {
        var lot = lot
        switch self {
        case .opens(let day): lot.opens = day
        case .lost: lot.isLost = true
        }
        return lot
    }
}
