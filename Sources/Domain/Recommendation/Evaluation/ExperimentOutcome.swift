import Contracts
import EventLog
public import Values

/// An experiment as it is asked about: its name, its salt, and the arms' shares of the readers.
public struct ExperimentQuestion: Hashable, Sendable {
    let split: ReaderSplit
    public var goal = PolicyQuestion.Goal.open
    public var from: Day?
    public var to: Day?

    /// Nil unless the arms have different names and their shares are above 0 and add up to 10,000.
    ///
    /// - Parameter arms: names with basis points; the first is what the others are compared with.
    public init?(name: String, salt: UInt64, arms: [(name: String, basisPoints: Int)]) {
        guard
            let split = ReaderSplit(
                experiment: name, salt: salt, arms: arms.map { .init($0.name, basisPoints: $0.basisPoints) })
        else { return nil }
        self.split = split
    }

    /// The name of the reader's arm: a pure function of the experiment's name, its salt and the reader.
    public func arm(of reader: Reader) -> String { split.arms[split.arm(of: reader.hash)].name }
}

/// What each arm of an experiment brought.
public struct ExperimentOutcome: Hashable, Sendable, Encodable {
    public struct Arm: Hashable, Sendable, Encodable {
        public let name: String
        public let readers: Int
        /// Outcomes of a reader in the mean, and between which values 95 % of such means lie.
        public let mean: Double
        public let low: Double
        public let high: Double
        /// Above the first arm; nil for the first, and where nothing may be concluded.
        public let lead: Double?
        public let leadLow: Double?
        public let leadHigh: Double?
    }

    public let experiment: String
    public let goal: String
    public let arms: [Arm]
    /// Why nothing may be concluded, and what would mend it; empty when something may.
    public let refusals: [String]

    init(_ question: ExperimentQuestion, _ report: ExperimentReport) {
        experiment = question.split.experiment
        goal = question.goal.rawValue
        arms = report.arms.map {
            Arm(
                name: $0.name, readers: $0.readers, mean: $0.mean, low: $0.interval.low, high: $0.interval.high,
                lead: $0.lead, leadLow: $0.leadInterval?.low, leadHigh: $0.leadInterval?.high)
        }
        refusals = report.refusals.map(\.description)
    }
}

extension LogEvaluation {
    /// What the arms of an experiment brought, with every reader who was shown anything in the span counted once.
    public func outcome(
        of question: ExperimentQuestion, progress: (Double, String) -> Void = { _, _ in }
    ) async throws(RecommendationError) -> ExperimentOutcome {
        var wanted = PolicyQuestion(policy: .live)
        wanted.goal = question.goal
        wanted.positions = .max
        wanted.from = question.from
        wanted.to = question.to
        wanted.maturity = 0
        let pages = try await read(wanted) { progress($0, "reading the log") }
        var rewards: [Int64: Double] = [:]
        for page in pages.pages {
            rewards[page.reader, default: 0] += Double(pages.rows[page.rows].count(where: \.isHit))
        }
        return ExperimentOutcome(question, ExperimentReport(rewards, split: question.split))
    }
}
