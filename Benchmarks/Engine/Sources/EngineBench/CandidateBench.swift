/// Notes made-up opens, and gathers candidates from all sources for one reader after another.
struct CandidateBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() {
        let stories = options.whole("stories", 10_000)
        let opens = options.whole("opens", 1_000_000)
        let gatherings = options.whole("gatherings", 50_000)
        let chance = Chance(seed: 13)
        var coReads = CoReads(stories: 16_384, readers: 65_536)
        let groups = (0..<stories).map { StoryTraits.group(of: Int64($0 + 1)) }
        let places = Dictionary(groups.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        var begin = Meter.cpu
        for n in 0..<opens {
            let reader = Int64(chance.number(UInt64(n), below: 50_000)) + 1
            // Each reader keeps to one of a hundred fields of stories, mostly.
            let field = Int(reader % 100) * (stories / 100)
            let draw = chance.number(UInt64(n) + 1 << 40)
            let story = draw & 7 == 0 ? Int(draw >> 8) % stories : field + Int(draw >> 8) % (stories / 100)
            coReads.opened(groups[abs(story) % stories], by: reader, at: UInt32(n / 1_000))
        }
        let noting = Double(opens) / (Meter.cpu - begin)

        let fresh = (0..<Int32(64)).map { $0 }
        let promoted = (100..<Int32(120)).map { $0 }
        var gathering = CandidateGathering(articles: stories)
        begin = Meter.cpu
        var found = 0
        for n in 0..<gatherings {
            let near = coReads.companions(of: Int64(n % 50_000) + 1, most: 64).compactMap { places[$0] }
            gathering.gather(
                pinned: [7], from: [(.coRead, near, 64), (.fresh, fresh, 32), (.promoted, promoted, 8)],
                isEligible: { $0 & 15 != 3 })
            found += gathering.places.count
        }
        Meter.print([
            "opens_per_second": noting, "gatherings_per_second": Double(gatherings) / (Meter.cpu - begin),
            "candidates": Double(found) / Double(gatherings), "tells_per_second": tells(),
        ])
    }

    /// Titles told one after another until the table is full: the last of them are compared with 10,000.
    private func tells() -> Double {
        let chance = Chance(seed: 17)
        var content = ContentNeighbours(stories: 10_000)
        let words = ["oranges", "brown sugar", "moon cakes", "apricots", "tea", "mushrooms", "rice", "honey"]
        func title(_ n: UInt64) -> TitleGrams {
            let parts = (0..<4 as Range<UInt64>).map { words[Int(chance.number(4 * n + $0, below: 8))] }
            return TitleGrams(parts.joined(separator: " of "))
        }
        for n in 0..<9_000 as Range<UInt64> { content.tell(UInt32(n + 1), title(n)) }
        let begin = Meter.cpu
        for n in 9_000..<10_000 as Range<UInt64> { content.tell(UInt32(n + 1), title(n)) }
        return 1_000 / (Meter.cpu - begin)
    }
}
