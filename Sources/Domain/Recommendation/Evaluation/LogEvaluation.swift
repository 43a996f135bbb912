public import Contracts
public import EventLog
import Values

/// Answers what a policy would have brought, from the log of decisions and what came of them. Changes nothing, and runs
/// beside a server.
public struct LogEvaluation: Sendable {
    private let log: any EventLog
    private let catalog: any ProductCatalog

    public init(log: any EventLog, catalog: any ProductCatalog) {
        self.log = log
        self.catalog = catalog
    }

    /// - Parameter progress: told how much is done, of 1, and what is being done.
    public func answer(
        _ question: PolicyQuestion, progress: (Double, String) -> Void = { _, _ in }
    ) async throws(RecommendationError) -> PolicyReport {
        let pages = try await read(question) { progress($0 * 0.4, "reading the log") }
        let model = Self.model(pages)
        var replayed = Replayed()
        try await replay(question, pages, model, into: &replayed) { progress(0.4 + $0 * 0.4, "replaying decisions") }
        let settings = Self.settings(question)
        let evaluation = PolicyEvaluation(replayed.rounds, settings: settings)
        let live = Self.mean(replayed.rounds)

        var best: (story: ArticleID, evaluation: PolicyEvaluation)?
        var constants: [PolicyEvaluation] = []
        for (place, story) in pages.stories.enumerated() {
            progress(0.8 + 0.2 * Double(place) / Double(pages.stories.count), "weighing single stories")
            let rounds = Self.rounds(always: Int32(place), pages, replayed, model)
            let evaluation = PolicyEvaluation(rounds, settings: settings)
            constants.append(evaluation)
            guard let value = evaluation.chief?.value else { continue }
            if value > best?.evaluation.chief?.value ?? -.infinity { best = (story, evaluation) }
        }
        let verdict = PolicyGate.verdict(on: evaluation, live: live, constants: constants)
        return PolicyReport(
            question, pages: replayed.pages.count, leftOut: pages.pages.count - replayed.pages.count,
            rows: replayed.pages.flatMap { pages.rows[pages.pages[$0].rows] }, stories: pages.stories.count,
            live: live ?? 0, evaluation: evaluation, best: best, verdict: verdict)
    }

    /// The rounds of the pages that could be replayed, in the order of time.
    struct Replayed {
        var pages: [Int] = []
        var rounds: [LoggedRound] = []
    }

    func read(
        _ question: PolicyQuestion, progress: (Double) -> Void
    ) async throws(RecommendationError) -> LoggedPages {
        var pages = LoggedPages(question)
        var cursor = EventCursor(log: log, stream: .reader)
        let end = try await end()
        while let event = try await cursor.next(through: end) {
            do { try pages.hear(event.event) } catch { throw RecommendationError(error) }
            if event.position % 1_000 == 0 { progress(Double(event.position) / Double(end)) }
        }
        pages.finish()
        return pages
    }

    private func end() async throws(RecommendationError) -> Int64 {
        do { return try await log.end(of: .reader) } catch { throw RecommendationError(error) }
    }

    private static func model(_ pages: LoggedPages) -> RewardModel {
        var model = RewardModel()
        for page in pages.pages {
            for (position, row) in pages.rows[page.rows].enumerated() {
                model.note(row.isHit ? 1 : 0, story: row.story, position: Int32(position), reader: page.reader)
            }
        }
        return model
    }

    private func replay(
        _ question: PolicyQuestion, _ pages: LoggedPages, _ model: RewardModel, into replayed: inout Replayed,
        progress: (Double) -> Void
    ) async throws(RecommendationError) {
        var boards: BoardReplay?
        if question.policy == .explained, let site = pages.site {
            boards = BoardReplay(log: log, catalog: catalog, site: site)
        }
        for (number, page) in pages.pages.enumerated() {
            if number % 1_000 == 0 { progress(Double(number) / Double(pages.pages.count)) }
            let request = try await boards?.request(of: page, limit: question.positions)
            let shown = ShownPage(page, pages, model, block: question.block)
            let rounds: [LoggedRound]?
            switch question.policy {
            case .live: rounds = shown.asLive()
            case .uniform: rounds = shown.rounds(candidates: pages.lists[Int(page.list)]) { Self.even($0, above: $1) }
            case .story(let story):
                guard let place = pages.place(ofKnown: story) else {
                    throw .invalid(FieldProblem("policy", .unknown(question.policy.description)))
                }
                rounds = shown.always(place, candidates: pages.lists[Int(page.list)])
            case .explained: rounds = request.flatMap { shown.explained($0, pages) }
            }
            if let request { boards?.note(page, leading: Self.leaders(page, pages, request)) }
            guard let rounds else { continue }
            replayed.pages.append(number)
            replayed.rounds += rounds
        }
    }

    private static func even(_ count: Int, above: [Int]) -> [Double] {
        let left = count - above.count
        var chances = Array(repeating: left > 0 ? 1 / Double(left) : 0, count: count)
        for place in above { chances[place] = 0 }
        return chances
    }

    /// The groups of the stories that led a page, the second before the first.
    private static func leaders(_ page: LoggedPages.Page, _ pages: LoggedPages, _ request: RankingRequest) -> [UInt32] {
        let candidates = request.board.candidates(in: request.language)
        return page.leaders.reversed().compactMap { story in
            candidates.first { request.board.cards[$0.card].article == pages.stories[Int(story)] }?.group
        }
    }

    private static func rounds(
        always story: Int32, _ pages: LoggedPages, _ replayed: Replayed, _ model: RewardModel
    ) -> [LoggedRound] {
        var rounds: [LoggedRound] = []
        rounds.reserveCapacity(replayed.rounds.count)
        var place = 0
        for number in replayed.pages {
            let page = pages.pages[number]
            // The block is known already, in the rounds of the policy that was asked for.
            let shown = ShownPage(page, pages, model, block: replayed.rounds[place].block)
            rounds += shown.always(story, candidates: pages.lists[Int(page.list)])
            place += page.rows.count
        }
        return rounds
    }

    private static func mean(_ rounds: [LoggedRound]) -> Double? {
        rounds.isEmpty ? nil : rounds.reduce(0) { $0 + $1.reward } / Double(rounds.count)
    }

    private static func settings(_ question: PolicyQuestion) -> PolicyEvaluation.Settings {
        var settings = PolicyEvaluation.Settings()
        settings.bootstrap.seed = question.seed
        return settings
    }
}
