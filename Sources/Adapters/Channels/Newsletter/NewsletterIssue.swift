import Contracts
import Distribution
public import Values

public enum NewsletterIssueMark {}
public typealias NewsletterIssueID = Identifier<NewsletterIssueMark>

/// One article as it is mailed, once, to all who read the newsletter at that moment.
struct NewsletterIssue: Hashable, Sendable {
    let id: NewsletterIssueID
    let channel: ChannelID
    /// The publication's key; a correction has one of its own.
    let key: String
    /// Nil for a correction.
    let publication: PublicationID?
    /// The issue that it puts right.
    let corrects: NewsletterIssueID?
    let language: Language
    let text: IssueText
    let madeAt: Instant
    /// All subscribers up to this one have their letters queued.
    let gatheredThrough: SubscriberID
    /// When all had.
    let gatheredAt: Instant?
    /// When a person stopped it; what had not gone out stays here.
    let haltedAt: Instant?
}

/// What all letters of an issue say.
struct IssueText: Hashable, Sendable, Codable {
    let subject: String
    /// HTML that mail programs show as it is: styles beside the elements, addresses whole.
    let html: String
    let text: String
    /// The article on our own site.
    let address: String
}

/// How far the letters of an issue are.
public struct NewsletterTally: Hashable, Sendable {
    /// Not handed in yet.
    public internal(set) var waiting = 0
    /// Taken by the mail server.
    public internal(set) var sent = 0
    /// Refused for good.
    public internal(set) var rejected = 0
    /// Handed in, but no answer came: never sent again by itself.
    public internal(set) var unconfirmed = 0
    /// The reader left, or the issue was stopped, before its turn.
    public internal(set) var skipped = 0
    /// Of those sent, how many came back.
    public internal(set) var returned = 0

    public var all: Int { waiting + sent + rejected + unconfirmed + skipped }

    /// What a person is told of the letters of which nobody knows.
    var doubt: String {
        "\(unconfirmed) of \(all) letters were handed in, and no answer came: the mail server's log knows them by Message-ID"
    }
}
