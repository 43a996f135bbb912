import Contracts
import Values

/// A ranking that a person can follow: how readers liked a story, how new it is, what is left of its lot for the days that
/// are left, and what this reader has seen. One position in twenty is given by chance, so that every story is tried.
struct ExplainedRanker: Ranker {
    let policy = "explained-1"
    let model = "counts-1"

    /// In millionths: how often a position goes to any of the remaining stories alike.
    private static let exploration: UInt64 = 50_000
    /// An order is worth as much as so many opens.
    private static let opensPerOrder = 8.0
    /// So many impressions' worth of the site's mean stand in for what is not known of a story yet.
    private static let openPrior = 50.0
    private static let orderPrior = 200.0
    private static let daysFresh = 7
    private static let day: Double = 86_400

    func rank(_ request: RankingRequest) -> [Placement] {
        let candidates = request.board.candidates(in: request.language)
        let today = request.now.day.number
        var scored: [Scored] = []
        scored.reserveCapacity(candidates.count)
        for (place, candidate) in candidates.enumerated() {
            scored.append(score(candidate, at: place, on: today, for: request))
        }
        // Equal scores in the order of the board, which is the same everywhere.
        scored.sort { $0.score == $1.score ? $0.place < $1.place : $0.score > $1.score }
        let known =
            request.leaders.isEmpty
            ? nil : Set(candidates.lazy.filter { request.leaders.times($0.group) > 0 }.map(\.county))
        let chance = Chance(seed: request.seed)
        var placements: [Placement] = []
        placements.reserveCapacity(min(request.limit, scored.count))
        while placements.count < request.limit, !scored.isEmpty {
            let share = Self.exploration / UInt64(scored.count)
            let first = 1_000_000 - share * UInt64(scored.count - 1)
            let draw = chance.number(UInt64(placements.count), below: 1_000_000)
            let isFirst = draw < first
            let chosen = scored.remove(at: isFirst ? 0 : 1 + Int((draw - first) / share))
            placements.append(
                Placement(
                    candidate: chosen.place, propensity: Int64(isFirst ? first : share),
                    why: reasons(for: chosen, candidates[chosen.place], isTrial: !isFirst, known, request)))
        }
        return placements
    }

    private struct Scored {
        let place: Int
        let score: Double
        /// How far the lot is behind its days: 1 is on time; 0 when nothing can be bought.
        let urgency: Double
        /// The outlet that it is reckoned by.
        let outlet: Int?
    }

    private func score(
        _ candidate: Candidate, at place: Int, on today: Int64, for request: RankingRequest
    ) -> Scored {
        let board = request.board
        let appeal =
            Self.rate(candidate.opens, of: candidate.impressions, board.openRate, Self.openPrior)
            + Self.opensPerOrder
            * Self.rate(candidate.orders, of: candidate.impressions, board.orderRate, Self.orderPrior)
        let age = max(0, Double(request.now.seconds - candidate.standingSince.seconds) / Self.day)
        let week = Double(Self.daysFresh)
        var score = appeal * (1 + week / (week + age))

        var urgency = 0.0
        var outlet: Int?
        for index in candidate.outlets where board.outlets[index].isOpen(on: today) {
            let lag = Self.lag(of: board.outlets[index], on: today)
            if lag > urgency { (urgency, outlet) = (lag, index) }
        }
        // A story that sells nothing is for the end of the page.
        score *= outlet == nil ? 0.2 : min(3, max(0.5, urgency))
        if !candidate.isInReadersLanguage { score *= 0.3 }
        for _ in 0..<request.leaders.times(candidate.group) { score *= 0.7 }
        return Scored(place: place, score: score, urgency: urgency, outlet: outlet)
    }

    private static func rate(_ hits: Double, of trials: Double, _ mean: Double, _ prior: Double) -> Double {
        (hits + prior * mean) / (trials + prior)
    }

    /// The share of the lot that is left over the share of its days that is left.
    private static func lag(of outlet: Outlet, on today: Int64) -> Double {
        let days = Double(outlet.closesOn - outlet.opensOn + 1)
        let left = Double(outlet.closesOn - today + 1)
        return (Double(outlet.remaining) / Double(max(1, outlet.confirmed))) / (left / days)
    }

    private func reasons(
        for scored: Scored, _ candidate: Candidate, isTrial: Bool, _ knownCounties: Set<Int32>?,
        _ request: RankingRequest
    ) -> [Reason] {
        let board = request.board
        var why: [Reason] = []
        if isTrial { why.append(.trial) }
        if let index = scored.outlet {
            let outlet = board.outlets[index]
            let left = Quantity(amount: outlet.remaining, unit: outlet.unit).roughly
            let days = Int(outlet.closesOn - request.now.day.number + 1)
            why.append(scored.urgency > 1.2 ? .plenty(left, daysLeft: days) : .supply(left, daysLeft: days))
        } else {
            why.append(.story)
        }
        if candidate.impressions >= Self.openPrior, candidate.opens > board.openRate * candidate.impressions {
            why.append(.liked)
        }
        let age = Int(max(0, request.now.day.number - candidate.standingSince.day.number))
        if age < Self.daysFresh { why.append(.fresh(days: age)) }
        if let knownCounties, !knownCounties.contains(candidate.county),
            let product = board.cards[candidate.card].products.first
        {
            why.append(.newCounty(product.countyName))
        }
        return why
    }
}
