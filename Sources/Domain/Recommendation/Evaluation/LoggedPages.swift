import Contracts
import EventLog
import Values

/// The decisions of a span with what came of them, packed: some hundred bytes a position.
struct LoggedPages: Sendable {
    /// One position of a page.
    struct Row: Hashable, Sendable {
        /// The story's place in ``stories``.
        let story: Int32
        let propensity: Double
        var isHit = false
    }

    struct Page: Hashable, Sendable {
        let decision: DecisionID
        let reader: Int64
        let language: Language
        let at: Instant
        /// The candidates' place in ``lists``.
        let list: Int32
        /// Its part of ``rows``, from the first position.
        let rows: Range<Int>
        /// How far each stream had been heard by whoever decided.
        let domainPosition: Int64
        let readerPosition: Int64
        /// How many positions it had in all, and the groups of stories that led it come from its first two rows.
        let leaders: [Int32]
    }

    private(set) var pages: [Page] = []
    private(set) var rows: [Row] = []
    private(set) var stories: [ArticleID] = []
    /// Lists of candidates as stories' places; many decisions share one.
    private(set) var lists: [[Int32]] = []
    /// Of the latest event that was read.
    private(set) var latest = Instant(microseconds: 0)
    private(set) var site: ChannelID?
    private let question: PolicyQuestion
    private var places: [ArticleID: Int32] = [:]
    private var listPlaces: [[Int32]: Int32] = [:]
    private var open: [ImpressionID: (row: Int, at: Instant)] = [:]

    init(_ question: PolicyQuestion) { self.question = question }

    /// Hears an event of the readers' stream.
    mutating func hear(_ event: Envelope) throws(EventLogError) {
        latest = max(latest, event.at)
        switch event.kind {
        case DecisionMade.kind:
            if let made = try event.decoded(DecisionMade.self) { note(made, at: event.at) }
        case ArticleOpened.kind where question.goal == .open:
            if let opened = try event.decoded(ArticleOpened.self) { hit(opened.impression, at: event.at) }
        case LinkFollowed.kind where question.goal == .follow:
            guard let origin = try event.decoded(LinkFollowed.self)?.origin, origin.source == .impression else {
                return
            }
            hit(ImpressionID(origin.id), at: event.at)
        default: break
        }
    }

    /// Leaves out the decisions that were too young when the log ended.
    mutating func finish() {
        open = [:]
        guard question.maturity > 0 else { return }
        let last = latest.adding(seconds: -question.maturity)
        pages.removeAll { $0.at > last }
    }

    /// A story's place in ``stories``; nil when no decision ever named it.
    func place(ofKnown article: ArticleID) -> Int32? { places[article] }

    private mutating func note(_ made: DecisionMade, at: Instant) {
        if site == nil { site = made.channel }
        let day = at.day
        guard question.from.map({ $0 <= day }) ?? true, question.to.map({ day <= $0 }) ?? true,
            question.logged.map({ $0 == made.policy }) ?? true, !made.shown.isEmpty
        else { return }
        let first = rows.count
        for shown in made.shown.prefix(question.positions) {
            open[shown.impression] = (rows.count, at)
            rows.append(Row(story: place(of: shown.article), propensity: Double(shown.propensity) / 1_000_000))
        }
        let list = made.candidates.map { place(of: $0) }
        let listPlace = listPlaces[list] ?? Int32(lists.count)
        if listPlace == lists.count {
            listPlaces[list] = listPlace
            lists.append(list)
        }
        pages.append(
            Page(
                decision: made.decision, reader: made.reader, language: made.language, at: at, list: listPlace,
                rows: first..<rows.count, domainPosition: made.domainPosition, readerPosition: made.readerPosition,
                leaders: made.shown.prefix(2).map { place(of: $0.article) }))
    }

    private mutating func hit(_ impression: ImpressionID, at: Instant) {
        guard let (row, shownAt) = open[impression] else { return }
        guard question.maturity == 0 || at <= shownAt.adding(seconds: question.maturity) else { return }
        rows[row].isHit = true
    }

    private mutating func place(of article: ArticleID) -> Int32 {
        if let place = places[article] { return place }
        let place = Int32(stories.count)
        places[article] = place
        stories.append(article)
        return place
    }
}

extension PolicyQuestion.Block {
    /// In which block a moment lies; days are those of Asia/Shanghai.
    func number(of instant: Instant) -> Int32 {
        switch self {
        case .day: Int32(truncatingIfNeeded: instant.day.number)
        case .hour: Int32(truncatingIfNeeded: instant.seconds / 3_600)
        case .minute: Int32(truncatingIfNeeded: instant.seconds / 60)
        }
    }
}
