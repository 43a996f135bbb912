public import EventLog
public import Values

/// The engine chose what a reader sees: everything that a later evaluation or replay needs.
public struct DecisionMade: Event {
    public static let stream = EventStream.reader
    public let decision: DecisionID
    /// A keyed hash of the reader's cookie, never the cookie itself.
    public let reader: Int64
    public let channel: ChannelID
    public let policy: String
    public let model: String
    public let language: Language
    public let candidates: [ArticleID]
    public let shown: [Shown]
    public let campaign: CampaignID?
    public let isHoldout: Bool
    /// How much of each stream the model had heard: with the decision's own identifier, which seeds its chance, and the
    /// event's time, enough to make it again.
    public let domainPosition: Int64
    public let readerPosition: Int64
    public var key: String { decision.description }

    /// One position of the page, the first is 0.
    public struct Shown: Codable, Sendable, Hashable {
        public let impression: ImpressionID
        public let article: ArticleID
        /// The probability with which the policy put this article here, in millionths.
        public let propensity: Int64

        public init(impression: ImpressionID, article: ArticleID, propensity: Int64) {
            self.impression = impression
            self.article = article
            self.propensity = propensity
        }
    }

    public init(
        decision: DecisionID, reader: Int64, channel: ChannelID, policy: String, model: String, language: Language,
        candidates: [ArticleID], shown: [Shown], campaign: CampaignID?, isHoldout: Bool, domainPosition: Int64,
        readerPosition: Int64
    ) {
        self.decision = decision
        self.reader = reader
        self.channel = channel
        self.policy = policy
        self.model = model
        self.language = language
        self.candidates = candidates
        self.shown = shown
        self.campaign = campaign
        self.isHoldout = isHoldout
        self.domainPosition = domainPosition
        self.readerPosition = readerPosition
    }
}

/// An article came into a reader's view.
public struct ImpressionSeen: Event {
    public static let stream = EventStream.reader
    public let impression: ImpressionID
    public let article: ArticleID
    public var key: String { article.description }

    public init(impression: ImpressionID, article: ArticleID) {
        self.impression = impression
        self.article = article
    }
}

/// A reader opened an article.
public struct ArticleOpened: Event {
    public static let stream = EventStream.reader
    public let impression: ImpressionID
    public let article: ArticleID
    public var key: String { article.description }

    public init(impression: ImpressionID, article: ArticleID) {
        self.impression = impression
        self.article = article
    }
}

/// A reader followed an article's link to a shop.
public struct LinkFollowed: Event {
    public static let stream = EventStream.reader
    public let origin: ReferralOrigin
    public let listing: ListingID
    public var key: String { listing.description }

    public init(origin: ReferralOrigin, listing: ListingID) {
        self.origin = origin
        self.listing = listing
    }
}
