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
    private static let openPrior = PlacementReasons.leastImpressions
    private static let orderPrior = 200.0
    private static let day: Double = 86_400

    func rank(_ request: RankingRequest) -> [Placement] {
        let candidates = request.board.candidates(in: request.language)
        var scored = scored(request)
        let reasons = PlacementReasons(request)
        let chance = Chance(seed: request.seed)
        var placements: [Placement] = []
        placements.reserveCapacity(min(request.limit, scored.count))
        while placements.count < request.limit, !scored.isEmpty {
            let (first, share) = Self.shares(of: scored.count)
            let draw = chance.number(UInt64(placements.count), below: 1_000_000)
            let isFirst = draw < first
            let chosen = scored.remove(at: isFirst ? 0 : 1 + Int((draw - first) / share))
            placements.append(
                Placement(
                    candidate: chosen.place, propensity: Int64(isFirst ? first : share),
                    why: reasons.reasons(
                        for: candidates[chosen.place], outlet: chosen.outlet, isBehind: chosen.urgency > 1.2,
                        isTrial: !isFirst)))
        }
        return placements
    }

    /// With which probability each candidate would come next, when those are above; by the candidates' places, in all 1.
    func chances(_ request: RankingRequest, above: [Int]) -> [Double] {
        let left = scored(request).filter { !above.contains($0.place) }
        var chances = Array(repeating: 0.0, count: request.board.candidates(in: request.language).count)
        guard let best = left.first else { return chances }
        let (first, share) = Self.shares(of: left.count)
        for scored in left { chances[scored.place] = Double(share) / 1_000_000 }
        chances[best.place] = Double(first) / 1_000_000
        return chances
    }

    /// In millionths: what the best of so many has, and each of the others.
    private static func shares(of count: Int) -> (first: UInt64, other: UInt64) {
        let share = exploration / UInt64(count)
        return (1_000_000 - share * UInt64(count - 1), share)
    }

    /// Best first; equal scores in the order of the board, which is the same everywhere.
    private func scored(_ request: RankingRequest) -> [Scored] {
        let today = request.now.day.number
        return request.board.candidates(in: request.language).enumerated()
            .map { score($1, at: $0, on: today, for: request) }
            .sorted { $0.score == $1.score ? $0.place < $1.place : $0.score > $1.score }
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
        let week = Double(PlacementReasons.daysFresh)
        var score = appeal * (1 + week / (week + age))

        var urgency = 0.0
        var outlet: Int?
        for index in candidate.outlets where board.outlets[index].isOpen(on: today) {
            let lag = board.outlets[index].lag(on: today)
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
}
