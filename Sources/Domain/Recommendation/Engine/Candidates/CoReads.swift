/// Which stories are opened by the same readers, kept as readers open them: who opened one of the last four goes on to this one.
///
/// Bounded: a table of stories and one of readers' trails, made once. Stories are known by their groups
/// (``StoryTraits/group``), which are never 0.
struct CoReads: Sendable {
    private(set) var trails: OpenTrails
    private(set) var table: NeighbourTable

    /// A pair weighs the more the closer the two were opened: next to one another, with one between, and so on.
    private static let weights: [UInt16] = [4, 3, 2, 1]

    init(stories: Int = 16_384, readers: Int = 65_536) {
        table = NeighbourTable(stories: stories)
        trails = OpenTrails(readers: readers)
    }

    init(table: NeighbourTable, trails: OpenTrails) {
        self.table = table
        self.trails = trails
    }

    /// Notes that a reader opened a story.
    mutating func opened(_ story: UInt32, by reader: Int64, at hour: UInt32) {
        guard story != 0, reader != 0 else { return }
        let trail = trails.trail(of: reader)
        // Whoever opens the same story again tells nothing new.
        guard trail[0] != story else { return }
        let own = table.opened(story, at: hour)
        for rank in 0..<4 where trail[rank] != 0 && trail[rank] != story {
            table.strengthen(own, by: Self.weights[rank], with: trail[rank])
            if let other = table.place(of: trail[rank]) {
                table.strengthen(other, by: Self.weights[rank], with: story)
            }
        }
        trails.opened(story, by: reader, at: hour)
    }

    /// The stories that go best with what a reader opened of late, best first, without what was opened.
    ///
    /// A neighbour's worth is its weight over the root of how often it was opened (a cosine, but for what is the same for all), so
    /// that what everybody opens is not always the best.
    func companions(of reader: Int64, most: Int) -> [UInt32] {
        let trail = trails.trail(of: reader)
        var found: [(story: UInt32, worth: Float)] = []
        for rank in 0..<4 {
            guard let place = table.place(of: trail[rank]) else { continue }
            let share = Float(Self.weights[rank]) / Float(max(table.heads[place].opens, 1)).squareRoot()
            for entry in table.entries(place) where table.weights[entry] > 0 {
                let story = table.neighbours[entry]
                guard !any(trail .== SIMD4(repeating: story)) else { continue }
                let opens = table.place(of: story).map { table.heads[$0].opens } ?? 1
                let worth = share * Float(table.weights[entry]) / Float(max(opens, 1)).squareRoot()
                if let known = found.firstIndex(where: { $0.story == story }) {
                    found[known].worth += worth
                } else {
                    found.append((story, worth))
                }
            }
        }
        found.sort { $0.worth == $1.worth ? $0.story < $1.story : $0.worth > $1.worth }
        return found.prefix(most).map(\.story)
    }
}
