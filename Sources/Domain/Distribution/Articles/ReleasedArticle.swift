public import Contracts
public import Values

/// What the room remembers of an article that was released: enough to know, inside a transaction, which copies an event
/// concerns. The text itself is asked of Authoring when it is sent.
public struct ReleasedArticle: Hashable, Sendable {
    public let article: ArticleID
    public let revision: RevisionID
    public let number: Int
    public let group: TranslationGroupID
    public let slug: Slug
    public let language: Language
    public let title: String
    public let releasedAt: Instant
    public let withdrawal: Withdrawal?

    public struct Withdrawal: Hashable, Sendable {
        public let at: Instant
        public let reason: String

        public init(at: Instant, reason: String) {
            self.at = at
            self.reason = reason
        }
    }
}
