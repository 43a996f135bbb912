/// What has been learnt from the readers: a fold over the log, without clock or chance, so that every node that has heard the
/// same events decides the same.
struct FeedEngine: Sendable {
    /// Whether a story that is shown is opened.
    private(set) var openings: ProximalModel
    /// Whether one that was opened is ordered from in each bucket of time, if not before.
    private(set) var orders: ProximalModel
    var readers: ReaderProfiles
    private(set) var maturing = Maturing()
    private(set) var packs = PackCounts()
    private(set) var openingCalibration = Calibration()
    private(set) var orderCalibration = Calibration()
    /// Seconds of the latest event.
    private(set) var now: Int64 = 0
    /// How far the streams were heard.
    var domain: Int64 = 0
    var reader: Int64 = 0

    init(readers: Int = 100_000, bits: Int = 22, settings: ProximalModel.Settings = .init()) {
        openings = ProximalModel(bits: bits, settings: settings)
        orders = ProximalModel(bits: bits, settings: settings)
        self.readers = ReaderProfiles(readers: readers)
    }

    init(
        openings: ProximalModel, orders: ProximalModel, readers: ReaderProfiles, maturing: Maturing, packs: PackCounts,
        now: Int64, domain: Int64, reader: Int64
    ) {
        self.openings = openings
        self.orders = orders
        self.readers = readers
        self.maturing = maturing
        self.packs = packs
        self.now = now
        self.domain = domain
        self.reader = reader
    }

    /// Hears an event; a time before the latest counts as the latest.
    mutating func apply(_ event: FeedEvent, at seconds: Int64) {
        now = max(now, seconds)
        while let lesson = maturing.next(at: now) { learn(lesson) }
        switch event {
        case .shown(let impression, let reader, let story, let traits, let position):
            maturing.shown(
                Maturing.Entry(
                    impression: impression, reader: reader, story: story.story, shownAt: now, slots: traits.slots,
                    county: story.county, kind: story.kind, position: UInt8(clamping: position)))
            readers.update(reader, at: UInt32(clamping: now / 3_600)) { profile in
                if position == 0 { profile.led(by: story.group) }
            }
        case .opened(let impression): maturing.opened(impression, at: now)
        case .ordered(let impression, let packs):
            if maturing.ordered(impression, at: now) { self.packs.note(packs) }
        }
    }

    private mutating func learn(_ lesson: Maturing.Lesson) {
        switch lesson {
        case .opening(let entry, let happened):
            let features = entry.traits.features(before: ReaderTraits(slots: entry.slots))
            let odds = openings.learn(features.span, values: Self.plain.span, isHit: happened, repeats: false)
            openingCalibration.note(Exponential.logistic(Double(odds)), isHit: happened)
            guard happened else { return }
            readers.update(entry.reader, at: UInt32(clamping: now / 3_600)) { profile in
                profile.opened(kind: Int(entry.kind), county: entry.county)
            }
        case .order(let entry, let bucket, let happened):
            var features = entry.traits.features(before: ReaderTraits(slots: entry.slots))
            features.append(Self.bucketFeature(bucket))
            let odds = orders.learn(features.span, values: Self.plain.span, isHit: happened, repeats: false)
            orderCalibration.note(Exponential.logistic(Double(odds)), isHit: happened)
            guard happened else { return }
            readers.update(entry.reader, at: UInt32(clamping: now / 3_600)) { $0.ordered() }
        }
    }

    private static let plain: [Float] = []

    private static func bucketFeature(_ bucket: Int) -> UInt32 { FeatureHash.of(0xB0C4E7, UInt64(bucket)) }

    /// The log-odds that a story has with every reader.
    func common(_ story: StoryTraits) -> (open: Float, order: Float) {
        var (open, order) = (Float(0), Float(0))
        for feature in story.common() {
            open += openings.weight(at: Int(feature & openings.mask))
            order += orders.weight(at: Int(feature & orders.mask))
        }
        // Orders are rare: the three buckets' odds may be added up.
        var buckets = 0.0
        for bucket in Maturing.buckets.indices {
            buckets += Exponential.exp(Double(orders.weight(at: Int(Self.bucketFeature(bucket) & orders.mask))))
        }
        return (open, order + Float(Exponential.log(buckets)))
    }

    /// The log-odds that it has beyond them with the readers of a slot.
    func cross(_ story: StoryTraits, _ slot: Int) -> SIMD2<Float> {
        let (own, kind, of) = story.cross(slot)
        return SIMD2(
            openings.weight(at: Int(own & openings.mask)) + openings.weight(at: Int(kind & openings.mask))
                + openings.weight(at: Int(of & openings.mask)),
            orders.weight(at: Int(own & orders.mask)) + orders.weight(at: Int(kind & orders.mask))
                + orders.weight(at: Int(of & orders.mask)))
    }

    /// A board out of what has been learnt.
    ///
    /// - Parameter earnings: for each story what an order earns, what reading is worth and a showing costs, in fen; and its lot.
    func board(
        _ stories: [(traits: StoryTraits, lot: Int32, earns: Float, pleases: Float, costs: Float)]
    ) -> DecisionBoard {
        let articles = stories.map { story in
            let (open, order) = common(story.traits)
            return DecisionBoard.Article(
                group: story.traits.group, county: story.traits.county, kind: story.traits.kind, lot: story.lot,
                open: open,
                order: order, earns: story.earns, pleases: story.pleases, costs: story.costs)
        }
        return DecisionBoard(articles) { article, slot in cross(stories[article].traits, slot) }
    }
}

extension StoryTraits {
    /// Short and never 0.
    var group: UInt32 { max(1, UInt32(truncatingIfNeeded: Chance.mixed(UInt64(bitPattern: story)))) }
}

extension Maturing.Entry {
    var traits: StoryTraits { StoryTraits(story: story, kind: kind, county: county) }
}
