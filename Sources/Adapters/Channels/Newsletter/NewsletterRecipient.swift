import Contracts
import Storage
public import Values

public enum NewsletterRecipientMark {}
public typealias NewsletterRecipientID = Identifier<NewsletterRecipientMark>

/// One letter to one reader, from the wish to send it to what became of it.
struct NewsletterRecipient: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable, Bindable, Readable {
        case issue
        /// Asks whether it was really the mailbox's owner who signed up.
        case confirmation
        /// Tells somebody who signs up again that they have signed up.
        case notice
    }

    enum State: String, Hashable, Sendable, Bindable, Readable {
        case queued
        /// Somebody is about to send it; nothing of its text has left.
        case claimed
        /// Its text may have left.
        case sending
        case sent
        case rejected
        case unconfirmed
        case skipped
    }

    let id: NewsletterRecipientID
    let channel: ChannelID
    let issue: NewsletterIssueID?
    let kind: Kind
    let subscriber: SubscriberID
    let address: String
    /// Without brackets. The same for the same publication and reader, whatever happens in between.
    let messageID: String
    /// What the mail's return path ends in: nobody knows it but the servers that the mail passes.
    let returnToken: String
    var state: State
    var attempts: Int
    let queuedAt: Instant
    /// When it may be sent; while it is claimed or sending, until when that holds.
    var readyAt: Instant?
    var lease: Int64?
    var sendingAt: Instant?
    var handledAt: Instant?
    /// The server's enhanced code or reply code.
    var status: String?
    var said: String?

    init(
        id: NewsletterRecipientID, channel: ChannelID, issue: NewsletterIssueID?, kind: Kind,
        subscriber: SubscriberID,
        address: String, messageID: String, returnToken: String, state: State, attempts: Int,
        queuedAt: Instant,
        readyAt: Instant?, lease: Int64? = nil, sendingAt: Instant? = nil, handledAt: Instant? = nil,
        status: String? = nil, said: String? = nil
    ) {
        self.id = id
        self.channel = channel
        self.issue = issue
        self.kind = kind
        self.subscriber = subscriber
        self.address = address
        self.messageID = messageID
        self.returnToken = returnToken
        self.state = state
        self.attempts = attempts
        self.queuedAt = queuedAt
        self.readyAt = readyAt
        self.lease = lease
        self.sendingAt = sendingAt
        self.handledAt = handledAt
        self.status = status
        self.said = said
    }

    /// How long the mail server may put a letter off before it is given up (RFC 5321 §4.5.4.1 asks for 4 to 5 days).
    static let patience: Int64 = 4 * 86_400
}
