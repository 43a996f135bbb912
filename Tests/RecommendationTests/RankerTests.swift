import Contracts
import Testing
import Values

@testable import Recommendation

@Suite struct `The ranking` {
    private static let now = Instant(iso8601: "2026-11-24T08:00:00+08:00")!

    private func board(_ candidates: Int, sold: Int = 0) -> Board {
        var shelf = Shelf()
        for id in 1...candidates {
            let story = Story(Orchard.released(Int64(id)))
            shelf.stories[story.article] = story
            shelf.standing[story.article] = Self.now.adding(seconds: Int64(-id * 60))
        }
        if sold > 0 { shelf.sales[ArticleID(Int64(sold))] = 50 }
        var maker = BoardMaker(shelf: shelf, readings: Readings(), products: [:], cards: [:], lastStamp: 0)
        return maker.make(domainPosition: 0, readerPosition: 0)
    }

    private func request(_ board: Board, seed: UInt64, limit: Int = 3) -> RankingRequest {
        RankingRequest(
            board: board, language: .chinese, leaders: LeadingStories(), now: Self.now, limit: limit, seed: seed)
    }

    @Test func `answers the same request alike, and shows nothing twice`() {
        let board = board(20)
        for seed in 0..<1_000 as Range<UInt64> {
            let once = ExplainedRanker().rank(request(board, seed: seed, limit: 20))
            let again = ExplainedRanker().rank(request(board, seed: seed, limit: 20))
            #expect(once.map(\.candidate) == again.map(\.candidate))
            #expect(once.map(\.propensity) == again.map(\.propensity))
            #expect(Set(once.map(\.candidate)).count == 20)
        }
    }

    @Test func `gives each story its position as often as it says`() {
        let board = board(5, sold: 3)
        let rounds = 100_000
        var seen: [Int: Int] = [:]
        var said: [Int: Int64] = [:]
        for seed in 0..<UInt64(rounds) {
            let first = ExplainedRanker().rank(request(board, seed: seed))[0]
            seen[first.candidate, default: 0] += 1
            said[first.candidate] = first.propensity
        }
        #expect(said.values.reduce(0, +) == 1_000_000)
        #expect(said[2] == 960_000, "the one that sells leads: 95 % and its share of the rest")
        for (candidate, count) in seen {
            let expected = Double(said[candidate]!) / 1_000_000 * Double(rounds)
            // Four standard deviations of a binomial count.
            #expect(abs(Double(count) - expected) < 4 * expected.squareRoot() + 1)
        }
    }

    @Test func `weighs no more than 128 stories, the newest always among them`() {
        let board = board(1_000, sold: 900)
        let articles = board.candidates(in: .chinese).map { board.cards[$0.card].article.raw }
        #expect(articles.count == 128)
        #expect(Set(articles).isSuperset(of: Array(1...64)) && articles.contains(900))
    }

    @Test func `hurries a lot that is behind its days`() {
        func lag(remaining: Int64, daysGone: Int64) -> [Reason] {
            let outlet = Outlet(
                lot: LotID(1), price: 2_800, offer: 0, pack: 5_000, remaining: remaining, confirmed: 50_000_000,
                unit: .grams,
                opensOn: Self.now.day.number - daysGone, closesOn: Self.now.day.number - daysGone + 9)
            let story = Story(Orchard.released(1))
            let card = StoryCard(stamp: 1, story: story, products: [], offers: [], standingSince: Self.now)
            let candidate = Candidate(
                card: 0, group: 1, county: 0, isInReadersLanguage: true, standingSince: Self.now, impressions: 0,
                opens: 0, orders: 0, outlets: 0..<1)
            let board = Board(
                cards: [card], outlets: [outlet], candidates: [[candidate], []], openRate: 0.1, orderRate: 0.01,
                domainPosition: 0, readerPosition: 0)
            return ExplainedRanker().rank(request(board, seed: 1))[0].why
        }
        #expect(lag(remaining: 25_678_000, daysGone: 8).first == .plenty(.grams(25_000_000), daysLeft: 2))
        #expect(lag(remaining: 9_999_000, daysGone: 8).first == .supply(.grams(9_900_000), daysLeft: 2))
        #expect(lag(remaining: 9_999_000, daysGone: 10).first == .story)
    }

    @Test func `remembers so many readers and no more`() {
        let memory = ReaderMemory(readers: 64)
        for reader in 1...10_000 as ClosedRange<Int64> { memory.note(Reader(hash: reader), leading: [UInt32(reader)]) }
        let known = (1...10_000 as ClosedRange<Int64>).filter {
            memory.leaders(of: Reader(hash: $0)).times(UInt32($0)) == 1
        }
        #expect((1...64).contains(known.count) && known.contains(10_000))
        #expect(known.allSatisfy { $0 > 9_000 }, "those long away gave way")
        for group in 1...9 as ClosedRange<UInt32> { memory.note(Reader(hash: 10_000), leading: [group]) }
        let leaders = memory.leaders(of: Reader(hash: 10_000))
        #expect((2...9).allSatisfy { leaders.times($0) == 1 } && leaders.times(1) == 0)
    }
}
