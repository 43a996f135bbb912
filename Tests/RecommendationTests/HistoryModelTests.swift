import FoundationEssentials
import Testing

@testable import Recommendation

@Suite struct `The model of histories` {
    /// Readers keep to items of their own parity.
    private let readings: [ReadingHistory.Reading] = {
        let chance = Chance(seed: 3)
        var readings: [ReadingHistory.Reading] = []
        for reader in Int32(0)..<80 {
            for n in Int32(0)..<10 {
                let item = Int32(chance.number(UInt64(reader * 10 + n), below: 15)) * 2 + reader % 2
                readings.append(ReadingHistory.Reading(reader: reader, item: item, day: n / 2))
            }
        }
        return readings
    }()

    private func model(_ settings: HistoryModel.Settings = .init(ridge: 10)) -> HistoryModel {
        HistoryModel(
            of: ReadingHistory(readings, readers: 80, items: 30), names: (0..<30).map { 1_000 + 10 * $0 },
            settings: settings)
    }

    private func list(_ model: HistoryModel, _ history: [Int32], count: Int = 5) -> [HistoryDesk.Entry] {
        var desk = HistoryDesk(items: 30)
        let weights = history.map { _ in Float(1) }
        desk.fill(count, from: model.rows, history: history.span, weights: weights.span)
        return desk.entries
    }

    @Test(arguments: [Float?.some(10), nil]) func `recommends a reader what the same circle reads`(ridge: Float?) {
        let model = model(.init(ridge: ridge, graphShare: 0.5))
        for history: [Int32] in [[0, 2, 4], [1, 3, 29]] {
            let items = list(model, history).map(\.item)
            #expect(items.count == 5 && items.allSatisfy { $0 % 2 == history[0] % 2 && !history.contains($0) })
        }
    }

    @Test func `lists exactly what adding up all rows would list`() {
        let model = model()
        var desk = HistoryDesk(items: 30)
        for history: [Int32] in [[0], [5, 7, 8], [1, 2, 3, 4, 5, 6], []] {
            let weights = history.indices.map { 1 / Float($0 + 1) }
            desk.fill(7, from: model.rows, history: history.span, weights: weights.span)
            let scores = model.scores(of: Array(0..<30), history: history, weights: weights)
            var expected: [HistoryDesk.Entry] = []
            for item in Int32(0)..<30 where !history.contains(item) && scores[Int(item)] > 0 {
                expected.append(.init(item: item, score: scores[Int(item)]))
            }
            // The sort keeps the order of those that are alike.
            expected.sort { $0.score > $1.score }
            #expect(desk.entries == Array(expected.prefix(7)))
        }
    }

    @Test func `keeps the strongest neighbours, the earlier of two that are alike`() {
        var rows = NeighbourRows()
        rows.append([0, 0.5, -0.9, 0.5, 0.1], most: 2)
        rows.append([1, 0, 0, 0, 0], most: 2)
        #expect(rows.starts == [0, 2, 3] && rows.places == [1, 2, 0] && rows.weights == [0.5, -0.9, 1])
        #expect(NeighbourRows(starts: [0, 1], places: [1], weights: [1]) == nil, "a neighbour that is no item")
        #expect(NeighbourRows(starts: [0, 2, 1], places: [0], weights: [1]) == nil)
        #expect(NeighbourRows(starts: [0, 1], places: [0], weights: [.nan]) == nil)
    }

    @Test func `knows its items by their names`() {
        let model = model()
        #expect(model.item(named: 1_000) == 0 && model.item(named: 1_290) == 29)
        #expect(model.item(named: 1_005) == nil && model.item(named: 0) == nil && model.item(named: 9_999) == nil)
    }

    @Test func `has its settings chosen by a day held back`() throws {
        var grid = HistoryChoice.Grid()
        grid.ridges = [10, nil]
        grid.temperaments = [false, true]
        grid.graphShares = [0, 0.5, 1]
        grid.halfLives = [nil, 2]
        let choice = HistoryChoice(readings, readers: 80, items: 30, grid: grid, depth: 5)
        #expect(choice.trials.count == 24)
        let best = try #require(choice.best)
        #expect(choice.trials.allSatisfy { $0.worth <= best.worth })
        // By chance five of thirty would have a sixth.
        #expect(best.quality.readers > 50 && best.quality.recall > 0.3)
        let single = HistoryChoice(readings.filter { $0.day == 0 }, readers: 80, items: 30, grid: grid)
        #expect(single.best == nil, "nothing can be held back from single days")
    }

    @Test func `is measured as the literature measures`() {
        var quality = RankingQuality()
        quality.note([4, 9, 2], targets: [9, 2, 7, 8])
        // Hits at positions 2 and 3 of three that could have been: (1/log2 3 + 1/2) / (1 + 1/log2 3 + 1/2).
        #expect(abs(quality.recall - 0.5) < 1e-12 && abs(quality.gain - 0.530_721_274_2) < 1e-9)
        quality.note([1], targets: [])
        #expect(quality.readers == 1, "who has no targets is not judged")
    }
}

@Suite struct `The snapshot of the model of histories` {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("history-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("history.snapshot").path)
    }

    private var model: HistoryModel {
        var rows = NeighbourRows()
        rows.append([0, 0.5, 0.25], most: 10)
        rows.append([0.5, 0, 0], most: 10)
        rows.append([-1, 0, 0], most: 10)
        return HistoryModel(
            settings: .init(ridge: nil, isTemperate: true, graphShare: 0.25, halfLife: 30, neighbours: 10),
            names: [7, 8, 99], rows: rows)
    }

    @Test func `is read back as it was`() throws {
        try inFolder { path in
            try model.save(to: path, reader: 12)
            #expect(try HistoryModel(from: path) == model)
        }
    }

    @Test func `is refused when any of its bytes is another, or some are missing`() throws {
        try inFolder { path in
            try model.save(to: path, reader: 12)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for place in whole.indices {
                var changed = whole
                changed[place] ^= 0x10
                try changed.write(to: URL(fileURLWithPath: path))
                #expect(throws: Snapshot.Problem.self, "byte \(place)") { _ = try HistoryModel(from: path) }
            }
            for length in stride(from: 0, to: whole.count, by: 7) {
                try whole.prefix(length).write(to: URL(fileURLWithPath: path))
                #expect(throws: Snapshot.Problem.self, "\(length) bytes") { _ = try HistoryModel(from: path) }
            }
        }
    }

    @Test func `of something else is named as such, with what mends it`() throws {
        try inFolder { path in
            var writer = try SnapshotWriter(path: path, sections: 1, domain: 0, reader: 0)
            let sizes: [Int64] = [1]
            try writer.write(section: "sizes", sizes.span.bytes)
            try writer.finish()
            do throws(Snapshot.Problem) {
                _ = try HistoryModel(from: path)
                Issue.record("it was taken")
            } catch {
                #expect(error == .missing(section: "history"))
                #expect(
                    error.description.contains("“history”") && error.description.contains("hear the whole log again"))
            }
            #expect(throws: Snapshot.Problem.file("open \(path)x", code: 2)) { _ = try HistoryModel(from: path + "x") }
        }
    }
}
