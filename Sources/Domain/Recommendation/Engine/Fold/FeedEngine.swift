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
    private(set) var openingCalibration = CountyCalibration()
    private(set) var orderCalibration = CountyCalibration()
    /// Which stories the same readers open, and which are about the same.
    private(set) var coReads: CoReads
    private(set) var content: ContentNeighbours
    /// Seconds of the latest event.
    private(set) var now: Int64 = 0
    /// How far the streams were heard.
    var domain: Int64 = 0
    var reader: Int64 = 0

    /// - Parameters:
    ///   - readers: so many are remembered.
    ///   - stories: of so many it is known what goes with them.
    init(readers: Int = 100_000, stories: Int = 16_384, bits: Int = 22, settings: ProximalModel.Settings = .init()) {
        openings = ProximalModel(bits: bits, settings: settings)
        orders = ProximalModel(bits: bits, settings: settings)
        self.readers = ReaderProfiles(readers: readers)
        coReads = CoReads(stories: stories, readers: min(readers, 65_536))
        content = ContentNeighbours(stories: stories)
    }

    /// As a snapshot kept it.
    init(_ kept: Kept) {
        openings = kept.openings
        orders = kept.orders
        readers = kept.readers
        maturing = kept.maturing
        packs = kept.packs
        openingCalibration = kept.openingCalibration
        orderCalibration = kept.orderCalibration
        coReads = kept.coReads
        content = kept.content
        now = kept.now
        domain = kept.domain
        reader = kept.reader
    }

    /// Hears an event; a time before the latest counts as the latest.
    mutating func apply(_ event: FeedEvent, at seconds: Int64) {
        if case .told(let story, let title) = event {
            // Not a reader's event: it must not matter where between those it is heard.
            content.tell(StoryTraits.group(of: story), TitleGrams(title))
            return
        }
        now = max(now, seconds)
        while let lesson = maturing.next(at: now) { learn(lesson) }
        let hour = UInt32(clamping: now / 3_600)
        switch event {
        case .told: break
        case .shown(let impression, let reader, let story, let traits, let position):
            maturing.shown(
                Maturing.Entry(
                    impression: impression, reader: reader, story: story.story, shownAt: now, slots: traits.slots,
                    county: story.county, kind: story.kind, position: UInt8(clamping: position)))
            readers.update(reader, at: hour) { profile in if position == 0 { profile.led(by: story.group) } }
        case .opened(let impression):
            guard let known = maturing.opened(impression, at: now) else { return }
            coReads.opened(StoryTraits.group(of: known.story), by: known.reader, at: hour)
        case .ordered(let impression, let packs):
            guard let known = maturing.ordered(impression, at: now) else { return }
            self.packs.note(packs, story: known.story, kind: known.kind)
        }
    }

    private mutating func learn(_ lesson: Maturing.Lesson) {
        switch lesson {
        case .opening(let entry, let happened):
            let features = entry.traits.features(before: ReaderTraits(slots: entry.slots))
            let probability = openings.learn(features.span, values: Self.plain.span, isHit: happened)
            openingCalibration.note(probability, isHit: happened, county: entry.county)
            guard happened else { return }
            readers.update(entry.reader, at: UInt32(clamping: now / 3_600)) { profile in
                profile.opened(kind: Int(entry.kind), county: entry.county)
            }
        case .order(let entry, let bucket, let happened):
            var features = entry.traits.features(before: ReaderTraits(slots: entry.slots))
            features.append(Self.bucketFeature(bucket))
            let probability = orders.learn(features.span, values: Self.plain.span, isHit: happened)
            orderCalibration.note(probability, isHit: happened, county: entry.county)
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
    var group: UInt32 { Self.group(of: story) }

    static func group(of story: Int64) -> UInt32 {
        max(1, UInt32(truncatingIfNeeded: Chance.mixed(UInt64(bitPattern: story))))
    }
}

extension Maturing.Entry {
    var traits: StoryTraits { StoryTraits(story: story, kind: kind, county: county) }
}
