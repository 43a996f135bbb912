/// Readers made up by a seed who are shown stories, open some and order from a few: a log to rehearse the fold on. The same seed
/// gives the same events on every machine.
struct ReaderRehearsal: Sendable {
    let seed: UInt64
    var stories = 60
    var readers = 500
    /// Seconds between two showings.
    var pace: Int64 = 40

    private static let goods = ["oranges", "brown sugar", "moon cakes", "apricots", "tea", "mushrooms"]

    /// The n-th event: every thirty-second tells a story, the others are readers'; with its time in seconds.
    func event(_ n: Int64) -> (event: FeedEvent, at: Int64) {
        let chance = Chance(seed: seed)
        let turn = UInt64(bitPattern: n)
        let at = 1_700_000_000 + n * pace
        if n & 31 == 0 {
            let story = Int64(chance.number(8 * turn, below: UInt64(stories))) + 1
            return (.told(story: story, title: title(story)), at)
        }
        let back = n - 1 - Int64(chance.number(8 * turn + 1, below: 40))
        let pick = chance.share(8 * turn)
        // Every third event tries to be an act on one of the last forty showings; where none was, it is a showing.
        if pick < 0.34, back > 0, case .shown(let impression, _, let story, _, _)? = showing(back) {
            if pick < 0.34 * liking(story.story) {
                return (.ordered(impression: impression, packs: 1 + Int(n % 3)), at)
            }
            return (.opened(impression: impression), at)
        }
        return (shown(n, chance), at)
    }

    /// The showing that an event is, if it is certain to be one.
    private func showing(_ n: Int64) -> FeedEvent? {
        let chance = Chance(seed: seed)
        guard n & 31 != 0, chance.share(8 * UInt64(bitPattern: n)) >= 0.34 else { return nil }
        return shown(n, chance)
    }

    private func shown(_ n: Int64, _ chance: Chance) -> FeedEvent {
        let turn = UInt64(bitPattern: n)
        let pick = chance.number(8 * turn + 2)
        let reader = Int64(chance.number(8 * turn + 3, below: UInt64(readers))) + 1
        let story = Int64(chance.number(8 * turn + 4, below: UInt64(stories))) + 1
        let traits = ReaderTraits(
            region: Int(reader & 7), channel: Int(pick & 3), hour: Int(n * pace / 3_600 % 24), season: Int(n >> 14 & 3),
            favouriteKind: Int(reader % 6), opensOfLate: Int(pick >> 8 & 15), ordersOfLate: Int(pick >> 12 & 1),
            daysAway: Int(pick >> 16 & 31))
        return .shown(impression: n, reader: reader, traits: story, traits, position: Int(pick >> 24 % 10))
    }

    private func liking(_ story: Int64) -> Double { 0.05 + 0.1 * Double(story % 4) }

    private func title(_ story: Int64) -> String {
        let goods = Self.goods[Int(story % Int64(Self.goods.count))]
        return "\(goods) of county \(story % 12), told for the \(story % 5). time"
    }
}

extension FeedEvent {
    fileprivate static func shown(
        impression: Int64, reader: Int64, traits story: Int64, _ reading: ReaderTraits, position: Int
    ) -> FeedEvent {
        .shown(
            impression: impression, reader: reader,
            StoryTraits(story: story, kind: UInt8(story % 6), county: UInt16(story % 12)), reading,
            position: position)
    }
}
