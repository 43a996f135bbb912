import Glibc

/// Learns a stream of events and tells the loss and the speed.
struct LearningBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() throws {
        let text = try bytes(of: options.text("file", "stream.vw"))
        let settings =
            options.text("settings", "ours") == "vowpalwabbit"
            ? ProximalModel.Settings.vowpalWabbit
            : ProximalModel.Settings(
                alpha: Float(options.real("alpha", 0.2)), beta: Float(options.real("beta", 0.1)),
                l1: Float(options.real("l1", 0)), l2: Float(options.real("l2", 2)))
        var hashed = HashedEvents()
        var lines = EventLines()
        try lines.read(text.span, into: &hashed)
        let rounds = options.whole("rounds", 5)
        var (loss, calibration) = (0.0, Calibration())
        var learning: [Double] = []
        var reading: [Double] = []
        for _ in 0..<rounds {
            calibration = Calibration()
            var model = ProximalModel(settings: settings)
            let begin = Meter.cpu
            loss = model.learn(hashed, calibration: &calibration)
            learning.append(Double(hashed.count) / (Meter.cpu - begin))
            reading.append(try fromBytes(text, settings))
        }
        Meter.print([
            "events": hashed.count, "features": Double(hashed.filled) / Double(hashed.count),
            "loss": loss / Double(hashed.count), "later_half": laterHalf(hashed, settings),
            "calibration": calibration.ratio ?? 0, "hashed_per_second": median(learning),
            "bytes_per_second": median(reading), "astray": calibration.deciles.count { abs($0.deviation) > 4 },
        ])
    }

    /// The loss over the later half alone, after the earlier was learnt.
    private func laterHalf(_ events: HashedEvents, _ settings: ProximalModel.Settings) -> Double {
        var (earlier, later, calibration) = (HashedEvents(), HashedEvents(), Calibration())
        let half = events.count / 2
        for event in 0..<events.count {
            for place in Int(events.starts[event])..<Int(events.starts[event + 1]) {
                let value = events.worth.isEmpty ? 1 : events.worth[place]
                event < half
                    ? earlier.add(events.room[place], value: value) : later.add(events.room[place], value: value)
            }
            event < half ? earlier.endEvent(isHit: events.isHit(event)) : later.endEvent(isHit: events.isHit(event))
        }
        var model = ProximalModel(settings: settings)
        _ = model.learn(earlier, calibration: &calibration)
        return model.learn(later, calibration: &calibration) / Double(max(later.count, 1))
    }

    /// Events a second from the bytes of the file to what was learnt.
    private func fromBytes(_ text: [UInt8], _ settings: ProximalModel.Settings) throws -> Double {
        var model = ProximalModel(settings: settings)
        var events = HashedEvents()
        var lines = EventLines()
        var calibration = Calibration()
        var count = 0
        let begin = Meter.cpu
        var at = 0
        while at < text.count {
            // Some thousand lines at a time, up to a line's end, so that they stay in the cache.
            var end = min(at + 262_144, text.count)
            while end < text.count, text[end - 1] != UInt8(ascii: "\n") { end += 1 }
            events.removeAll()
            try lines.read(text.span.extracting(at..<end), into: &events)
            _ = model.learn(events, calibration: &calibration)
            count += events.count
            at = end
        }
        return Double(count) / (Meter.cpu - begin)
    }

    private func bytes(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw NoFile(path: path) }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        var bytes = Array(repeating: UInt8(0), count: size)
        guard fread(&bytes, 1, size, file) == size else { throw NoFile(path: path) }
        return bytes
    }

    struct NoFile: Error { let path: String }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
