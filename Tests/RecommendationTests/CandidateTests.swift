import Testing

@testable import Recommendation

@Suite struct `Candidates` {
    @Test func `come from what readers of the same stories went on to`() {
        var coReads = CoReads(stories: 64, readers: 400)
        // Tea drinkers open 1, 2, 3; mushroom lovers 11, 12, 13; everybody opens 50.
        for reader in 1...200 as ClosedRange<Int64> {
            let first: UInt32 = reader % 2 == 0 ? 1 : 11
            let turn = UInt32(reader / 2 % 3)
            for step in 0..<3 as Range<UInt32> {
                coReads.opened(first + (turn + step) % 3, by: reader, at: 1_000 + UInt32(reader))
                if step == 1 { coReads.opened(50, by: reader, at: 1_000 + UInt32(reader)) }
            }
        }
        coReads.opened(2, by: 999, at: 1_300)
        let found = coReads.companions(of: 999, most: 3)
        #expect(Set(found.prefix(2)) == [1, 3], "what goes with it before what everybody opens")
        #expect(!found.contains(2) && !found.contains(11))
        #expect(coReads.companions(of: 77_777, most: 3).isEmpty)
    }

    @Test func `keep the heaviest neighbours of a story in bounded room`() throws {
        var table = NeighbourTable(stories: 8)
        let place = table.opened(7, at: 10)
        // Two true companions among a thousand that come by once.
        for n in 0..<1_000 as Range<UInt32> {
            table.strengthen(place, by: 1, with: 100 + n)
            if n % 10 == 0 { table.strengthen(place, by: 4, with: 8) }
            if n % 20 == 0 { table.strengthen(place, by: 4, with: 9) }
        }
        let entries = table.entries(place)
        #expect(entries.count == NeighbourTable.width && table.neighbours.count == 8 * NeighbourTable.width)
        let heaviest = entries.sorted { table.weights[$0] > table.weights[$1] }.prefix(2).map { table.neighbours[$0] }
        #expect(heaviest == [8, 9])
        // A season later the habits are forgotten by halves.
        let before = table.weights[try #require(entries.first { table.neighbours[$0] == 8 })]
        _ = table.opened(7, at: 10 + 30 * 24)
        #expect(table.weights[try #require(entries.first { table.neighbours[$0] == 8 })] == before / 2)
        // Nine stories do not fit in a row of eight: the one opened longest ago is gone.
        for story in 20..<28 as Range<UInt32> { _ = table.opened(story, at: 2_000 + story) }
        #expect(table.place(of: 7) == nil && table.place(of: 27) != nil)
    }

    @Test func `find a story that nobody has opened yet by its title`() {
        var content = ContentNeighbours(stories: 4)
        let titles = ["保靖的橙子熟了", "保靖橙子，等了一年", "A field of tea in the fog", "云南的菌子和雨"]
        for (place, title) in titles.enumerated() { content.tell(UInt32(place + 1), TitleGrams(title)) }
        #expect(content.like(1, most: 4) == [2])
        #expect(content.like(2, most: 4) == [1])
        #expect(content.like(3, most: 4).isEmpty && content.like(9, most: 4).isEmpty)
        // A new title is another story's neighbour.
        content.tell(2, TitleGrams("云南的雨"))
        #expect(content.like(1, most: 4).isEmpty && content.like(4, most: 4) == [2])
        // The room is full: the first told gives way, and nobody points at it any more.
        content.tell(5, TitleGrams("tea in the fog"))
        #expect(content.like(1, most: 4).isEmpty && content.like(3, most: 4) == [5])
        #expect(!content.stories.contains(1))
    }

    @Test func `are each there once, with all that named them, and only what may be shown`() {
        var gathering = CandidateGathering(articles: 20, most: 8)
        for _ in 0..<3 {
            gathering.gather(
                pinned: [4],
                from: [
                    (.coRead, [1, 2, 3], 3), (.fresh, [2, 9, 10, 11, 12, 13], 4), (.promoted, [4, 6, 99, -1], 9),
                    (.drawn, [2, 14, 15, 16], 9),
                ],
                isEligible: { $0 != 9 && $0 != 6 })
            #expect(gathering.places == [4, 1, 2, 14, 3, 10, 15, 11])
            #expect(gathering.sources[0] == [.pinned, .promoted])
            #expect(gathering.sources[2] == [.coRead, .fresh, .drawn])
        }
        gathering.gather(from: [], isEligible: { _ in true })
        #expect(gathering.places.isEmpty && gathering.sources.isEmpty)
    }

    @Test func `are learnt by the fold as soon as a story is opened or told`() {
        var engine = FeedEngine(readers: 50, stories: 16, bits: 10)
        engine.apply(.told(story: 1, title: "橙子熟了"), at: 0)
        engine.apply(.told(story: 2, title: "橙子熟了吗"), at: 0)
        let traits = ReaderTraits(slots: SIMD8(0, 8, 16, 24, 32, 40, 48, 56))
        for (impression, story) in [1, 3, 1, 3, 3].enumerated() as EnumeratedSequence<[Int64]> {
            let reader = Int64(impression / 2) + 1
            engine.apply(
                .shown(
                    impression: Int64(impression), reader: reader, StoryTraits(story: story, kind: 1, county: 1),
                    traits, position: 0), at: Int64(impression) * 10)
            engine.apply(.opened(impression: Int64(impression)), at: Int64(impression) * 10 + 1)
        }
        let (one, two, three) = (StoryTraits.group(of: 1), StoryTraits.group(of: 2), StoryTraits.group(of: 3))
        #expect(engine.coReads.companions(of: 3, most: 5) == [one])
        #expect(engine.content.like(one, most: 5) == [two])
        #expect(engine.coReads.companions(of: 1, most: 5).isEmpty && engine.coReads.trails.trail(of: 1)[0] == three)
    }
}
