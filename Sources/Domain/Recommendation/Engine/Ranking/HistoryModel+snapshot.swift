extension HistoryModel {
    /// Writes the model into a file: beside its place and then into it, every section with its checksum.
    ///
    /// - Parameter reader: how far the readers' stream had been heard.
    func save(to path: String, reader: Int64) throws(Snapshot.Problem) {
        var writer = try SnapshotWriter(path: path, sections: 5, domain: 0, reader: reader)
        let head: [UInt32] = [
            (settings.ridge ?? 0).bitPattern, settings.graphShare.bitPattern, (settings.halfLife ?? 0).bitPattern,
            UInt32(settings.neighbours), settings.isTemperate ? 1 : 0,
        ]
        try writer.write(section: "history", head.span.bytes)
        try writer.write(section: "names", names.span.bytes)
        try writer.write(section: "starts", rows.starts.span.bytes)
        try writer.write(section: "places", rows.places.span.bytes)
        try writer.write(section: "weights", rows.weights.span.bytes)
        try writer.finish()
    }

    /// Reads what was written; a file of something else, cut off, or changed by a single bit is refused.
    init(from path: String) throws(Snapshot.Problem) {
        let file = try SnapshotReader(path: path)
        let head = try file.read(section: "history", blank: UInt32(0))
        let names = try file.read(section: "names", blank: Int64(0))
        let starts = try file.read(section: "starts", blank: Int32(0))
        let places = try file.read(section: "places", blank: Int32(0))
        let weights = try file.read(section: "weights", blank: Float(0))
        guard head.count == 5 else { throw .damaged(section: "history") }
        guard zip(names, names.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .damaged(section: "names") }
        guard let rows = NeighbourRows(starts: starts, places: places, weights: weights), rows.items == names.count
        else {
            throw .damaged(section: "places")
        }
        func real(_ place: Int) -> Float { Float(bitPattern: head[place]) }
        let settings = Settings(
            ridge: real(0) > 0 ? real(0) : nil, isTemperate: head[4] == 1, graphShare: real(1),
            halfLife: real(2) > 0 ? real(2) : nil,
            neighbours: Int(head[3]))
        self.init(settings: settings, names: names, rows: rows)
    }
}
