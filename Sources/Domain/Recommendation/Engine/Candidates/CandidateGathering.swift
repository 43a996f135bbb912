/// Gathers a decision's candidates from several sources: each story once, with all the sources that named it, and none that may
/// not be shown.
///
/// Sources take turns, one story each, so that no long list crowds the others out; what an editor pinned comes first in any
/// case. Stories are places on the board. The room is made once, and a gathering allocates nothing.
struct CandidateGathering: Sendable {
    /// The candidates, in the order in which they came.
    private(set) var places: [Int32] = []
    /// For each candidate its sources.
    private(set) var sources: [CandidateSources] = []
    /// For each article of the board in which gathering it was taken in, and where it stands.
    private var taken: [UInt64]
    private var gathering: UInt64 = 0
    private let most: Int

    /// - Parameters:
    ///   - articles: so many places the board has.
    ///   - most: more candidates are not gathered.
    init(articles: Int, most: Int = 128) {
        taken = Array(repeating: 0, count: articles)
        self.most = most
        places.reserveCapacity(most)
        sources.reserveCapacity(most)
    }

    /// - Parameters:
    ///   - lists: each source's stories, best first, and how many of them may come in; a place that the board does not have is
    ///     none.
    ///   - isEligible: whether a story may be shown to this reader now: published, open, deliverable, not too often.
    mutating func gather(
        pinned: [Int32] = [], from lists: [(source: CandidateSources, stories: [Int32], quota: Int)],
        isEligible: (Int32) -> Bool
    ) {
        places.removeAll(keepingCapacity: true)
        sources.removeAll(keepingCapacity: true)
        gathering += 1
        for story in pinned { take(story, .pinned, isEligible) }
        var rank = 0
        var isAnyLeft = true
        while isAnyLeft {
            isAnyLeft = false
            for list in lists where rank < min(list.stories.count, list.quota) {
                isAnyLeft = true
                take(list.stories[rank], list.source, isEligible)
            }
            rank += 1
        }
    }

    private mutating func take(_ story: Int32, _ source: CandidateSources, _ isEligible: (Int32) -> Bool) {
        guard taken.indices.contains(Int(story)) else { return }
        let mark = taken[Int(story)]
        if mark >> 16 == gathering {
            let known = Int(mark & 0xFFFF)
            if known < sources.count { sources[known].insert(source) }
            return
        }
        guard places.count < most, isEligible(story) else { return }
        taken[Int(story)] = gathering << 16 | UInt64(places.count)
        places.append(story)
        sources.append(source)
    }
}
