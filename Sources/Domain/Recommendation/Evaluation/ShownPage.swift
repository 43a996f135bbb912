import Contracts

/// One logged page, about to be compared with what another policy would have made of it.
struct ShownPage {
    private let rows: ArraySlice<LoggedPages.Row>
    private let block: Int32
    private let fold: Int
    private let model: RewardModel

    init(_ page: LoggedPages.Page, _ pages: LoggedPages, _ model: RewardModel, block: PolicyQuestion.Block) {
        self.init(page, pages, model, block: block.number(of: page.at))
    }

    init(_ page: LoggedPages.Page, _ pages: LoggedPages, _ model: RewardModel, block: Int32) {
        rows = pages.rows[page.rows]
        self.block = block
        fold = RewardModel.fold(of: page.reader)
        self.model = model
    }

    /// As it was: every weight is one.
    func asLive() -> [LoggedRound] { rows.indices.map { asLive($0) } }

    /// By a policy's chances for each candidate, given the places above; nil when what was shown is no candidate.
    func rounds(candidates: [Int32], _ chances: (_ count: Int, _ above: [Int]) -> [Double]) -> [LoggedRound]? {
        var above: [Int] = []
        var rounds: [LoggedRound] = []
        for index in rows.indices {
            guard let place = candidates.firstIndex(of: rows[index].story) else { return nil }
            let chances = chances(candidates.count, above)
            var round = asLive(index)
            round.target = chances[place]
            round.expected = 0
            for (candidate, chance) in zip(candidates, chances) where chance > 0 {
                round.expected += chance * expected(candidate, round.position)
            }
            rounds.append(round)
            above.append(place)
        }
        return rounds
    }

    /// With one story for everybody: where it is no candidate, or stands above already, the page stays as it was.
    func always(_ story: Int32, candidates: [Int32]) -> [LoggedRound] {
        let isCandidate = candidates.contains(story)
        return rows.indices.map { index in
            var round = asLive(index)
            guard isCandidate, !rows[..<index].contains(where: { $0.story == story }) else { return round }
            round.target = rows[index].story == story ? 1 : 0
            round.expected = expected(story, round.position)
            return round
        }
    }

    /// With the ranking by explained counts, as it would have answered the request.
    func explained(_ request: RankingRequest, _ pages: LoggedPages) -> [LoggedRound]? {
        // A candidate that no decision ever named has no place; it keeps its chance under a number of its own.
        let candidates = request.board.candidates(in: request.language).enumerated().map { number, candidate in
            pages.place(ofKnown: request.board.cards[candidate.card].article) ?? Int32(-1 - number)
        }
        let ranker = ExplainedRanker()
        return rounds(candidates: candidates) { _, above in ranker.chances(request, above: above) }
    }

    private func asLive(_ index: Int) -> LoggedRound {
        let row = rows[index]
        let position = Int32(index - rows.startIndex)
        let estimate = expected(row.story, position)
        return LoggedRound(
            block: block, position: position, reward: row.isHit ? 1 : 0, propensity: row.propensity,
            target: row.propensity, expected: estimate, estimate: estimate)
    }

    private func expected(_ story: Int32, _ position: Int32) -> Double {
        model.expected(story: story, position: position, fold: fold)
    }
}
