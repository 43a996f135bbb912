/// The room that decisions are made in, made once: a decision allocates nothing.
///
/// All is in fours, as the processor takes it: one pass over a hundred candidates is 25 steps. Places behind the last candidate
/// are out from the start.
struct DecisionDesk: Sendable {
    /// Four candidates.
    struct Four: Sendable {
        var scores = SIMD4<Float>(repeating: DecisionDesk.out)
        var counties = SIMD4<Int32>.zero
        var kinds = SIMD4<Int32>.zero
        var lots = SIMD4<Int32>.zero
        /// How likely each is to be drawn for the position at hand, in place of the best.
        var chances = SIMD4<Float>.zero
    }

    /// The best that is left, and its place.
    struct Best {
        var score: Float
        var place: Int
    }

    /// Below every score: taken, or never there.
    static let out: Float = -1e30
    private static let none = SIMD4<Float>(repeating: -.infinity)

    /// So many of the fours are in use.
    private(set) var used = 0
    var fours: [Four]
    private(set) var seats: [Decider.Seat] = []

    /// - Parameter candidates: the most that will be given.
    init(candidates: Int, positions: Int) {
        fours = Array(repeating: Four(), count: (candidates + 3) / 4)
        seats.reserveCapacity(positions)
    }

    /// Makes ready for so many candidates, whose scores and likes will be put in.
    mutating func clear(for candidates: Int) {
        used = (candidates + 3) / 4
        precondition(used <= fours.count, "more candidates than the desk has room for")
        seats.removeAll(keepingCapacity: true)
    }

    func score(_ place: Int) -> Float { fours[place >> 2].scores[place & 3] }

    func best() -> Best {
        let fours = fours.span
        var highest = Self.none
        for four in 0..<used { highest.replace(with: fours[four].scores, where: fours[four].scores .> highest) }
        return Self.first(of: highest, fours, used)
    }

    /// How likely each other one is drawn, by how far it is behind the best; returns how likely any of them is.
    mutating func spread(behind best: Best, even: Float, _ sharpness: Float) -> Float {
        let used = used
        var fours = fours.mutableSpan
        var total = SIMD4<Float>.zero
        for four in 0..<used {
            let gap = SIMD4(repeating: best.score) - fours[four].scores
            let own = SIMD4<Float>(repeating: 1) / (SIMD4(repeating: even) + gap * sharpness)
            fours[four].chances = own
            total += own
        }
        let own = fours[best.place >> 2].chances[best.place & 3]
        fours[best.place >> 2].chances[best.place & 3] = 0
        return ((total[0] + total[1]) + (total[2] + total[3])) - own
    }

    /// The one that a share of the others' chances falls to; nil when rounding left it beyond all of them.
    func trial(_ share: Float) -> Int? {
        let fours = fours.span
        var rest = share
        for four in 0..<used {
            let own = fours[four].chances
            let sum = (own[0] + own[1]) + (own[2] + own[3])
            if rest >= sum {
                rest -= sum
                continue
            }
            for lane in 0..<4 where own[lane] > 0 && fours[four].scores[lane] > Self.out {
                rest -= own[lane]
                if rest < 0 { return 4 * four + lane }
            }
        }
        return nil
    }

    /// Gives the next position to a candidate.
    ///
    /// - Parameter chance: how likely the best was to come here; nil for one that was drawn, whose own chance is known.
    mutating func seat(_ place: Int, chance: Float?) {
        let four = fours[place >> 2]
        seats.append(
            Decider.Seat(
                candidate: Int32(place), score: four.scores[place & 3], propensity: chance ?? four.chances[place & 3],
                isTrial: chance == nil))
    }

    /// Takes a candidate off the desk; those like it are wanted less. Returns the best that is left.
    mutating func take(_ place: Int, _ settings: Decider.Settings) -> Best {
        let used = used
        var fours = fours.mutableSpan
        let like = fours[place >> 2]
        let county = SIMD4(repeating: like.counties[place & 3])
        let kind = SIMD4(repeating: like.kinds[place & 3])
        // A lot of its own is like no other.
        let lot = SIMD4(repeating: like.lots[place & 3] >= 0 ? like.lots[place & 3] : -2)
        let one = SIMD4<Float>(repeating: 1)
        fours[place >> 2].scores[place & 3] = Self.out
        var highest = Self.none
        for four in 0..<used {
            let score = fours[four].scores
            let kept =
                score
                * one.replacing(with: settings.sameCounty, where: fours[four].counties .== county)
                * one.replacing(with: settings.sameKind, where: fours[four].kinds .== kind)
                * one.replacing(with: settings.sameLot, where: fours[four].lots .== lot)
            // Out stays out, and what loses money does not lose less by being alike.
            let now = score.replacing(with: kept, where: score .> 0)
            fours[four].scores = now
            highest.replace(with: now, where: now .> highest)
        }
        return Self.first(of: highest, fours.span, used)
    }

    /// The first of those that have the highest score.
    @inline(__always) private static func first(of highest: SIMD4<Float>, _ fours: Span<Four>, _ used: Int) -> Best {
        let score = max(max(highest[0], highest[1]), max(highest[2], highest[3]))
        let all = SIMD4(repeating: score)
        for four in 0..<used {
            // All ones in the lanes that are the best.
            let found = unsafeBitCast(fours[four].scores .== all, to: SIMD2<UInt64>.self)
            guard found[0] | found[1] != 0 else { continue }
            for lane in 0..<4 where fours[four].scores[lane] == score {
                return Best(score: score, place: 4 * four + lane)
            }
        }
        return Best(score: score, place: 0)
    }
}
