import Contracts
import Values

/// Chooses who sees which story: the seam behind which the engine stands.
///
/// Pure of clock and chance: time and seed come with the request, so the same request gets the same answer on every
/// machine, and a decision in the log can be made again.
protocol Ranker: Sendable {
    /// Logged with each decision; another name whenever the same request could be answered otherwise.
    var policy: String { get }
    var model: String { get }

    /// The stories to show, best first, at most `request.limit`, none twice.
    func rank(_ request: RankingRequest) -> [Placement]
}

/// All that a decision depends on.
struct RankingRequest: Sendable {
    let board: Board
    let language: Language
    /// What led this reader's pages of late.
    let leaders: LeadingStories
    let now: Instant
    let limit: Int
    let seed: UInt64
}

/// One story in its position.
struct Placement: Sendable {
    /// Its place in the board's candidates of that language.
    let candidate: Int
    /// The probability with which it came to this position, given the ones before it; in millionths.
    let propensity: Int64
    let why: [Reason]
}
