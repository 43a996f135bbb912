/// Impressions whose outcome is not known for certain yet: who has not ordered may still order tomorrow.
///
/// An opening counts when it comes within half an hour; an order in one of three buckets: the hour, the day, the three days
/// after the opening. Each is learnt when its time is over and not before, so nobody is taken for a refuser too soon.
struct Maturing: Sendable {
    struct Entry: Hashable, Sendable, BitwiseCopyable {
        var impression: Int64
        var reader: Int64
        var story: Int64
        /// In seconds.
        var shownAt: Int64
        var openedAt: Int64 = 0
        var slots: SIMD8<UInt8>
        var county: UInt16
        var kind: UInt8
        var position: UInt8
        /// Fills the gap, which would hold whatever was there.
        var spare: UInt32 = 0
    }

    struct Outcome: Hashable, Sendable {
        var reader: Int64
        var story: Int64
        var kind: UInt8
        var openedAt: Int64 = 0
        var orderedAt: Int64 = 0
    }

    enum Lesson: Hashable, Sendable {
        case opening(Entry, happened: Bool)
        /// The bucket, and whether the order came in it; none came in an earlier one.
        case order(Entry, bucket: Int, happened: Bool)
    }

    static let opening: Int64 = 1_800
    static let buckets: [Int64] = [3_600, 86_400, 3 * 86_400]

    /// Those who may still open, then those who may still order, by bucket.
    private(set) var queues: [[Entry]]
    private var heads: [Int]
    private var outcomes: [Int64: Outcome] = [:]

    init() {
        queues = Array(repeating: [], count: 1 + Self.buckets.count)
        heads = Array(repeating: 0, count: queues.count)
    }

    var waiting: Int { outcomes.count }

    mutating func shown(_ entry: Entry) {
        guard outcomes[entry.impression] == nil else { return }
        outcomes[entry.impression] = Outcome(reader: entry.reader, story: entry.story, kind: entry.kind)
        queues[0].append(entry)
    }

    /// What was known of the impression; nil when nobody waits for it any more, or it was opened before.
    mutating func opened(_ impression: Int64, at now: Int64) -> Outcome? {
        guard let outcome = outcomes[impression], outcome.openedAt == 0 else { return nil }
        outcomes[impression]?.openedAt = max(now, 1)
        return outcome
    }

    /// What was known of the impression; nil when nobody waits for that order any more, or it is not the impression's first.
    mutating func ordered(_ impression: Int64, at now: Int64) -> Outcome? {
        guard let outcome = outcomes[impression], outcome.orderedAt == 0 else { return nil }
        outcomes[impression]?.orderedAt = max(now, 1)
        // Whoever ordered has opened, even if the page could not say so.
        if outcome.openedAt == 0 { outcomes[impression]?.openedAt = max(now, 1) }
        return outcome
    }

    /// Takes the next lesson whose time is over; nil when there is none.
    mutating func next(at now: Int64) -> Lesson? {
        for queue in queues.indices where heads[queue] < queues[queue].count {
            let entry = queues[queue][heads[queue]]
            let due = queue == 0 ? entry.shownAt + Self.opening : entry.openedAt + Self.buckets[queue - 1]
            guard due <= now else { continue }
            drop(queue)
            let outcome =
                outcomes[entry.impression] ?? Outcome(reader: entry.reader, story: entry.story, kind: entry.kind)
            return queue == 0 ? openingLesson(entry, outcome) : orderLesson(entry, outcome, queue - 1)
        }
        return nil
    }

    private mutating func openingLesson(_ entry: Entry, _ outcome: Outcome) -> Lesson {
        guard outcome.openedAt > 0 else {
            outcomes[entry.impression] = nil
            return .opening(entry, happened: false)
        }
        var opened = entry
        opened.openedAt = outcome.openedAt
        queues[1].append(opened)
        return .opening(entry, happened: true)
    }

    private mutating func orderLesson(_ entry: Entry, _ outcome: Outcome, _ bucket: Int) -> Lesson {
        let happened = outcome.orderedAt > 0 && outcome.orderedAt - entry.openedAt <= Self.buckets[bucket]
        if happened || bucket == Self.buckets.count - 1 {
            outcomes[entry.impression] = nil
        } else {
            queues[bucket + 2].append(entry)
        }
        return .order(entry, bucket: bucket, happened: happened)
    }

    private mutating func drop(_ queue: Int) {
        heads[queue] += 1
        guard heads[queue] > 4_096, heads[queue] * 2 > queues[queue].count else { return }
        queues[queue].removeFirst(heads[queue])
        heads[queue] = 0
    }
}

extension Maturing {
    /// Those who wait in a queue, in order, with what is known of them.
    func entries(of queue: Int) -> [Kept] {
        queues[queue][heads[queue]...].map { entry in
            let outcome =
                outcomes[entry.impression] ?? Outcome(reader: entry.reader, story: entry.story, kind: entry.kind)
            return Kept(entry: entry, openedAt: outcome.openedAt, orderedAt: outcome.orderedAt)
        }
    }

    mutating func restore(_ kept: [Kept], to queue: Int) {
        for one in kept {
            queues[queue].append(one.entry)
            outcomes[one.entry.impression] = Outcome(
                reader: one.entry.reader, story: one.entry.story, kind: one.entry.kind, openedAt: one.openedAt,
                orderedAt: one.orderedAt)
        }
    }

    /// As a snapshot keeps it.
    struct Kept: Hashable, Sendable, BitwiseCopyable {
        var entry: Entry
        var openedAt: Int64
        var orderedAt: Int64
    }

    static let blank = Kept(
        entry: Entry(
            impression: 0, reader: 0, story: 0, shownAt: 0, slots: .zero, county: 0, kind: 0, position: 0),
        openedAt: 0, orderedAt: 0)
}
