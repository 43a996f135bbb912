extension FeedEngine {
    private static let sections = 9

    /// Writes all that was learnt, so that a start need not read the whole log again.
    func save(to path: String) throws(Snapshot.Problem) {
        var writer = try SnapshotWriter(path: path, sections: Self.sections, domain: domain, reader: reader)
        let sizes: [Int64] = [
            Int64(readers.places.count), Int64(readers.count), now, Int64(openings.bits),
            Int64(bitPattern: packs.orders.bitPattern), Int64(bitPattern: packs.further.bitPattern),
            Int64(openings.settings.alpha.bitPattern), Int64(openings.settings.beta.bitPattern),
            Int64(openings.settings.l1.bitPattern), Int64(openings.settings.l2.bitPattern),
        ]
        try writer.write(section: "sizes", sizes.span.bytes)
        try writer.write(section: "opening", openings.cells.span.bytes)
        try writer.write(section: "order", orders.cells.span.bytes)
        for queue in maturing.queues.indices {
            let kept = maturing.entries(of: queue)
            try writer.write(section: "queue\(queue)", kept.span.bytes)
        }
        // The whole table, free places as well: it is read back without a thought, at the speed of the disk.
        try writer.write(section: "readers", readers.places.span.bytes)
        try writer.finish()
    }

    /// Begins where a snapshot was written.
    init(from path: String) throws(Snapshot.Problem) {
        let file = try SnapshotReader(path: path)
        let sizes = try file.read(section: "sizes", blank: Int64(0))
        guard sizes.count == 10, (1...30).contains(sizes[3]) else { throw .damaged(section: "sizes") }
        func real(_ place: Int) -> Float { Float(bitPattern: UInt32(truncatingIfNeeded: sizes[place])) }
        let settings = ProximalModel.Settings(alpha: real(6), beta: real(7), l1: real(8), l2: real(9))
        let openings = try file.read(section: "opening", blank: SIMD2<Float>.zero)
        let orders = try file.read(section: "order", blank: SIMD2<Float>.zero)
        var maturing = Maturing()
        for queue in maturing.queues.indices {
            let blank = Maturing.Kept(
                entry: .init(
                    impression: 0, reader: 0, story: 0, shownAt: 0, slots: .zero, county: 0, kind: 0, position: 0),
                openedAt: 0, orderedAt: 0)
            maturing.restore(try file.read(section: "queue\(queue)", blank: blank), to: queue)
        }
        let places = try file.read(section: "readers", blank: ReaderProfile())
        guard openings.count == 1 << Int(sizes[3]), orders.count == openings.count, places.count == Int(sizes[0]) else {
            throw .damaged(section: "sizes")
        }
        self.init(
            openings: ProximalModel(cells: openings, settings: settings),
            orders: ProximalModel(cells: orders, settings: settings),
            readers: ReaderProfiles(places: places, count: Int(sizes[1])), maturing: maturing,
            packs: PackCounts(
                orders: Double(bitPattern: UInt64(bitPattern: sizes[4])),
                further: Double(bitPattern: UInt64(bitPattern: sizes[5]))), now: sizes[2], domain: file.domain,
            reader: file.reader)
    }

    /// The same when everything in memory is the same, bit by bit.
    var digest: UInt64 {
        var digest = Checksum.of(openings.cells.span.bytes)
        digest = Chance.mixed(digest ^ Checksum.of(orders.cells.span.bytes))
        digest = Chance.mixed(digest ^ Checksum.of(readers.places.span.bytes))
        for queue in maturing.queues.indices {
            let kept = maturing.entries(of: queue)
            digest = Chance.mixed(digest ^ Checksum.of(kept.span.bytes))
        }
        return Chance.mixed(digest ^ UInt64(bitPattern: now) ^ packs.orders.bitPattern ^ packs.further.bitPattern &* 3)
    }
}
