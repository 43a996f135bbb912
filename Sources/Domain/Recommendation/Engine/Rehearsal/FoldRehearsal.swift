/// The fold on a made-up log that every build must bring to the same bits: without optimisation in the tests, with it in the
/// benchmark, on every machine. `docs/golden/engine-fold.txt` holds the digest.
struct FoldRehearsal: Sendable {
    /// Frozen: another seed, size or length is another golden digest.
    var log = ReaderRehearsal(seed: 20_261_124)
    var events: Int64 = 12_000

    func blank() -> FeedEngine { FeedEngine(readers: 400, stories: 48, bits: 14) }

    /// Hears events up to a position; ``FeedEngine/reader`` tells how far it has come.
    func advance(_ engine: inout FeedEngine, to position: Int64) {
        while engine.reader < position {
            let next = log.event(engine.reader)
            engine.apply(next.event, at: next.at)
            engine.reader += 1
        }
    }

    var digest: UInt64 {
        var engine = blank()
        advance(&engine, to: events)
        return engine.digest
    }
}
