import Testing

@testable import Recommendation

@Suite struct `The page of ten` {
    private func board(
        _ count: Int, _ change: (Int, inout DecisionBoard.Article) -> Void = { _, _ in }
    ) -> DecisionBoard {
        DecisionBoard(
            (0..<count).map { n in
                var article = DecisionBoard.Article(
                    group: UInt32(n + 1), county: UInt16(n), kind: 0, lot: Int32(n), open: -1, order: -3, earns: 1_000,
                    pleases: 1, costs: 1)
                change(n, &article)
                return article
            }
        ) { _, _ in .zero }
    }

    private let traits = ReaderTraits(
        region: 1, channel: 2, hour: 9, season: 3, favouriteKind: 1, opensOfLate: 4, ordersOfLate: 0, daysAway: 2)

    private func page(
        _ board: DecisionBoard, _ seed: UInt64, _ profile: ReaderProfile = ReaderProfile(),
        _ settings: Decider.Settings = .init()
    ) -> [Decider.Seat] {
        let list = (0..<Int32(board.articles)).map { $0 }
        var desk = DecisionDesk(candidates: list.count, positions: settings.positions)
        Decider(settings: settings).decide(
            list.span, for: profile, traits, on: board, chance: Chance(seed: seed), desk: &desk)
        return desk.seats
    }

    @Test func `shows nothing twice, and fills what there is`() {
        for count in [1, 3, 4, 5, 10, 11, 100] {
            let board = board(count) { n, article in article.earns = Float(n * 37 % 11) * 100 }
            for seed in 0..<200 as Range<UInt64> {
                let seats = page(board, seed)
                #expect(seats.count == min(10, count))
                #expect(Set(seats.map(\.candidate)).count == seats.count)
                #expect(
                    seats.allSatisfy {
                        (0..<Int32(count)).contains($0.candidate) && $0.propensity > 0 && $0.propensity <= 1.0001
                    })
                #expect(seats == page(board, seed))
            }
        }
    }

    @Test func `comes to each position as often as it says`() {
        let board = board(6) { n, article in article.earns = 1_000 + Float(n) * 200 }
        var settings = Decider.Settings()
        settings.boldness = 0.05
        var seen: [Int32: (count: Int, said: Float)] = [:]
        let rounds = 60_000
        for seed in 0..<UInt64(rounds) {
            let first = page(board, seed &* 0x9E37_79B9, ReaderProfile(), settings)[0]
            seen[first.candidate, default: (0, 0)].count += 1
            seen[first.candidate]?.said = first.propensity
        }
        #expect(seen.count == 6, "never nothing")
        #expect(abs(seen.values.reduce(0) { $0 + $1.said } - 1) < 1e-4)
        for (count, said) in seen.values {
            let expected = Double(said) * Double(rounds)
            #expect(abs(Double(count) - expected) < 4 * expected.squareRoot() + 2)
        }
        #expect(seen.max { $0.value.count < $1.value.count }?.key == 5)
    }

    @Test func `mixes counties, kinds and lots`() {
        var settings = Decider.Settings()
        settings.boldness = 1e-6
        let board = board(20) { n, article in
            // Ten stories of one county's one lot are a little better than ten of others.
            article.county = n < 10 ? 500 : UInt16(n)
            article.lot = n < 10 ? 7 : Int32(n)
            article.earns = n < 10 ? 1_050 : 1_000
        }
        let seats = page(board, 1, ReaderProfile(), settings)
        #expect(seats[0].candidate < 10)
        #expect(seats[1...].allSatisfy { $0.candidate >= 10 })
    }

    @Test func `does not lead with the same story for ever`() {
        var settings = Decider.Settings()
        settings.boldness = 1e-6
        let board = board(5) { n, article in article.earns = n == 3 ? 1_200 : 1_000 }
        #expect(page(board, 1, ReaderProfile(), settings)[0].candidate == 3)
        var profile = ReaderProfile()
        profile.led(by: 4)
        #expect(page(board, 1, profile, settings)[0].candidate != 3)
    }

    @Test func `scores as the models say, to the grain of a row`() {
        var engine = FeedEngine(readers: 10, bits: 12)
        let stories = (1...4).map { StoryTraits(story: Int64($0), kind: UInt8($0), county: UInt16($0)) }
        for n in 0..<400 as Range<Int64> {
            let story = stories[Int(n % 4)]
            engine.apply(.shown(impression: n, reader: n % 7 + 1, story, traits, position: 0), at: n * 60)
            if n % 3 == 0 { engine.apply(.opened(impression: n), at: n * 60 + 5) }
            if n % 9 == 0 { engine.apply(.ordered(impression: n, packs: 1), at: n * 60 + 50) }
        }
        let board = engine.board(stories.map { ($0, 0, 1_000, 1, 0) })
        var desk = DecisionDesk(candidates: 4, positions: 1)
        let list: [Int32] = [0, 1, 2, 3]
        // Without a position to fill, the scores stay on the desk.
        var scoring = Decider()
        scoring.settings.positions = 0
        scoring.decide(list.span, for: ReaderProfile(), traits, on: board, chance: Chance(seed: 1), desk: &desk)
        for (place, story) in stories.enumerated() {
            let (features, values): ([UInt32], [Float]) = (story.features(before: traits), [])
            let open = engine.openings.predict(features.span, values: values.span)
            let (_, order) = engine.common(story)
            let cross = traits.crossed { engine.cross(story, $0).y }
            let expected =
                Exponential.logistic(Double(open))
                * (1_000 * Exponential.logistic(Double(order + cross)) + 1)
            #expect(abs(Double(desk.score(place)) / expected - 1) < 0.01)
        }
    }
}

extension ReaderTraits {
    fileprivate func crossed(_ value: (Int) -> Float) -> Float {
        var sum: Float = 0
        for trait in 0..<Self.traits { sum += value(Int(slots[trait])) }
        return sum
    }
}
