extension Decider {
    /// Fen that each candidate is expected to bring; only reads without looking, at places on the board that were looked at.
    func score(
        _ candidates: Span<Int32>, _ reader: borrowing ReaderProfile, _ traits: ReaderTraits,
        _ board: borrowing DecisionBoard, _ desk: inout DecisionDesk
    ) {
        let (rows, terms, allCosts) = (board.rows.span, board.terms.span, board.costs.span)
        let (allCounties, allKinds) = (board.counties.span, board.kinds.span)
        let (allLots, groups) = (board.lots.span, board.groups.span)
        var fours = desk.fours.mutableSpan
        let slots = Slots(traits)
        let leaders = Self.marks(reader)
        let out = SIMD4<Float>(repeating: DecisionDesk.out)
        var place = 0
        while place < candidates.count {
            let lanes = min(4, candidates.count - place)
            // A last four that is not full is filled up with its first, whose scores are taken out again.
            var four = SIMD4(repeating: candidates[unchecked: place])
            for lane in 1..<lanes { four[lane] = candidates[unchecked: place + lane] }
            let (a, b) = (board.checked(four[0]), board.checked(four[1]))
            let (c, d) = (board.checked(four[2]), board.checked(four[3]))
            let sums = (slots.sum(rows, a), slots.sum(rows, b), slots.sum(rows, c), slots.sum(rows, d))
            let (ta, tb) = (terms[unchecked: a], terms[unchecked: b])
            let (tc, td) = (terms[unchecked: c], terms[unchecked: d])
            let step = 1 / DecisionBoard.grain
            let opens =
                SIMD4(ta[0], tb[0], tc[0], td[0])
                + SIMD4<Float>(SIMD4(sums.0.opening, sums.1.opening, sums.2.opening, sums.3.opening)) * step
            let orders =
                SIMD4(ta[1], tb[1], tc[1], td[1])
                + SIMD4<Float>(SIMD4(sums.0.ordering, sums.1.ordering, sums.2.ordering, sums.3.ordering)) * step
            let costs = SIMD4(
                allCosts[unchecked: a], allCosts[unchecked: b], allCosts[unchecked: c], allCosts[unchecked: d])
            let order = Exponential.logistic(orders) * SIMD4(ta[2], tb[2], tc[2], td[2])
            var score = Exponential.logistic(opens) * (order + SIMD4(ta[3], tb[3], tc[3], td[3])) - costs
            let ids = SIMD4(groups[unchecked: a], groups[unchecked: b], groups[unchecked: c], groups[unchecked: d])
            if leaders != 0 { lower(&score, ids, leaders, reader) }
            if lanes < 4 {
                for lane in lanes..<4 { score[lane] = out[lane] }
            }
            fours[place >> 2].scores = score
            fours[place >> 2].counties = SIMD4(
                Int32(allCounties[unchecked: a]), Int32(allCounties[unchecked: b]), Int32(allCounties[unchecked: c]),
                Int32(allCounties[unchecked: d]))
            fours[place >> 2].kinds = SIMD4(
                Int32(allKinds[unchecked: a]), Int32(allKinds[unchecked: b]), Int32(allKinds[unchecked: c]),
                Int32(allKinds[unchecked: d]))
            fours[place >> 2].lots = SIMD4(
                allLots[unchecked: a], allLots[unchecked: b], allLots[unchecked: c], allLots[unchecked: d])
            place += 4
        }
    }

    /// A bit for each story that led this reader's pages of late: most candidates are none of them, and seen not to be by it.
    private static func marks(_ reader: borrowing ReaderProfile) -> UInt64 {
        var marks: UInt64 = 0
        for place in 0..<4 where reader.leaders[place] != 0 { marks |= 1 << UInt64(reader.leaders[place] & 63) }
        for place in 0..<2 where reader.earlierLeaders[place] != 0 {
            marks |= 1 << UInt64(reader.earlierLeaders[place] & 63)
        }
        return marks
    }

    /// Who led before is wanted less: once for each time.
    @inline(__always) private func lower(
        _ score: inout SIMD4<Float>, _ groups: SIMD4<UInt32>, _ leaders: UInt64, _ reader: borrowing ReaderProfile
    ) {
        for lane in 0..<4 where leaders >> UInt64(groups[lane] & 63) & 1 != 0 && score[lane] > 0 {
            for _ in 0..<reader.times(groups[lane]) { score[lane] *= settings.ledBefore }
        }
    }

    /// The eight places of a reader's traits in a row.
    private struct Slots {
        let places: (Int, Int, Int, Int, Int, Int, Int, Int)

        init(_ traits: ReaderTraits) {
            let slots = traits.slots & 63
            places = (
                Int(slots[0]), Int(slots[1]), Int(slots[2]), Int(slots[3]), Int(slots[4]), Int(slots[5]), Int(slots[6]),
                Int(slots[7])
            )
        }

        /// Eight log-odds of opening and eight of ordering, added up at once.
        @inline(__always) func sum(_ rows: Span<Int32>, _ article: Int) -> (opening: Int32, ordering: Int32) {
            let row = article &* ReaderTraits.slots
            let first = at(rows, row &+ places.0) &+ at(rows, row &+ places.1) &+ at(rows, row &+ places.2)
            let then = at(rows, row &+ places.3) &+ at(rows, row &+ places.4) &+ at(rows, row &+ places.5)
            let sum = first &+ then &+ at(rows, row &+ places.6) &+ at(rows, row &+ places.7)
            let ordering = Int16(truncatingIfNeeded: sum)
            return (Int32(truncatingIfNeeded: (sum &- Int64(ordering)) >> 16), Int32(ordering))
        }

        @inline(__always) private func at(_ rows: Span<Int32>, _ place: Int) -> Int64 { Int64(rows[unchecked: place]) }
    }
}
