import Contracts
import Values

/// The ranking by what a showing is worth to growers: the allocation's prices, learnt rates, and positions by inverse gaps.
///
/// A story's score is `P(open) · (P(order | open) · grams · (worth − price of the lot) + what reading it is worth)`, in fen. A lot
/// that will not sell in its time has the price zero, which is all its urgency; one that sells out anyway has nearly its worth.
final class EngineRanker: Ranker {
    let policy = "engine-1"
    let model = "rates-1"

    private let decider: Decider
    private let memory = LotPriceMemory()
    /// So many impressions' worth of the site's mean stand in for what is not known of a story yet.
    private static let openPrior = 50.0
    private static let orderPrior = 200.0
    /// Fen that an opened story is worth without an order.
    private static let reading = 5.0

    init(settings: Decider.Settings = .init()) { decider = Decider(settings: settings) }

    func rank(_ request: RankingRequest) -> [Placement] {
        let candidates = request.board.candidates(in: request.language)
        guard !candidates.isEmpty, request.limit > 0 else { return [] }
        let outlets = candidates.map { outlet(of: $0, in: request) }
        let prices = memory.prices(for: question(request, candidates, outlets))
        let board = DecisionBoard(
            candidates.indices.map { article(candidates[$0], outlets[$0], prices, request) }
        ) { _, _ in .zero }
        var profile = ReaderProfile()
        for place in (0..<6).reversed() { profile.led(by: request.leaders.groups[place]) }
        var decider = decider
        decider.settings.positions = request.limit
        var desk = DecisionDesk(candidates: candidates.count, positions: min(request.limit, candidates.count))
        let list = candidates.indices.map { Int32($0) }
        decider.decide(
            list.span, for: profile, ReaderTraits(slots: SIMD8(0, 8, 16, 24, 32, 40, 48, 56)), on: board,
            chance: Chance(seed: request.seed), desk: &desk)
        return placements(desk.seats, outlets, candidates, prices, request)
    }

    /// Where a story's product is bought: the open outlet whose lot is furthest behind its days.
    private func outlet(of candidate: Candidate, in request: RankingRequest) -> Int? {
        let today = request.now.day.number
        var best: Int?
        var most = 0.0
        for index in candidate.outlets where request.board.outlets[index].isOpen(on: today) {
            let lag = request.board.outlets[index].lag(on: today)
            if lag > most { (best, most) = (index, lag) }
        }
        return best
    }

    private func article(
        _ candidate: Candidate, _ outlet: Int?, _ prices: LotPrices, _ request: RankingRequest
    ) -> DecisionBoard.Article {
        let board = request.board
        let opens = Self.rate(candidate.opens, of: candidate.impressions, board.openRate, Self.openPrior)
        let orders = Self.rate(candidate.orders, of: candidate.impressions, board.orderRate, Self.orderPrior)
        let age = max(0, Double(request.now.seconds - candidate.standingSince.seconds) / 86_400)
        let week = Double(PlacementReasons.daysFresh)
        let freshness = 1 + week / (week + age)
        var earns = 0.0
        if let outlet {
            let place = board.outlets[outlet]
            let price = prices.prices[place.lot] ?? 0
            // Never nothing: a lot that sells out anyway keeps a tenth of what it earns.
            earns = max(Double(place.price) - price * Double(place.pack), 0.1 * Double(place.price))
        }
        let language = candidate.isInReadersLanguage ? 1 : 0.3
        return DecisionBoard.Article(
            group: candidate.group, county: UInt16(truncatingIfNeeded: candidate.county),
            kind: request.board.cards[candidate.card].products.first.map(Self.number) ?? 0,
            lot: outlet.map {
                Int32(truncatingIfNeeded: Chance.mixed(UInt64(bitPattern: board.outlets[$0].lot.raw)) >> 33)
            } ?? -1,
            open: Self.odds(opens), order: Self.odds(min(orders / max(opens, 1e-6), 0.9)),
            earns: Float(earns * language * freshness), pleases: Float(Self.reading * language * freshness), costs: 0)
    }

    private func question(
        _ request: RankingRequest, _ candidates: [Candidate], _ outlets: [Int?]
    ) -> LotPrices.Question {
        let board = request.board
        var lots: [LotID: LotPrices.Lot] = [:]
        for (place, candidate) in candidates.enumerated() {
            guard let index = outlets[place] else { continue }
            let outlet = board.outlets[index]
            let rate = Self.rate(candidate.orders, of: candidate.impressions, board.orderRate, Self.orderPrior)
            let orders = max(Int64(rate * 100_000).rough, lots[outlet.lot]?.orders ?? 1)
            lots[outlet.lot] = LotPrices.Lot(
                lot: outlet.lot, remaining: max(outlet.remaining.rough, outlet.pack), pack: outlet.pack,
                worth: Double(outlet.price) / Double(max(outlet.pack, 1)), opensOn: outlet.opensOn,
                closesOn: outlet.closesOn, orders: orders)
        }
        let today = request.now.day.number
        let oldest = candidates.map(\.standingSince.day.number).min() ?? today
        let showings = candidates.reduce(0) { $0 + $1.impressions } / Double(max(1, today - oldest + 1))
        return LotPrices.Question(
            today: today, showings: max(1_000, Int64(showings).rough), lots: lots.values.sorted { $0.lot < $1.lot })
    }

    private func placements(
        _ seats: [Decider.Seat], _ outlets: [Int?], _ candidates: [Candidate], _ prices: LotPrices,
        _ request: RankingRequest
    ) -> [Placement] {
        let reasons = PlacementReasons(request)
        let today = request.now.day.number
        return seats.map { seat in
            let place = Int(seat.candidate)
            let lag = outlets[place].map { request.board.outlets[$0].lag(on: today) } ?? 0
            return Placement(
                candidate: place,
                propensity: Int64((Double(seat.propensity) * 1_000_000).rounded().clamped(1, 1_000_000)),
                why: reasons.reasons(
                    for: candidates[place], outlet: outlets[place], isBehind: lag > 1.2, isTrial: seat.isTrial))
        }
    }

    private static func rate(_ hits: Double, of trials: Double, _ mean: Double, _ prior: Double) -> Double {
        (hits + prior * mean) / (trials + prior)
    }

    private static func odds(_ probability: Double) -> Float {
        let held = min(max(probability, 1e-6), 1 - 1e-6)
        return Float(Exponential.log(held / (1 - held)))
    }

    private static func number(_ product: ProductCard) -> UInt8 {
        switch product.kind {
        case .produce: 1
        case .processed: 2
        case .stay: 3
        case .meal: 4
        case .experience: 5
        }
    }
}

extension Int64 {
    /// Rounded down to its first two digits.
    fileprivate var rough: Int64 {
        var scale: Int64 = 1
        while self / scale >= 100 { scale *= 10 }
        return self / scale * scale
    }
}

extension Double {
    fileprivate func clamped(_ least: Double, _ most: Double) -> Double { min(max(self, least), most) }
}
