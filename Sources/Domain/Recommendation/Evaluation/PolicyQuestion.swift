public import Contracts
public import Values

/// What is asked of the log of decisions: which policy, judged by what, over which span.
public struct PolicyQuestion: Hashable, Sendable {
    /// A way to fill a page whose probabilities can be told for any decision in the log.
    public enum Policy: Hashable, Sendable {
        /// Whatever was live.
        case live
        /// Every story that is left, alike.
        case uniform
        /// The explained counts, as this program ranks by them.
        case explained
        /// One story for everybody, wherever it may stand.
        case story(ArticleID)
    }

    /// What a position is judged by.
    public enum Goal: String, Hashable, Sendable, CaseIterable {
        /// The story was opened.
        case open
        /// Its link to a shop was followed.
        case follow
    }

    /// What is drawn as a whole for the intervals.
    public enum Block: String, Hashable, Sendable, CaseIterable {
        case day
        case hour
        case minute
    }

    public var policy: Policy
    public var goal = Goal.open
    /// How many positions of each page are judged, from the first. What stands above a position is taken as it was, so with more
    /// than one the policy is judged position by position, not page by page.
    public var positions = 1
    public var block = Block.day
    /// The first and the last day of decisions, in Asia/Shanghai.
    public var from: Day?
    public var to: Day?
    /// Only decisions of this policy, by the name in the log.
    public var logged: String?
    /// Seconds within which an outcome counts; decisions that are younger at the log's end are left out. With 0 all counts.
    public var maturity: Int64 = 1_800
    /// Of the intervals' draws.
    public var seed: UInt64 = 1

    public init(policy: Policy) { self.policy = policy }
}

extension PolicyQuestion.Policy: LosslessStringConvertible {
    /// `live`, `uniform`, `explained` or `story:NUMBER`; nil for anything else.
    public init?(_ text: String) {
        switch text {
        case "live": self = .live
        case "uniform": self = .uniform
        case "explained": self = .explained
        default:
            guard text.hasPrefix("story:"), let story = ArticleID(String(text.dropFirst(6))) else { return nil }
            self = .story(story)
        }
    }

    public var description: String {
        switch self {
        case .live: "live"
        case .uniform: "uniform"
        case .explained: "explained"
        case .story(let story): "story:\(story)"
        }
    }
}
