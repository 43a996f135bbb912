public import Contracts
public import Values

/// The words of an article at one time; never changed, only followed by another.
public struct Revision: Hashable, Sendable {
    public let id: RevisionID
    public let article: ArticleID
    /// 1, 2, 3 … within the article.
    public let number: Int
    public let manuscript: Manuscript
    public let writtenBy: MemberID
    public let writtenAt: Instant
}

/// What a member has written on top of a revision and not handed in yet; each member has one for an article.
public struct Draft: Hashable, Sendable {
    public let article: ArticleID
    public let member: MemberID
    /// The number of the revision that they began from; behind the latest when somebody else wrote one meanwhile.
    public let basedOn: Int
    public let manuscript: Manuscript
    public let savedAt: Instant
}
