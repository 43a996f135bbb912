/// Fills a page: scores the candidates for one reader, then chooses position after position, with the probability of each
/// choice known.
///
/// Nothing is allocated for a decision; the room it works in is the caller's (``Desk``), made once.
struct Decider: Sendable {
    struct Settings: Hashable, Sendable {
        /// How many positions a page has.
        var positions = 10
        /// What a story of the same county or kind as one above it keeps of its score.
        var sameCounty: Float = 0.7
        var sameKind: Float = 0.85
        /// What another story of the same lot keeps: a page of one lot alone is for days on which there is no other.
        var sameLot: Float = 0.3
        /// What a story keeps for each time that it led this reader's pages of late.
        var ledBefore: Float = 0.7
        /// Inverse-gap weighting: a story that is behind the best by this share of the best's score is half as likely as
        /// an even draw would have it. Smaller is bolder.
        var boldness: Float = 0.01
    }

    /// One position.
    struct Seat: Hashable, Sendable {
        /// The candidate's place in the list that was given.
        var candidate: Int32
        var score: Float
        /// With which probability it came here, given those above it.
        var propensity: Float
        /// Chance put it before a better one.
        var isTrial = false
    }

    var settings = Settings()

    /// Fills ``DecisionDesk/seats``, best first.
    ///
    /// - Parameter candidates: places on the board, none twice, no more than the desk has room for.
    func decide(
        _ candidates: Span<Int32>, for reader: borrowing ReaderProfile, _ traits: ReaderTraits,
        on board: borrowing DecisionBoard, chance: Chance, desk: inout DecisionDesk
    ) {
        desk.clear(for: candidates.count)
        guard candidates.count > 0 else { return }
        score(candidates, reader, traits, board, &desk)
        choose(candidates.count, chance, &desk)
    }

    /// Chooses position after position: each time the best that is left, or by chance another.
    private func choose(_ count: Int, _ chance: Chance, _ desk: inout DecisionDesk) {
        var highest = desk.best()
        for position in 0..<min(settings.positions, count) {
            let left = Float(count - position)
            // The gap is counted in shares of the best score, or of what a mean story is worth when that is higher.
            let sharpness = 1 / (settings.boldness * max(abs(highest.score), 1e-3))
            let others = desk.spread(behind: highest, even: left, sharpness)
            // The others leave the rest to the best.
            let rest = Float(chance.share(UInt64(position))) - (1 - others)
            let trial = rest < 0 ? nil : desk.trial(rest)
            desk.seat(trial ?? highest.place, chance: trial == nil ? 1 - others : nil)
            highest = desk.take(trial ?? highest.place, settings)
        }
    }
}
