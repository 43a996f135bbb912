extension FeedEngine {
    /// What a snapshot gives back.
    struct Kept {
        var openings: ProximalModel
        var orders: ProximalModel
        var readers: ReaderProfiles
        var maturing: Maturing
        var packs: PackCounts
        var openingCalibration: CountyCalibration
        var orderCalibration: CountyCalibration
        var coReads: CoReads
        var content: ContentNeighbours
        var now: Int64
        var domain: Int64
        var reader: Int64
    }

    private static let sections = 20

    /// Writes all that was learnt, so that a start need not read the whole log again.
    func save(to path: String) throws(Snapshot.Problem) {
        var writer = try SnapshotWriter(path: path, sections: Self.sections, domain: domain, reader: reader)
        let settings = openings.settings
        let sizes: [Int64] = [
            Int64(readers.places.count), Int64(readers.count), now, Int64(openings.bits),
            Int64(settings.alpha.bitPattern), Int64(settings.beta.bitPattern), Int64(settings.l1.bitPattern),
            Int64(settings.l2.bitPattern), Int64(bitPattern: content.told),
        ]
        try writer.write(section: "sizes", sizes.span.bytes)
        try writer.write(section: "opening", openings.learnt.span.bytes)
        try writer.write(section: "order", orders.learnt.span.bytes)
        for queue in maturing.queues.indices {
            let kept = maturing.entries(of: queue)
            try writer.write(section: "queue\(queue)", kept.span.bytes)
        }
        try writer.write(section: "packs", packs.kept.span.bytes)
        try writer.write(section: "openrate", openingCalibration.kept.span.bytes)
        try writer.write(section: "orderate", orderCalibration.kept.span.bytes)
        try writer.write(section: "trails", coReads.trails.places.span.bytes)
        try writer.write(section: "heads", coReads.table.heads.span.bytes)
        try writer.write(section: "coreads", coReads.table.neighbours.span.bytes)
        try writer.write(section: "weights", coReads.table.weights.span.bytes)
        try writer.write(section: "stories", content.stories.span.bytes)
        try writer.write(section: "titles", content.sizes.span.bytes)
        try writer.write(section: "grams", content.grams.span.bytes)
        try writer.write(section: "alike", content.neighbours.span.bytes)
        try writer.write(section: "likeness", content.likenesses.span.bytes)
        // The whole table, free places as well: it is read back without a thought, at the speed of the disk.
        try writer.write(section: "readers", readers.places.span.bytes)
        try writer.finish()
    }

    /// Begins where a snapshot was written.
    init(from path: String) throws(Snapshot.Problem) {
        let file = try SnapshotReader(path: path)
        let sizes = try file.read(section: "sizes", blank: Int64(0))
        guard sizes.count == 9, (1...30).contains(sizes[3]) else { throw .damaged(section: "sizes") }
        func real(_ place: Int) -> Float { Float(bitPattern: UInt32(truncatingIfNeeded: sizes[place])) }
        let settings = ProximalModel.Settings(alpha: real(4), beta: real(5), l1: real(6), l2: real(7))
        guard settings.areSound else { throw .damaged(section: "sizes") }
        let openings = try file.read(section: "opening", blank: SIMD2<Float>.zero)
        let orders = try file.read(section: "order", blank: SIMD2<Float>.zero)
        guard openings.count == 1 << Int(sizes[3]), orders.count == openings.count else {
            throw .damaged(section: "sizes")
        }
        let maturing = try Self.maturing(file)
        guard let packs = PackCounts(kept: try file.read(section: "packs", blank: PackCounts.blank)) else {
            throw .damaged(section: "packs")
        }
        let openRate = CountyCalibration(kept: try file.read(section: "openrate", blank: CountyCalibration.blank))
        let orderRate = CountyCalibration(kept: try file.read(section: "orderate", blank: CountyCalibration.blank))
        guard let openRate, let orderRate else { throw .damaged(section: "openrate") }
        let coReads = try Self.coReads(file)
        let content = try Self.content(file, told: UInt64(bitPattern: sizes[8]))
        let places = try file.read(section: "readers", blank: ReaderProfile())
        guard places.count == Int(sizes[0]) else { throw .damaged(section: "readers") }
        self.init(
            Kept(
                openings: ProximalModel(learnt: openings, settings: settings),
                orders: ProximalModel(learnt: orders, settings: settings),
                readers: ReaderProfiles(places: places, count: Int(sizes[1])), maturing: maturing, packs: packs,
                openingCalibration: openRate, orderCalibration: orderRate, coReads: coReads, content: content,
                now: sizes[2], domain: file.domain, reader: file.reader))
    }

    private static func maturing(_ file: borrowing SnapshotReader) throws(Snapshot.Problem) -> Maturing {
        var maturing = Maturing()
        for queue in maturing.queues.indices {
            maturing.restore(try file.read(section: "queue\(queue)", blank: Maturing.blank), to: queue)
        }
        return maturing
    }

    private static func coReads(_ file: borrowing SnapshotReader) throws(Snapshot.Problem) -> CoReads {
        let trails = OpenTrails(places: try file.read(section: "trails", blank: OpenTrails.Trail()))
        let heads = try file.read(section: "heads", blank: NeighbourTable.Head())
        let neighbours = try file.read(section: "coreads", blank: UInt32(0))
        let weights = try file.read(section: "weights", blank: UInt16(0))
        guard let trails, let table = NeighbourTable(heads: heads, neighbours: neighbours, weights: weights) else {
            throw .damaged(section: "heads")
        }
        return CoReads(table: table, trails: trails)
    }

    private static func content(
        _ file: borrowing SnapshotReader, told: UInt64
    ) throws(Snapshot.Problem) -> ContentNeighbours {
        let stories = try file.read(section: "stories", blank: UInt32(0))
        let sizes = try file.read(section: "titles", blank: UInt16(0))
        let grams = try file.read(section: "grams", blank: UInt16(0))
        let neighbours = try file.read(section: "alike", blank: UInt32(0))
        let likenesses = try file.read(section: "likeness", blank: Float(0))
        let content = ContentNeighbours(
            stories: stories, told: told, sizes: sizes, grams: grams, neighbours: neighbours, likenesses: likenesses)
        guard let content else { throw .damaged(section: "stories") }
        return content
    }
}
