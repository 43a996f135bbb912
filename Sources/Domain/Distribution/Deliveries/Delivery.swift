public import Contracts
public import Storage
public import Values

/// How far one operation on one channel is.
public enum DeliveryState: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
    /// Waits for its time, or for the operation before it.
    case scheduled
    /// Under way; the only state with a lease.
    case sending
    /// The channel took it and is still at work, or what it did is looked at again after a quiet while.
    case remotePending = "remote_pending"
    case published
    case recalled
    /// Nobody knows whether it happened. Comes out of it by looking there, by a key, or by a person.
    case unconfirmed
    case retryAt = "retry_at"
    case needsAuth = "needs_auth"
    /// The channel will not take it as it is.
    case rejected
    case channelOff = "channel_off"
    case cancelled
    /// A newer operation took its place.
    case superseded

    /// Whether it has not begun, so that a newer one may take its place.
    var isWaiting: Bool {
        switch self {
        case .scheduled, .retryAt, .needsAuth, .channelOff: true
        case .sending, .remotePending, .published, .recalled, .unconfirmed, .rejected, .cancelled, .superseded: false
        }
    }

    /// Whether nothing more happens to it; the next in line may go.
    var isClosed: Bool {
        switch self {
        case .published, .recalled, .rejected, .cancelled, .superseded: true
        case .scheduled, .sending, .remotePending, .unconfirmed, .retryAt, .needsAuth, .channelOff: false
        }
    }
}

/// What is to be done on a channel.
public enum DeliveryOperation: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
    case create
    case update
    case delete
}

/// One operation on one channel: a row of the table by which nothing is lost and nothing is done twice.
public struct Delivery: Hashable, Sendable {
    public let id: DeliveryID
    public let publication: PublicationID
    public let article: ArticleID
    public let channel: ChannelID
    /// 1, 2, 3 … for one article on one channel; a later one never begins before the one ahead of it is closed.
    public let sequence: Int64
    public var operation: DeliveryOperation
    /// The revision that asked for it; what is sent is the newest at that moment.
    public let revision: RevisionID
    public var state: DeliveryState
    /// When the machinery looks at it again by itself; nil when it waits for a person or is closed.
    public var readyAt: Instant?
    public let due: DueTime
    public var attempts: Int
    /// Names the try that is or was under way; a try whose lease was taken away cannot finish another's.
    public var lease: Int64?
    /// When the last try passed the point behind which its outcome is unknown if no answer comes.
    public var dispatchedAt: Instant?
    /// What was sent by the tries that may have had an effect.
    public var dispatched: Dispatch?
    public var preparation: Preparation
    /// What the channel calls it while it is still at work on it.
    public var pendingReference: String?
    public var problem: DeliveryProblem?
    public let askedAt: Instant
    /// Nil when an event asked.
    public let askedBy: MemberID?
    public var closedAt: Instant?

    /// Whether only a person can tell what came of it. Until then nothing behind it in its line begins.
    public var needsPerson: Bool { state == .unconfirmed && (readyAt == nil || problem?.mend == .look) }

    /// Whether it stands there, and only of some of its parts nobody knows.
    public var isPartly: Bool { state == .unconfirmed && pendingReference != nil }

    /// Whether the channel took it, so that its next step is to ask how far it is.
    var isAskedAfter: Bool { state == .remotePending || isPartly }

    public struct Dispatch: Hashable, Sendable {
        public let revision: RevisionID
        public let number: Int
        /// Nil when several tries, each of which may have had an effect, sent different things.
        public let digest: ContentDigest?

        public init(revision: RevisionID, number: Int, digest: ContentDigest?) {
            self.revision = revision
            self.number = number
            self.digest = digest
        }
    }
}

/// Why a delivery is not where it should be, in the remote's own words, and what would mend it.
public struct DeliveryProblem: Hashable, Sendable {
    public enum Cause: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        case content
        case credentials
        case limit
        case host
        case unknown
        case gone
        case unsupported
    }

    public enum Mend: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        /// It goes on by itself.
        case wait
        /// Change the article's named field and publish again.
        case fixContent = "fix_content"
        case reconnect
        /// Look at the channel and say whether it is there.
        case look
        case publishAgain = "publish_again"
        /// Nothing can be done there.
        case none
    }

    public let cause: Cause
    public let mend: Mend
    /// The field that the channel does not take, such as `title`.
    public let field: String?
    public let said: String

    public init(cause: Cause, mend: Mend, field: String? = nil, said: String) {
        self.cause = cause
        self.mend = mend
        self.field = field
        self.said = said
    }
}
