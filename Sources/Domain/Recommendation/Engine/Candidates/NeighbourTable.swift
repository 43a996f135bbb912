/// For each of many stories the few that go with it best, in a table of fixed size.
///
/// A story's list keeps the heaviest 32. When another is to come in, it takes the lightest one's place and its weight with it
/// (the space-saving sketch of Metwally, Agrawal and El Abbadi 2005): what truly goes with the story is never lost for long, and
/// a weight is too high by no more than the lightest. A story has one of eight places in its row; when all are taken, the one
/// opened longest ago gives way. Nothing depends on the order of a dictionary: the same events leave the same bytes.
struct NeighbourTable: Sendable {
    static let width = 32
    private static let row = 8

    /// A story and how often it was opened; 16 bytes, without a gap.
    struct Head: Hashable, Sendable, BitwiseCopyable {
        /// 0 in a free place.
        var story: UInt32 = 0
        var opens: UInt32 = 0
        var seenHour: UInt32 = 0
        /// When its counts were last halved.
        var fadedHour: UInt32 = 0
    }

    private(set) var heads: [Head]
    private(set) var neighbours: [UInt32]
    private(set) var weights: [UInt16]

    /// Half of every count goes each 30 days, as readers' habits do.
    private static let halfLife: UInt32 = 30 * 24

    /// - Parameter stories: rounded up to whole rows of eight; 208 bytes each.
    init(stories: Int) {
        let count = max(1, (stories + Self.row - 1) / Self.row) * Self.row
        heads = Array(repeating: Head(), count: count)
        neighbours = Array(repeating: 0, count: count * Self.width)
        weights = Array(repeating: 0, count: count * Self.width)
    }

    /// As another table had them; nil unless they belong together.
    init?(heads: [Head], neighbours: [UInt32], weights: [UInt16]) {
        guard !heads.isEmpty, heads.count % Self.row == 0, neighbours.count == heads.count * Self.width,
            weights.count == neighbours.count
        else { return nil }
        self.heads = heads
        self.neighbours = neighbours
        self.weights = weights
    }

    /// Where a story's list is; nil when it has none.
    func place(of story: UInt32) -> Int? {
        guard story != 0 else { return nil }
        let first = row(of: story)
        for place in first..<first + Self.row where heads[place].story == story { return place }
        return nil
    }

    /// The list of a story as it is opened, made if there is none.
    mutating func opened(_ story: UInt32, at hour: UInt32) -> Int {
        let place = seat(of: story)
        if heads[place].story != story {
            heads[place] = Head(story: story, fadedHour: hour)
            for entry in entries(place) { (neighbours[entry], weights[entry]) = (0, 0) }
        }
        fade(place, to: hour)
        heads[place].opens += heads[place].opens == .max ? 0 : 1
        heads[place].seenHour = max(heads[place].seenHour, hour)
        return place
    }

    /// Adds to how well another story goes with the one at a place.
    mutating func strengthen(_ place: Int, by weight: UInt16, with other: UInt32) {
        var lightest = place * Self.width
        for entry in entries(place) {
            if neighbours[entry] == other {
                weights[entry] = Self.sum(weights[entry], weight)
                return
            }
            if weights[entry] < weights[lightest] { lightest = entry }
        }
        neighbours[lightest] = other
        weights[lightest] = Self.sum(weights[lightest], weight)
    }

    func entries(_ place: Int) -> Range<Int> { place * Self.width..<(place + 1) * Self.width }

    private static func sum(_ one: UInt16, _ other: UInt16) -> UInt16 { one > .max - other ? .max : one + other }

    private mutating func fade(_ place: Int, to hour: UInt32) {
        guard hour > heads[place].fadedHour else { return }
        let halvings = (hour - heads[place].fadedHour) / Self.halfLife
        guard halvings > 0 else { return }
        heads[place].fadedHour += halvings * Self.halfLife
        heads[place].opens >>= halvings
        for entry in entries(place) {
            weights[entry] >>= halvings
            if weights[entry] == 0 { neighbours[entry] = 0 }
        }
    }

    private func seat(of story: UInt32) -> Int {
        let first = row(of: story)
        var oldest = first
        for place in first..<first + Self.row {
            if heads[place].story == story || heads[place].story == 0 { return place }
            if heads[place].seenHour < heads[oldest].seenHour { oldest = place }
        }
        return oldest
    }

    private func row(of story: UInt32) -> Int {
        let mixed = Chance.mixed(UInt64(story))
        return Int(mixed.multipliedFullWidth(by: UInt64(heads.count / Self.row)).high) * Self.row
    }
}
