/// Which stories are about the same, by their titles: the way to readers for a story that nobody has opened yet.
///
/// A story is compared with all others once, when it is told (1.5 ms for 10,000 titles, 2026-11-24), and enters their lists as they
/// enter its own; a decision only reads lists. Bounded: the story told first gives way to the latest.
struct ContentNeighbours: Sendable {
    static let width = 16

    /// How much alike two stories are at the least: by chance alone, titles hardly reach it.
    static let least: Float = 0.15

    /// In the order of telling, over and over: the next story takes the place of the oldest.
    private(set) var stories: [UInt32]
    private(set) var told: UInt64 = 0
    private(set) var sizes: [UInt16]
    private(set) var grams: [UInt16]
    private(set) var neighbours: [UInt32]
    private(set) var likenesses: [Float]
    private var places: [UInt32: Int] = [:]

    init(stories count: Int = 16_384) {
        let count = max(1, count)
        stories = Array(repeating: 0, count: count)
        sizes = Array(repeating: 0, count: count)
        grams = Array(repeating: 0, count: count * TitleGrams.most)
        neighbours = Array(repeating: 0, count: count * Self.width)
        likenesses = Array(repeating: 0, count: count * Self.width)
    }

    /// As another had them; nil unless they belong together.
    init?(
        stories: [UInt32], told: UInt64, sizes: [UInt16], grams: [UInt16], neighbours: [UInt32], likenesses: [Float]
    ) {
        guard !stories.isEmpty, sizes.count == stories.count, grams.count == stories.count * TitleGrams.most,
            sizes.allSatisfy({ $0 <= TitleGrams.most }), neighbours.count == stories.count * Self.width,
            likenesses.count == neighbours.count
        else { return nil }
        self.stories = stories
        self.told = told
        self.sizes = sizes
        self.grams = grams
        self.neighbours = neighbours
        self.likenesses = likenesses
        for (place, story) in stories.enumerated() where story != 0 { places[story] = place }
    }

    /// Takes a story in, or its new title.
    mutating func tell(_ story: UInt32, _ title: TitleGrams) {
        guard story != 0 else { return }
        let place = seat(of: story)
        // A new revision under the same title changes nothing.
        if has(title, at: place) { return }
        sizes[place] = UInt16(title.hashes.count)
        for (rank, hash) in title.hashes.enumerated() { grams[place * TitleGrams.most + rank] = hash }
        for entry in entries(place) { (neighbours[entry], likenesses[entry]) = (0, 0) }
        for other in stories.indices where other != place && stories[other] != 0 {
            let likeness = likeness(place, other)
            remove(story, from: other)
            guard likeness >= Self.least else { continue }
            enter(stories[other], likeness, into: place)
            enter(story, likeness, into: other)
        }
    }

    /// The stories most like a given one, the most alike first.
    func like(_ story: UInt32, most: Int) -> [UInt32] {
        guard let place = places[story] else { return [] }
        return entries(place).filter { neighbours[$0] != 0 }
            .sorted {
                likenesses[$0] == likenesses[$1] ? neighbours[$0] < neighbours[$1] : likenesses[$0] > likenesses[$1]
            }
            .prefix(most).map { neighbours[$0] }
    }

    private func has(_ title: TitleGrams, at place: Int) -> Bool {
        let first = place * TitleGrams.most
        return !title.hashes.isEmpty && grams[first..<first + Int(sizes[place])].elementsEqual(title.hashes)
    }

    private func entries(_ place: Int) -> Range<Int> { place * Self.width..<(place + 1) * Self.width }

    private func likeness(_ one: Int, _ other: Int) -> Float {
        let all = grams.span
        let (a, b) = (one * TitleGrams.most, other * TitleGrams.most)
        return TitleGrams.likeness(
            all.extracting(a..<a + Int(sizes[one])), all.extracting(b..<b + Int(sizes[other])))
    }

    private mutating func seat(of story: UInt32) -> Int {
        if let place = places[story] { return place }
        let place = Int(told % UInt64(stories.count))
        told += 1
        let gone = stories[place]
        if gone != 0 {
            places[gone] = nil
            for other in stories.indices where other != place { remove(gone, from: other) }
        }
        stories[place] = story
        sizes[place] = 0
        places[story] = place
        return place
    }

    private mutating func remove(_ story: UInt32, from place: Int) {
        for entry in entries(place) where neighbours[entry] == story {
            (neighbours[entry], likenesses[entry]) = (0, 0)
        }
    }

    /// Enters a story in place of the least alike, if it is more alike; of two equally alike the smaller number stays.
    private mutating func enter(_ story: UInt32, _ likeness: Float, into place: Int) {
        var least = place * Self.width
        for entry in entries(place) where likenesses[entry] < likenesses[least] { least = entry }
        guard likeness > likenesses[least] else { return }
        (neighbours[least], likenesses[least]) = (story, likeness)
    }
}
