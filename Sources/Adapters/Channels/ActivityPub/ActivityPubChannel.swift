public import Contracts
import Crypto
public import Distribution
import Logging
public import Members
public import Storage
import Synchronization
import Values

extension ChannelKind {
    public static let activityPub = ChannelKind(rawValue: "activitypub")
}

/// The fediverse, server to server (ActivityPub): a channel is one actor on our own host, whom people follow from Mastodon and
/// all that speaks the same. The copy's key is the object's address, so the same again changes nothing; followers are told
/// from a queue of its own.
public struct ActivityPubChannel: ChannelAdapter {
    public let kind = ChannelKind.activityPub
    let actors: LocalActors
    let courier: Courier
    let inbox: Inbox
    let ground: Ground
    private let addresses: ActivityPubAddresses
    private let files: any LinkedFiles
    private let routes: ActivityPubRoutes
    let bell: ActivityPubBell
    let logger = Logger(label: "terrace.activitypub")

    /// `pace` says how patiently activities are delivered; `version` is Terrace's own, told by NodeInfo.
    public init(
        ground: Ground, address: SiteAddress, outbound: any Outbound, files: any LinkedFiles, vault: ActorKeyVault,
        pace: DeliveryPace = DeliveryPace(), version: String = "1.0.0"
    ) {
        self.ground = ground
        self.files = files
        addresses = ActivityPubAddresses(site: address)
        let bell = ActivityPubBell()
        self.bell = bell
        let hand = SigningHand(outbound: outbound, clock: ground.clock)
        actors = LocalActors(ground: ground, addresses: addresses, vault: vault)
        courier = Courier(ground: ground, actors: actors, hand: hand, pace: pace)
        inbox = Inbox(addresses: addresses, ground: ground, wake: { bell.ring() })
        let gate = InboxGate(
            addresses: addresses, ground: ground, actors: actors, strangers: Strangers(ground: ground, hand: hand))
        routes = ActivityPubRoutes(actors: actors, gate: gate, inbox: inbox, version: version)
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: true, deletes: true, locates: true, metrics: true, films: true,
            concurrency: 8, quietSeconds: 0)
    }

    public func reseal(in transaction: Transaction) throws -> Int { try actors.reseal(in: transaction) }

    public var fields: [ChannelField] { ActivityPubSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        ActivityPubSettings.problems(with: settings)
    }

    /// No server tells its limits to others. Mastodon refuses what is longer than a megabyte, of which a body is sent twice
    /// (`content`, `contentMap`), and cuts alternative texts off at 1,500 characters (its source, 4.5).
    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        ChannelLimits(
            title: [ChannelLimits.Length(most: 500, measure: .graphemes)],
            body: [ChannelLimits.Length(most: 400_000, measure: .bytes)],
            alternativeText: [ChannelLimits.Length(most: 1_500, measure: .graphemes)])
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        ActivityPubRendering(address: addresses.site).rendition(of: edition, for: copy)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        var problems: [RenditionProblem] = []
        for limit in limits.title where !limit.allows(rendition.title) {
            problems.append(
                RenditionProblem(field: "title", rule: "at most \(limit.most) characters", fix: "Shorten the title"))
        }
        for limit in limits.body where !limit.allows(rendition.body) {
            problems.append(
                RenditionProblem(
                    field: "body", rule: "at most \(limit.most) bytes", fix: "Shorten the article or part it"))
        }
        for (index, attachment) in rendition.attachments.enumerated() where attachment.part != .film {
            let field = "attachments[\(index)].alternative_text"
            if attachment.alternativeText.isEmpty {
                problems.append(
                    RenditionProblem(
                        field: field, rule: "every picture needs one", fix: "Say what the picture shows"))
            }
            for limit in limits.alternativeText where !limit.allows(attachment.alternativeText) {
                problems.append(
                    RenditionProblem(field: field, rule: "at most \(limit.most) characters", fix: "Shorten it"))
            }
        }
        return problems
    }

    /// Looks up where pictures and films stand on our own site; nothing is sent anywhere.
    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        let found: [MediaID: LinkedFile]
        do { found = try await files.files(of: rendition.attachments.map(\.media)) } catch {
            throw .transient("the media cannot be looked up: \(error)", retryAfter: nil)
        }
        var entries: [String: String] = [:]
        for (media, file) in found {
            entries["media.\(media)"] = "\(addresses.site.full(file.address))\n\(file.contentType)"
        }
        return Preparation(entries)
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        let object = try await actors.reading { transaction in
            try ObjectTable().find(copy.key.description, in: transaction)
        }
        guard let object, object.deletedAt == nil else { return [] }
        return [remote(object)]
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, prepared, for: copy) }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, prepared, for: copy) }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let actor = try await actors.register(copy.channel)
        let shelf = ObjectShelf(ground: ground, addresses: addresses, wake: { [bell] in bell.ring() })
        try await actors.inStore { transaction in try shelf.remove(copy, by: actor, in: transaction) }
        return .absent
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await locate(copy).first.map { .stands($0) } ?? .absent
    }

    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        let counts = try await actors.reading { transaction in
            try ReturnedTable().counts(of: copy.key.description, in: transaction)
        }
        return CopyMetrics(likes: counts[.like] ?? 0, shares: counts[.boost] ?? 0, replies: counts[.reply] ?? 0)
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        _ = try actors.keys(of: try await actors.register(channel))
    }

    public var inbound: [InboundRoute] { routes.all }

    private func put(
        _ rendition: ArticleRendition, _ prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let actor = try await actors.register(copy.channel)
        let shelf = ObjectShelf(ground: ground, addresses: addresses, wake: { [bell] in bell.ring() })
        let object = try await actors.inStore { transaction in
            try shelf.put(rendition, prepared, for: copy, by: actor, in: transaction)
        }
        return .stands(remote(object))
    }

    private func remote(_ object: FederatedObject) -> RemoteCopy {
        RemoteCopy(reference: addresses.object(object.key), address: object.page)
    }
}
