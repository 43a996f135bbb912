import Contracts
import Distribution
import Members
import Storage
import Values

/// Puts articles where they are read from, and tells the followers of each change once.
struct ObjectShelf: Sendable {
    let ground: Ground
    let addresses: ActivityPubAddresses
    let wake: @Sendable () -> Void
    private let objects = ObjectTable()
    private let lines = LineTable()

    init(ground: Ground, addresses: ActivityPubAddresses, wake: @escaping @Sendable () -> Void) {
        self.ground = ground
        self.addresses = addresses
        self.wake = wake
    }

    /// The first time this is a Create, later an Update if anything is different; an older revision than what stands there
    /// changes nothing, and what was deleted never comes back under the same address.
    func put(
        _ rendition: ArticleRendition, _ files: Preparation, for copy: ChannelCopy, by actor: LocalActor,
        in transaction: Transaction
    ) throws -> FederatedObject {
        let now = ground.clock.now()
        let key = copy.key.description
        let number = rendition.fields["number"].flatMap { Int($0) } ?? 0
        let standing = try objects.find(key, in: transaction)
        if let standing {
            guard standing.deletedAt == nil else { throw ChannelTrouble.gone("it was deleted, which is for good") }
            if standing.number > number { return standing }
        }
        let publishedAt = standing?.publishedAt ?? now
        let documents = ArticleDocument(addresses: addresses)
        let document = documents.json(rendition, for: copy, by: actor.name, files: files, publishedAt: publishedAt).json
        if let standing, standing.document == document, standing.number == number { return standing }
        let isChange = standing.map { $0.document != document } ?? false
        let object = FederatedObject(
            key: key, channel: copy.channel.id, publication: copy.publication, number: number,
            version: (standing?.version ?? 0) + (isChange ? 1 : 0), document: document,
            page: rendition.fields["link"] ?? addresses.site.origin, publishedAt: publishedAt,
            changedAt: isChange ? now : standing?.changedAt ?? now, deletedAt: nil)
        try objects.put(object, in: transaction)
        if standing == nil {
            try tell(documents.creation(object, by: actor.name), about: key, of: copy.channel.id, now, transaction)
        } else if isChange {
            // A change that nobody was told of yet is told by this one.
            try lines.forgetUntried(about: Self.changes(of: key), in: transaction)
            try tell(
                documents.change(object, by: actor.name), about: Self.changes(of: key), of: copy.channel.id, now,
                transaction)
        }
        return object
    }

    /// Leaves a tombstone, also where nothing stood: an answer may have been lost, and a late creation must not come after it.
    func remove(_ copy: ChannelCopy, by actor: LocalActor, in transaction: Transaction) throws {
        let now = ground.clock.now()
        let key = copy.key.description
        let standing = try objects.find(key, in: transaction)
        guard standing?.deletedAt == nil else { return }
        try objects.put(
            FederatedObject(
                key: key, channel: copy.channel.id, publication: copy.publication, number: standing?.number ?? 0,
                version: standing?.version ?? 0, document: "", page: standing?.page ?? addresses.site.origin,
                publishedAt: standing?.publishedAt ?? now, changedAt: now, deletedAt: now),
            in: transaction)
        guard standing != nil else { return }
        try lines.forgetUntried(about: key, in: transaction)
        try lines.forgetUntried(about: Self.changes(of: key), in: transaction)
        try tell(
            ArticleDocument(addresses: addresses).deletion(key, by: actor.name), about: key, of: copy.channel.id, now,
            transaction)
    }

    private static func changes(of key: String) -> String { key + "/changes" }

    private func tell(
        _ activity: ActivityJSON?, about subject: String, of channel: ChannelID, _ now: Instant,
        _ transaction: Transaction
    ) throws {
        guard let activity else {
            throw ChannelTrouble.content(field: "body", rule: "cannot be written as an activity")
        }
        try lines.queueForFollowers(
            activity, id: ground.identifiers.next(DeliveryID.self).raw, about: subject, of: channel, now: now,
            in: transaction)
        transaction.afterCommit(wake)
    }
}
