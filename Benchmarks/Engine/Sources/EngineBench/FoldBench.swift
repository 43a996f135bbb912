import Glibc

/// Folds made-up readers' events and keeps versions, to be killed from outside: `fold folder=F events=N every=M`. Begins from
/// whatever whole version lies in the folder; at the end it prints the digest and how fast it went.
struct FoldBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() throws {
        let rehearsal = FoldRehearsal(
            log: ReaderRehearsal(seed: UInt64(options.whole("seed", 5)), stories: 2_000, readers: 50_000, pace: 1))
        let versions = EngineVersions(folder: options.text("folder", "engine-versions"), most: 3)
        let events = Int64(options.whole("events", 400_000))
        let every = Int64(options.whole("every", 20_000))
        let begun = try versions.begin()
        var engine = begun.engine ?? FeedEngine(readers: 60_000, stories: 2_048, bits: 20)
        let first = engine.reader
        let begin = Meter.cpu
        var folding = 0.0
        while engine.reader < events {
            let start = Meter.cpu
            rehearsal.advance(&engine, to: min(events, (engine.reader / every + 1) * every))
            folding += Meter.cpu - start
            try versions.keep(engine)
            // Tells the one who kills how far it came.
            Meter.print(["position": engine.reader])
        }
        Meter.print([
            "digest": String(engine.digest, radix: 16), "begun_at": first, "refused": begun.refused.count,
            "events_per_second": Double(events - first) / max(folding, 1e-9), "cpu": Meter.cpu - begin,
            "astray": CalibrationReport(engine.openingCalibration).astray.count,
        ])
    }

    /// The digest that the tests hold against `docs/golden/engine-fold.txt` without optimisation.
    func runGolden() { Meter.print(["digest": String(FoldRehearsal().digest, radix: 16)]) }
}
