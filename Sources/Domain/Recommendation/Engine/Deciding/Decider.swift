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

    /// The room that decisions are made in.
    struct Desk: Sendable {
        /// In fours; the places behind the last candidate can never be chosen.
        fileprivate(set) var scores: [SIMD4<Float>]
        fileprivate var chances: [SIMD4<Float>]
        fileprivate var counties: [SIMD4<Int32>]
        fileprivate var kinds: [SIMD4<Int32>]
        fileprivate var lots: [SIMD4<Int32>]
        fileprivate(set) var seats: [Seat]

        /// - Parameter candidates: the most that will be given.
        init(candidates: Int, positions: Int) {
            let fours = (candidates + 3) / 4
            scores = Array(repeating: .zero, count: fours)
            chances = scores
            counties = Array(repeating: .zero, count: fours)
            kinds = counties
            lots = counties
            seats = []
            seats.reserveCapacity(positions)
        }
    }

    var settings = Settings()
    private static let out: Float = -1e30

    /// Fills ``Desk/seats``, best first.
    ///
    /// - Parameter candidates: places on the board, none twice, no more than the desk has room for.
    func decide(
        _ candidates: Span<Int32>, for reader: borrowing ReaderProfile, _ traits: ReaderTraits,
        on board: borrowing DecisionBoard, chance: Chance, desk: inout Desk
    ) {
        desk.seats.removeAll(keepingCapacity: true)
        guard candidates.count > 0 else { return }
        score(candidates, reader, traits, board, &desk)
        choose(candidates.count, chance, &desk)
    }

    /// Fen that each candidate is expected to bring: 9 ns each with its row in the second cache (2026-11-24).
    private func score(
        _ candidates: Span<Int32>, _ reader: borrowing ReaderProfile, _ traits: ReaderTraits,
        _ board: borrowing DecisionBoard, _ desk: inout Desk
    ) {
        let rows = board.rows.span
        let terms = board.terms.span
        let groups = board.groups.span
        let allCounties = board.counties.span
        let allKinds = board.kinds.span
        let allLots = board.lots.span
        let slots = traits.slots
        let (s0, s1, s2, s3) = (Int(slots[0]), Int(slots[1]), Int(slots[2]), Int(slots[3]))
        let (s4, s5, s6, s7) = (Int(slots[4]), Int(slots[5]), Int(slots[6]), Int(slots[7]))
        let (leaders, earlier) = (reader.leaders, reader.earlierLeaders)
        let step = 1 / DecisionBoard.grain
        var place = 0
        while place < candidates.count {
            var opens = SIMD4<Float>.zero
            var orders = SIMD4<Float>.zero
            var earns = SIMD4<Float>.zero
            var pleases = SIMD4<Float>.zero
            var costs = SIMD4<Float>.zero
            var kept = SIMD4<Float>(repeating: 1)
            var counties = SIMD4<Int32>(repeating: -1)
            var kinds = SIMD4<Int32>(repeating: -1)
            var lots = SIMD4<Int32>(repeating: -1)
            let lanes = min(4, candidates.count - place)
            for lane in 0..<lanes {
                let article = Int(candidates[unchecked: place + lane])
                let row = article * ReaderTraits.slots
                let a = wide(rows[row + s0]) &+ wide(rows[row + s1]) &+ wide(rows[row + s2]) &+ wide(rows[row + s3])
                let b = wide(rows[row + s4]) &+ wide(rows[row + s5]) &+ wide(rows[row + s6]) &+ wide(rows[row + s7])
                let cross = SIMD2<Float>(a &+ b) * step
                let term = terms[unchecked: article]
                opens[lane] = term[0] + cross.x
                orders[lane] = term[1] + cross.y
                earns[lane] = term[2]
                pleases[lane] = term[3]
                costs[lane] = term[4]
                let group = groups[unchecked: article]
                let same = leaders .== SIMD4(repeating: group)
                let sameEarlier = earlier .== SIMD2(repeating: group)
                if any(same) || any(sameEarlier) {
                    for _ in 0..<reader.times(group) { kept[lane] *= settings.ledBefore }
                }
                counties[lane] = Int32(allCounties[unchecked: article])
                kinds[lane] = Int32(allKinds[unchecked: article])
                lots[lane] = allLots[unchecked: article]
            }
            let open = Exponential.logistic(opens)
            let order = Exponential.logistic(orders)
            var score = open * (order * earns + pleases) - costs
            score.replace(with: score * kept, where: score .> 0)
            for lane in lanes..<4 { score[lane] = Self.out }
            desk.scores[place / 4] = score
            desk.counties[place / 4] = counties
            desk.kinds[place / 4] = kinds
            desk.lots[place / 4] = lots
            place += 4
        }
    }

    @inline(__always) private func wide(_ cell: SIMD2<Int16>) -> SIMD2<Int32> { SIMD2(truncatingIfNeeded: cell) }

    private func choose(_ count: Int, _ chance: Chance, _ desk: inout Desk) {
        let fours = (count + 3) / 4
        var left = count
        for position in 0..<min(settings.positions, count) {
            var highest = desk.scores[0]
            for four in 1..<max(fours, 1) {
                highest.replace(with: desk.scores[four], where: desk.scores[four] .> highest)
            }
            let best = highest.max()
            // The gap is counted in shares of the best score, or of what a mean story is worth when that is higher.
            let sharpness = 1 / (settings.boldness * max(abs(best), 1e-3))
            var total = SIMD4<Float>.zero
            let even = SIMD4<Float>(repeating: Float(left))
            for four in 0..<fours {
                let gap = SIMD4(repeating: best) - desk.scores[four]
                let chances = SIMD4<Float>(repeating: 1) / (even + gap * sharpness)
                desk.chances[four] = chances
                total += chances
            }
            // The best one is among them with an even share; what the others leave is its own.
            let seat = draw(count, best, 1 - total.sum() + 1 / Float(left), Float(chance.share(UInt64(position))), desk)
            desk.seats.append(seat)
            left -= 1
            take(Int(seat.candidate), fours, &desk)
        }
    }

    /// Draws one of those that are left.
    private func draw(_ count: Int, _ best: Float, _ bestChance: Float, _ share: Float, _ desk: borrowing Desk) -> Seat
    {
        var rest = share - bestChance
        var first = -1
        for place in 0..<count {
            let score = desk.scores[place >> 2][place & 3]
            if first < 0, score == best {
                first = place
                if rest < 0 { return Seat(candidate: Int32(place), score: score, propensity: bestChance) }
                continue
            }
            guard rest >= 0, score > Self.out else { continue }
            let own = desk.chances[place >> 2][place & 3]
            rest -= own
            if rest < 0 { return Seat(candidate: Int32(place), score: score, propensity: own, isTrial: true) }
        }
        return Seat(candidate: Int32(max(first, 0)), score: best, propensity: bestChance)
    }

    /// Takes a candidate off the desk; those like it are wanted less.
    private func take(_ place: Int, _ fours: Int, _ desk: inout Desk) {
        let county = SIMD4(repeating: desk.counties[place >> 2][place & 3])
        let kind = SIMD4(repeating: desk.kinds[place >> 2][place & 3])
        // A lot of its own is like no other.
        let own = desk.lots[place >> 2][place & 3]
        let lot = SIMD4(repeating: own >= 0 ? own : -2)
        let one = SIMD4<Float>(repeating: 1)
        for four in 0..<fours {
            let score = desk.scores[four]
            let kept =
                score
                * one.replacing(with: settings.sameCounty, where: desk.counties[four] .== county)
                * one.replacing(with: settings.sameKind, where: desk.kinds[four] .== kind)
                * one.replacing(with: settings.sameLot, where: desk.lots[four] .== lot)
            // Out stays out, and what loses money does not lose less by being alike.
            desk.scores[four] = score.replacing(with: kept, where: score .> 0)
        }
        desk.scores[place >> 2][place & 3] = Self.out
    }
}
