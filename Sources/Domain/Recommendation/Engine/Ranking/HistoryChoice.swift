/// Chooses the model's settings by days that are held back from the readings themselves: each reader's last, and again the one
/// before it with the last left out, for a single day tells settings that are nearly alike apart by luck.
struct HistoryChoice: Sendable {
    /// What is tried; every combination.
    struct Grid: Hashable, Sendable {
        /// Nil is the graph filter alone.
        var ridges: [Float?] = [500, 1_000, 2_000]
        var temperaments = [false, true]
        var graphShares: [Float] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1]
        var halfLives: [Float?] = [nil, 180, 90, 45]
    }

    /// A combination and how it foretold the day that was held back.
    struct Trial: Hashable, Sendable {
        let settings: HistoryModel.Settings
        let quality: RankingQuality

        /// Both measures count alike.
        var worth: Double { quality.recall + quality.gain }
    }

    /// In the order in which they were tried.
    let trials: [Trial]

    /// The best of them, the earlier when two are alike; nil when no reader had two days.
    var best: Trial? { trials.filter { $0.quality.readers > 0 }.max { $0.worth < $1.worth } }

    /// - Parameters:
    ///   - depth: the length of the lists that are judged.
    ///   - days: how many are held back, one after another.
    ///   - progress: told after each filter; of 1.
    init(
        _ readings: [ReadingHistory.Reading], readers: Int, items: Int, grid: Grid = .init(), depth: Int = 20,
        days: Int = 2, neighbours: Int = 400, progress: (Double) -> Void = { _ in }
    ) {
        let filters = grid.ridges.flatMap { ridge in grid.temperaments.map { (ridge: ridge, temperate: $0) } }
        var qualities = Array(
            repeating: RankingQuality(), count: filters.count * grid.halfLives.count * grid.graphShares.count)
        var known = readings
        for day in 0..<days {
            let (earlier, targets) = ReadingHistory.withoutLastDays(known, readers: readers, items: items)
            known = earlier
            let history = ReadingHistory(earlier, readers: readers, items: items)
            let judged = targets.map { Set($0) }
            guard judged.contains(where: { !$0.isEmpty }) else { break }
            let graph = CoReading(history)
            var place = 0
            for (at, filter) in filters.enumerated() {
                let blend = FilterBlend(history, graph: graph, ridge: filter.ridge, temperate: filter.temperate)
                let table = FilterTable(blend, items: items)
                for halfLife in grid.halfLives {
                    for reader in 0..<readers where !judged[reader].isEmpty {
                        let own = history.items(of: reader)
                        let weights = history.weights(of: reader, halfLife: halfLife)
                        let scores = table.scores(of: own, weights: weights)
                        for (at, share) in grid.graphShares.enumerated() {
                            let list = Self.list(depth, scores.graph, scores.linear, share, without: own)
                            qualities[place + at].note(list, targets: judged[reader])
                        }
                    }
                    place += grid.graphShares.count
                }
                progress((Double(day) + Double(at + 1) / Double(filters.count)) / Double(days))
            }
        }
        var settings: [HistoryModel.Settings] = []
        for filter in filters {
            for halfLife in grid.halfLives {
                for share in grid.graphShares {
                    settings.append(
                        .init(
                            ridge: filter.ridge, isTemperate: filter.temperate, graphShare: share, halfLife: halfLife,
                            neighbours: neighbours))
                }
            }
        }
        trials = zip(settings, qualities).map { Trial(settings: $0, quality: $1) }
    }

    private static func list(
        _ depth: Int, _ graph: [Float], _ linear: [Float], _ share: Float, without known: [Int32]
    ) -> [Int32] {
        var scores = graph.indices.map { share * graph[$0] + (1 - share) * linear[$0] }
        for item in known { scores[Int(item)] = -.greatestFiniteMagnitude }
        var list: [(score: Float, item: Int32)] = []
        for (item, score) in scores.enumerated() where score > 0 {
            if list.count == depth {
                guard score > list[depth - 1].score else { continue }
                list.removeLast()
            }
            var at = list.count
            while at > 0, list[at - 1].score < score { at -= 1 }
            list.insert((score, Int32(item)), at: at)
        }
        return list.map(\.item)
    }
}

extension ReadingHistory {
    /// How much each of a reader's items counts, by its age against the reader's latest.
    func weights(of reader: Int, halfLife: Float?) -> [Float] {
        let days = days[starts[reader]..<starts[reader + 1]]
        let latest = days.max() ?? 0
        return days.map { HistoryModel.weight(age: Float(latest - $0), halfLife: halfLife) }
    }
}

/// Both filters' rows, whole and in memory, for as long as settings are compared.
private struct FilterTable {
    let items: Int
    private var graph: [Float] = []
    private var linear: [Float] = []

    init(_ blend: FilterBlend, items: Int) {
        self.items = items
        graph.reserveCapacity(items * items)
        linear.reserveCapacity(items * items)
        var (graphRow, linearRow) = (Array(repeating: Float(0), count: items), Array(repeating: Float(0), count: items))
        for item in 0..<items {
            blend.write(item, graph: &graphRow, linear: &linearRow)
            graph += graphRow
            linear += linearRow
        }
    }

    func scores(of known: [Int32], weights: [Float]) -> (graph: [Float], linear: [Float]) {
        var sums = (Array(repeating: Float(0), count: items), Array(repeating: Float(0), count: items))
        for (item, weight) in zip(known, weights) {
            Self.add(graph.span, from: Int(item) * items, weight, to: &sums.0)
            Self.add(linear.span, from: Int(item) * items, weight, to: &sums.1)
        }
        return sums
    }

    private static func add(_ rows: Span<Float>, from first: Int, _ weight: Float, to sums: inout [Float]) {
        let row = rows.extracting(first..<first + sums.count)
        var sums = sums.mutableSpan
        for place in row.indices { sums[unchecked: place] += weight * row[unchecked: place] }
    }
}
