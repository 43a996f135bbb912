import Contracts
import Testing
import Values

@testable import Recommendation

@Suite struct `The engine's ranking` {
    private static let now = Instant(iso8601: "2026-11-24T08:00:00+08:00")!

    /// So many stories, each of a lot of its own, with so many grams left of 50 tonnes and days to go.
    private func request(_ lots: [(left: Int64, days: Int64)], seed: UInt64, limit: Int = 10) -> RankingRequest {
        var cards: [StoryCard] = []
        var outlets: [Outlet] = []
        var candidates: [Candidate] = []
        for (place, lot) in lots.enumerated() {
            let story = Story(Orchard.released(Int64(place + 1)))
            cards.append(
                StoryCard(stamp: Int64(place), story: story, products: [], offers: [], standingSince: Self.now))
            outlets.append(
                Outlet(
                    lot: LotID(Int64(place + 1)), price: 2_800, offer: 0, pack: 5_000, remaining: lot.left,
                    confirmed: 50_000_000, unit: .grams, opensOn: Self.now.day.number - 5,
                    closesOn: Self.now.day.number + lot.days - 1))
            candidates.append(
                Candidate(
                    card: place, group: UInt32(place + 1), county: Int32(place), isInReadersLanguage: true,
                    standingSince: Self.now, impressions: 1_000, opens: 100, orders: 5, outlets: place..<place + 1))
        }
        let board = Board(
            cards: cards, outlets: outlets, candidates: [candidates, []], openRate: 0.1, orderRate: 0.005,
            domainPosition: 0, readerPosition: 0)
        return RankingRequest(
            board: board, language: .chinese, leaders: LeadingStories(), now: Self.now, limit: limit, seed: seed)
    }

    private let ranker = EngineRanker()

    @Test func `answers the same request alike on every node, and shows nothing twice`() {
        let lots = (1...30).map { (left: Int64($0) * 100_000, days: Int64($0 % 9 + 1)) }
        for seed in 0..<100 as Range<UInt64> {
            let once = ranker.rank(request(lots, seed: seed))
            // Another node, whose memory holds other prices.
            let other = EngineRanker()
            _ = other.rank(request(Array(lots.prefix(3)), seed: seed))
            let again = other.rank(request(lots, seed: seed))
            #expect(
                once.map(\.candidate) == again.map(\.candidate) && once.map(\.propensity) == again.map(\.propensity))
            #expect(Set(once.map(\.candidate)).count == 10)
            #expect(once.allSatisfy { (1...1_000_000).contains($0.propensity) && !$0.why.isEmpty })
        }
    }

    @Test func `leads with the lot that would spoil before the one that sells out anyway`() {
        // The first will sell its last boxes whatever is shown; the second has 40 tonnes for two days.
        var firsts = [0, 0]
        for seed in 0..<400 as Range<UInt64> {
            firsts[ranker.rank(request([(50_000, 20), (40_000_000, 2)], seed: seed, limit: 1))[0].candidate] += 1
        }
        #expect(firsts[1] > 3 * firsts[0])
        #expect(firsts[0] > 0, "shown less, never nothing")
    }

    @Test func `comes to the first position as often as it says`() {
        var seen: [Int: Int] = [:]
        var said: [Int: Int64] = [:]
        let rounds = 20_000
        for seed in 0..<UInt64(rounds) {
            let first = ranker.rank(request([(9_000_000, 3), (5_000_000, 5), (50_000, 9)], seed: seed, limit: 1))[0]
            seen[first.candidate, default: 0] += 1
            said[first.candidate] = first.propensity
        }
        #expect(abs(said.values.reduce(0, +) - 1_000_000) <= 3)
        for (candidate, count) in seen {
            let expected = Double(said[candidate]!) / 1_000_000 * Double(rounds)
            #expect(abs(Double(count) - expected) < 4 * expected.squareRoot() + 1)
        }
    }

    @Test func `says of a story without a box left that it is a story`() {
        let placements = ranker.rank(request([(4_999, 9), (9_000_000, 3)], seed: 1))
        #expect(placements.count == 2)
        let empty = placements.first { $0.candidate == 0 }
        #expect(empty?.why.contains(.story) == true)
        // 18 % of it are left for three days of eight: on time.
        #expect(placements.first { $0.candidate == 1 }?.why.contains(.supply(.grams(9_000_000), daysLeft: 3)) == true)
    }
}
