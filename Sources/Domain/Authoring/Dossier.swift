import Contracts
public import Values

/// An article with its latest words and where it stands on its way out.
public struct Dossier: Hashable, Sendable {
    public let article: Article
    public let latest: Revision
    /// The submission that waits for its review; its revision may be an earlier one than the latest.
    public let waiting: Submission?
    /// The verdicts on the latest revision, oldest first.
    public let reviews: [Review]
    public let standing: Standing?

    public var stage: Stage {
        Stage(
            latest: article.latest, waiting: waiting?.number, verdict: reviews.last?.verdict.word,
            published: standing?.number)
    }
}

/// One line of a list of articles.
public struct ArticleLine: Hashable, Sendable {
    public let article: Article
    /// Of the latest revision, references and all.
    public let title: String
    public let changedAt: Instant
    /// The number of the revision that waits for its review.
    public let waiting: Int?
    /// The number of the revision that was approved and not released yet.
    public let approved: Int?
    /// The number of the revision that is out.
    public let published: Int?
    public let stage: Stage
}

/// Where the latest revision stands on its way out.
public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    case draft
    case waiting
    case needsChanges = "needs_changes"
    case approved
    case published

    init(latest: Int, waiting: Int?, verdict: String?, published: Int?) {
        if published == latest {
            self = .published
        } else if waiting != nil {
            self = .waiting
        } else if verdict == Verdict.approve.word {
            self = .approved
        } else if verdict != nil {
            self = .needsChanges
        } else {
            self = .draft
        }
    }
}

/// An article's whole way: every submission, verdict, release and withdrawal, oldest first.
public struct ArticleHistory: Hashable, Sendable {
    public let submissions: [Submission]
    public let reviews: [Review]
    public let releases: [Release]
    public let withdrawals: [Withdrawal]
}
