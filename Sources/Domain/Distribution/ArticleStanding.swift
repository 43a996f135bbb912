public import Contracts
public import Values

/// Where an article stands, worked out from what is on record at this moment and kept nowhere.
public struct ArticleStanding: Hashable, Sendable {
    public enum Reach: String, Hashable, Sendable, CaseIterable {
        /// Nowhere, and not meant to be anywhere.
        case nowhere
        /// On none of the channels that it is meant for.
        case none
        case some
        case all
    }

    public let article: ArticleID
    /// One for each channel that the article is or was meant for: the newest publication there.
    public let places: [Place]

    public init(article: ArticleID, places: [Place]) {
        self.article = article
        self.places = places
    }

    public var reach: Reach {
        let wanted = places.filter(\.publication.isLive)
        let reached = wanted.filter { $0.publication.standing != nil }
        if wanted.isEmpty { return .nowhere }
        if reached.isEmpty { return .none }
        // Where nobody knows of some readers whether it reached them, it has not reached all.
        return reached.count { $0.delivery?.isPartly != true } == wanted.count ? .all : .some
    }

    /// One channel's truth.
    public struct Place: Hashable, Sendable {
        public let channel: Channel
        public let capabilities: ChannelCapabilities
        public let publication: Publication
        /// The operation by which it is judged: the first that is open, else the last.
        public let delivery: Delivery?
        /// Whether a recall waits until a person has said what came of that operation.
        public let isRecallHeld: Bool

        public init(
            channel: Channel, capabilities: ChannelCapabilities, publication: Publication, delivery: Delivery?,
            isRecallHeld: Bool = false
        ) {
            self.channel = channel
            self.capabilities = capabilities
            self.publication = publication
            self.delivery = delivery
            self.isRecallHeld = isRecallHeld
        }

        /// When something happens next by itself; nil when nothing does, or when a person must say something first.
        public var nextAt: Instant? { delivery.flatMap { $0.needsPerson ? nil : $0.readyAt } }

        /// What went wrong, with the remote's own words, the cause and the mend; nil when nothing is wrong.
        public var problem: DeliveryProblem? {
            switch delivery?.state {
            case .retryAt, .needsAuth, .rejected, .unconfirmed, .remotePending, .scheduled, .sending, .channelOff:
                delivery?.problem
            case .published, .recalled, .cancelled, .superseded, nil: nil
            }
        }

        /// Whether it should have been done more than a minute ago and has not even begun.
        public func isLate(at now: Instant) -> Bool {
            guard let delivery, delivery.state == .scheduled, let readyAt = delivery.readyAt else { return false }
            return readyAt < now.adding(seconds: -60)
        }
    }
}
