/// Plays a season with an allocation and tells what it earned.
struct Rehearsal: Sendable {
    enum Policy: Hashable, Sendable {
        /// The open lot that is likeliest to be ordered: what recommenders do.
        case greedyOrders
        /// The open lot that earns most now.
        case greedyIncome
        /// The same among lots that are not ahead of their days: what ad servers do.
        case linearPacing
        /// The allocator, told the probabilities.
        case known
        /// The allocator, learning the probabilities from orders alone.
        case learnt
    }

    struct Outcome: Hashable, Sendable {
        /// Growers' income in fen.
        var income = 0.0
        var orders = 0
        var soldGrams: Int64 = 0
        var oversoldGrams: Int64 = 0
        /// Showings of lots that were closed, lost, sold out or out of money.
        var wrongShowings = 0
        var byCounty: [Double] = []
        /// Grams that nobody bought, by lot.
        var left: [Int64] = []
        /// Log-loss of the probabilities at which lots were shown, in nats each.
        var logLoss = 0.0
        var showings = 0
    }

    var policy: Policy
    var disturbance = Disturbance.none
    var settings = Allocator.Settings()
    var blocks = 120
    var poolReaders = 2_000
    /// How many standard deviations of what is not known of a lot are added by chance to its score.
    var thompson = 0.3
    /// 0 is none; else the share of a moment's mean income at which an option is half as likely.
    var sharpness = 0.0
    var learnsPrior = true
    var priorVariance = 0.25

    func play(_ season: MarketSeason, draw: UInt64) -> Outcome {
        var market = Market(season, disturbance, draw: draw)
        switch policy {
        case .greedyOrders, .greedyIncome, .linearPacing: playSimply(&market)
        case .known, .learnt: playPlanned(&market)
        }
        var outcome = market.outcome
        outcome.left = market.lots.map(\.stock)
        return outcome
    }

    private func playSimply(_ market: inout Market) {
        let season = market.season
        for arrival in 0..<season.arrivals where !market.isOut(arrival) {
            let day = season.day(of: arrival)
            var best: Int?
            var value = 0.0
            for lot in season.lots.indices where market.canSell(lot, at: day) {
                let order = market.probability(arrival, lot)
                var worth = order
                if policy != .greedyOrders { worth *= Double(market.lots[lot].pack) * market.lots[lot].worth }
                if policy == .linearPacing, market.isAhead(lot, at: day) { continue }
                if worth > value { (best, value) = (lot, worth) }
            }
            if let best { _ = market.show(best, arrival, day) }
        }
    }

    private func playPlanned(_ market: inout Market) {
        let season = market.season
        let count = season.lots.count
        let pool = market.history(poolReaders)
        var settings = settings
        settings.correctsPool = policy == .known
        var allocator = Allocator(
            lots: market.announced, forecast: market.forecast, ends: MarketSeason.days,
            seed: Chance.mixed(season.seed ^ market.draw ^ 0x91A4), settings: settings)
        let told = policy == .known ? AppetitePool(orders: market.foretold(pool), lots: count) : nil
        var learner = TasteLearner(lots: count, features: MarketSeason.tastes, variance: priorVariance)
        let noise = Chance(seed: Chance.mixed(season.seed &+ 31 &* market.draw ^ 0x7405))
        var drawn: UInt64 = 0
        var lastBlock = -1
        var scores: [(lot: Int, grams: Double)] = []
        var margins: [Double] = []
        for arrival in 0..<season.arrivals where !market.isOut(arrival) {
            let day = season.day(of: arrival)
            let block = arrival * blocks / season.arrivals
            let news = market.news(at: day, blockLength: MarketSeason.days / Double(blocks))
            for (lot, edit) in news { allocator.change(lot) { $0 = edit.applied(to: $0) } }
            if block != lastBlock || !news.isEmpty {
                lastBlock = block
                let ends = MarketSeason.days * Double(block + 1) / Double(blocks)
                if learnsPrior { learner.refresh() }
                allocator.plan(at: day, blockEnds: ends, pool: told ?? learner.pool(pool))
            }
            scores.removeAll(keepingCapacity: true)
            margins.removeAll(keepingCapacity: true)
            var best = -1
            var value = 0.0
            if policy == .learnt { learner.read(season.readers, arrival) }
            for lot in 0..<count where allocator.lots[lot].canSell && market.isOpen(lot, at: day) {
                let pack = Double(allocator.lots[lot].pack)
                let order: Double
                var tried: Double
                if policy == .known {
                    order = market.probability(arrival, lot)
                    tried = order
                } else {
                    let (mean, variance) = learner.logOdds(lot)
                    order = Taste.probability(mean, variance)
                    tried = order
                    if thompson > 0 {
                        drawn += 1
                        tried = Exponential.logistic(mean + thompson * variance.squareRoot() * noise.normal(drawn))
                    }
                }
                scores.append((lot, order * pack))
                let margin = allocator.margin(of: lot, grams: tried * pack)
                margins.append(margin)
                if margin > value { (best, value) = (scores.count - 1, margin) }
            }
            if sharpness > 0, !margins.isEmpty {
                drawn += 1
                best = InverseGap.choose(margins, sharpness: sharpness, share: noise.share(drawn))
            }
            let shown = best >= 0 ? scores[best].lot : nil
            allocator.arrived(scores, shown: shown)
            guard let shown else { continue }
            let order = scores[best].grams / Double(allocator.lots[shown].pack)
            let sold = market.show(shown, arrival, day, expected: order)
            if sold > 0 { allocator.sold(sold, of: shown) }
            if policy == .learnt { learner.learn(shown, ordered: sold > 0) }
        }
    }
}
