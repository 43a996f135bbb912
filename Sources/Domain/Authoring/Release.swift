public import Contracts
public import Values

public enum ReleaseMark {}
public typealias ReleaseID = Identifier<ReleaseMark>

/// An approved revision went out.
public struct Release: Hashable, Sendable {
    public let id: ReleaseID
    public let article: ArticleID
    public let revision: RevisionID
    public let number: Int
    public let releasedBy: MemberID
    public let releasedAt: Instant
}

/// A released article was called back.
public struct Withdrawal: Hashable, Sendable {
    public let article: ArticleID
    public let release: ReleaseID
    public let reason: String
    public let withdrawnBy: MemberID
    public let withdrawnAt: Instant
}

/// How a published article stands; there is none before the first release and after a withdrawal.
public struct Standing: Hashable, Sendable {
    public let article: ArticleID
    public let revision: RevisionID
    public let number: Int
    public let release: ReleaseID
    /// Lists of published articles go by it, the latest first, whatever was released again since.
    public let firstRelease: ReleaseID
    public let firstPublishedAt: Instant
    public let releasedAt: Instant
}
