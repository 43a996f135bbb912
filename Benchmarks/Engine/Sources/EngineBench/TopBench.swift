/// How long the list of twenty takes for one reader among many items, on made-up readings: popularity falls off as a power
/// law, and readers keep mostly to three of 150 circles of items.
struct TopBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() {
        let items = options.whole("items", 41_000)
        let readers = options.whole("readers", 30_000)
        let mean = options.whole("mean", 27)
        let history = ReadingHistory(readings(items, readers, mean), readers: readers, items: items)
        var begin = Meter.cpu
        let model = HistoryModel(
            of: history, names: (0..<Int64(items)).map { $0 }, settings: .init(ridge: nil, neighbours: 400))
        let building = Meter.cpu - begin
        var desk = HistoryDesk(items: items, most: 20)
        let asked = options.whole("asked", 5_000)
        let known = (0..<asked).map { history.items(of: $0) }
        let weights = (0..<asked).map { history.weights(of: $0, halfLife: model.settings.halfLife) }
        var (times, found): ([Double], Int) = ([], 0)
        // The first round warms up what a server has warm; the second counts.
        for round in 0..<2 {
            times.removeAll(keepingCapacity: true)
            for reader in 0..<asked {
                let (known, weights) = (known[reader], weights[reader])
                begin = Meter.wall
                desk.fill(20, from: model.rows, history: known.span, weights: weights.span)
                times.append((Meter.wall - begin) * 1e6)
                if round == 1 { found += desk.entries.count }
            }
        }
        times.sort()
        Meter.print([
            "items": items, "readers": readers, "readings": history.places.count, "neighbours": model.rows.places.count,
            "mean_history": Double(known.map(\.count).reduce(0, +)) / Double(asked), "building_seconds": building,
            "p50": times[times.count / 2], "p99": times[times.count * 99 / 100], "found": found,
            "mean": times.reduce(0, +) / Double(times.count), "resident": Meter.resident,
        ])
    }

    private func readings(_ items: Int, _ readers: Int, _ mean: Int) -> [ReadingHistory.Reading] {
        let chance = Chance(seed: 41)
        let circles = 150
        var draw: UInt64 = 0
        func share() -> Double {
            draw += 1
            return chance.share(draw)
        }
        var readings: [ReadingHistory.Reading] = []
        readings.reserveCapacity(readers * mean * 2)
        for reader in 0..<readers {
            let own = (0..<3).map { _ in Int(share() * Double(circles)) }
            // Exponentially spread about the mean, never fewer than five.
            let count = max(5, Int(-Double(mean) * Exponential.log(max(share(), 1e-12))))
            for _ in 0..<count {
                // The cube of an even draw: a tenth of the items has nearly half of the readings.
                let rank = share() * share() * share()
                let isOwn = share() < 0.7
                let item =
                    isOwn
                    ? own[Int(share() * 3)] + circles * Int(rank * Double(items / circles)) : Int(rank * Double(items))
                readings.append(
                    .init(reader: Int32(reader), item: Int32(min(item, items - 1)), day: Int32(share() * 300)))
            }
        }
        return readings
    }
}
