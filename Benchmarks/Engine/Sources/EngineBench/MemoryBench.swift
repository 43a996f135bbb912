/// Remembers many readers, keeps them in a file, and begins again from it.
struct MemoryBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() throws {
        let readers = options.whole("readers", 10_000_000)
        let articles = options.whole("articles", 10_000)
        let path = options.text("file", "engine.snapshot")
        if options.text("do", "make") == "make" {
            var engine = FeedEngine(readers: readers)
            for n in 1...readers {
                engine.readers.update(Int64(bitPattern: Chance.mixed(UInt64(n))), at: UInt32(400_000 + n / 1_000)) { profile in
                    profile.opened(kind: n % 7 + 1, county: UInt16(n % 100))
                    profile.led(by: UInt32(n % articles + 1))
                }
            }
            let board = board(articles, engine)
            let begin = Meter.wall
            try engine.save(to: path)
            Meter.print([
                "resident": Meter.resident, "readers": engine.readers.count, "save_seconds": Meter.wall - begin,
                "articles": board.articles, "digest": engine.digest,
            ])
        } else {
            let begin = Meter.wall
            let engine = try FeedEngine(from: path)
            let board = board(articles, engine)
            Meter.print([
                "start_seconds": Meter.wall - begin, "resident": Meter.resident, "readers": engine.readers.count,
                "articles": board.articles, "digest": engine.digest,
            ])
        }
    }

    private func board(_ articles: Int, _ engine: FeedEngine) -> DecisionBoard {
        engine.board(
            (0..<articles).map { n in
                let story = StoryTraits(story: Int64(n + 1), kind: UInt8(n % 8), county: UInt16(n % 100))
                return (traits: story, lot: Int32(n % 1_000), earns: Float(1_000), pleases: Float(2), costs: Float(0))
            })
    }
}
