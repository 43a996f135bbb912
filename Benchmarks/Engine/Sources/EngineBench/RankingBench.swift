import Glibc

/// Learns readings from a file, chooses the settings by days held back from them, and writes a list for every reader.
///
/// The file holds three numbers of 32 bits for each reading: reader, item, day. What the lists are judged by is not in it.
struct RankingBench {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() throws {
        let numbers = try numbers(of: options.text("file", "readings.bin"))
        let readers = options.whole("readers", 0)
        let items = options.whole("items", 0)
        let readings = stride(from: 0, to: numbers.count, by: 3).map {
            ReadingHistory.Reading(reader: numbers[$0], item: numbers[$0 + 1], day: numbers[$0 + 2])
        }
        var begin = Meter.cpu
        let choice = HistoryChoice(readings, readers: readers, items: items)
        guard let best = choice.best else { throw NoHistory() }
        let choosing = Meter.cpu - begin
        begin = Meter.cpu
        let history = ReadingHistory(readings, readers: readers, items: items)
        let model = HistoryModel(of: history, names: (0..<Int64(items)).map { $0 }, settings: best.settings)
        let building = Meter.cpu - begin

        let snapshot = options.text("snapshot", "history.snapshot")
        try model.save(to: snapshot, reader: Int64(readings.count))
        guard try HistoryModel(from: snapshot) == model else { throw NotTheSame() }

        let depth = options.whole("depth", 20)
        var desk = HistoryDesk(items: items, most: depth)
        var lists: [Int32] = []
        lists.reserveCapacity(readers * depth)
        begin = Meter.cpu
        for reader in 0..<readers {
            let known = history.items(of: reader)
            let weights = history.weights(of: reader, halfLife: model.settings.halfLife)
            desk.fill(depth, from: model.rows, history: known.span, weights: weights.span)
            lists += desk.entries.map(\.item)
            lists += Array(repeating: -1, count: depth - desk.entries.count)
        }
        let listing = Meter.cpu - begin
        try write(lists, to: options.text("lists", "lists.bin"))
        Meter.print([
            "ridge": best.settings.ridge ?? 0, "graph_share": best.settings.graphShare,
            "temperate": best.settings.isTemperate, "half_life": best.settings.halfLife ?? 0,
            "valid_recall": best.quality.recall,
            "valid_ndcg": best.quality.gain, "valid_readers": best.quality.readers, "choosing_seconds": choosing,
            "building_seconds": building, "readers_per_second": Double(readers) / listing,
            "digest": "\(Checksum.of(lists.span.bytes))",
        ])
    }

    private func numbers(of path: String) throws -> [Int32] {
        guard let file = fopen(path, "rb") else { throw NoFile(path: path) }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var numbers = Array(repeating: Int32(0), count: ftell(file) / 4)
        rewind(file)
        guard fread(&numbers, 4, numbers.count, file) == numbers.count, numbers.count % 3 == 0 else {
            throw NoFile(path: path)
        }
        return numbers
    }

    private func write(_ numbers: [Int32], to path: String) throws {
        guard let file = fopen(path, "wb") else { throw NoFile(path: path) }
        defer { fclose(file) }
        guard fwrite(numbers, 4, numbers.count, file) == numbers.count else { throw NoFile(path: path) }
    }

    struct NoFile: Error { let path: String }
    struct NoHistory: Error {}
    struct NotTheSame: Error {}
}
