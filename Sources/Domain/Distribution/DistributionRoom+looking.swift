public import Contracts
import Members
import Storage
public import Values

extension DistributionRoom {
    /// Asks a channel now how far it is with what it is at work on, or what lies ready there for a person who releases it;
    /// the machinery would ask by itself, only later. What is unconfirmed is looked for as soon as a lost try cannot take
    /// effect any more.
    @discardableResult
    public func look(_ id: PublicationID, by caller: Caller) async throws(DistributionError) -> ArticleStanding {
        try await change(id, "distribution.look", by: caller) { [self] publication, channel, transaction in
            guard channel.switchedOff == nil else { throw DistributionError.channelIsOff(channel.id) }
            guard var delivery = try current(of: publication, in: transaction), delivery.isLookedAt else {
                throw DistributionError.nothingToLookAt(id)
            }
            let now = ground.clock.now()
            let quiet = adapters.capabilities(of: channel).quietSeconds
            switch delivery.state {
            case .unconfirmed: delivery.readyAt = max(now, (delivery.dispatchedAt ?? now).adding(seconds: quiet))
            case .remotePending: delivery.readyAt = now
            case .scheduled, .sending, .published, .recalled, .retryAt, .needsAuth, .rejected, .channelOff,
                .cancelled, .superseded:
                throw DistributionError.nothingToLookAt(id)
            }
            try lines.deliveries.put(delivery, in: transaction)
        }
    }

    /// What stands still until a person has looked at a channel: drafts that wait to be released over there, and
    /// deliveries of which nobody knows what became. Oldest first.
    public func waitingForPerson(
        after last: DeliveryID? = nil, limit: Int
    ) async throws(DistributionError) -> [PersonTask] {
        try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            let known = Dictionary(uniqueKeysWithValues: try channels.all(in: transaction).map { ($0.id, $0) })
            var tasks: [PersonTask] = []
            for delivery in try lines.deliveries.waitingForPerson(after: last, limit: limit, in: transaction) {
                guard let channel = known[delivery.channel],
                    let publication = try lines.publications.find(delivery.publication, in: transaction),
                    let article = try articles.find(delivery.article, in: transaction)
                else { continue }
                tasks.append(
                    PersonTask(
                        delivery: delivery.id, article: article,
                        place: ArticleStanding.Place(
                            channel: channel, capabilities: adapters.capabilities(of: channel),
                            publication: publication, delivery: delivery)))
            }
            return tasks
        }
    }
}

/// One delivery that goes on only when a person has looked.
public struct PersonTask: Hashable, Sendable {
    public let delivery: DeliveryID
    public let article: ReleasedArticle
    public let place: ArticleStanding.Place
}

extension Delivery {
    /// Whether the channel can be asked about it: it names what it is at work on, or it is looked for by itself anyway.
    /// What is looked at again after a quiet while is not hurried, for the quiet is what it waits for.
    public var isLookedAt: Bool {
        switch state {
        case .remotePending: pendingReference != nil
        case .unconfirmed: readyAt != nil
        case .scheduled, .sending, .published, .recalled, .retryAt, .needsAuth, .rejected, .channelOff, .cancelled,
            .superseded:
            false
        }
    }

    /// Whether all is ready over there, and only a person who releases it is missing.
    public var awaitsRelease: Bool { state == .remotePending && problem?.mend == .look }
}
