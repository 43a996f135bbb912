import Channels
import Contracts
import Crypto
import Distribution
import EventLog
import Members
import Storage
import TestKit
import Values

/// Distribution with the site, a foreign server and a shelf of released articles, on a real store.
struct Newsroom {
    static let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
    static let seal = ReferralSeal(key: SymmetricKey(data: Array(repeating: 7, count: 32)))

    let world: World
    let shelf: EditionShelf
    let remote: ForeignRemote
    let site: SiteChannel
    let room: DistributionRoom
    let adapters: [any ChannelAdapter]
    let endpoint: ForeignEndpoint
    let pace: DeliveryPace

    static let keys = CredentialKeys(SymmetricKey(data: Array(repeating: 9, count: 32)))

    static func on<Answer>(
        _ engine: Engine, _ repeatGuard: RepeatGuard = .putByKey, pace: DeliveryPace = DeliveryPace(),
        zones: any CivilZones = ShanghaiZone(), beside others: [any ChannelAdapter] = [],
        adapting: (inout ForeignChannel) -> Void = { _ in },
        _ body: (Newsroom) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .distribution, .siteChannel]) { world in
            let remote = ForeignRemote(repeatGuard, clock: world.clock)
            var foreign = ForeignChannel(remote)
            adapting(&foreign)
            let site = SiteChannel(
                ground: world.ground, address: SiteAddress("https://terrace.example")!, files: PictureFiles())
            let shelf = EditionShelf()
            let adapters: [any ChannelAdapter] = [site, foreign] + others
            let endpoint = ForeignEndpoint()
            return try await body(
                Newsroom(
                    world: world, shelf: shelf, remote: remote, site: site,
                    room: DistributionRoom(
                        ground: world.ground, editions: shelf, referrals: seal, channels: adapters, keys: keys,
                        webhooks: endpoint, pace: pace, zones: zones),
                    adapters: adapters, endpoint: endpoint, pace: pace))
        }
    }

    /// Another process on the same store, as after a crash.
    func restarted(keys: CredentialKeys = Self.keys) -> DistributionRoom {
        DistributionRoom(
            ground: world.ground, editions: shelf, referrals: Self.seal, channels: adapters, keys: keys,
            webhooks: endpoint, pace: pace)
    }

    /// A channel on the foreign server.
    func foreignChannel(isAutomatic: Bool = false, name: String = "远方") async throws -> ChannelID {
        try await room.addChannel(
            kind: ChannelKind(rawValue: "foreign"), name: name,
            settings: ChannelSettings(json: #"{"account":"farm"}"#)!, isAutomatic: isAutomatic, by: Self.publisher
        ).id
    }

    /// Tells the room an event, as Authoring or Sourcing would.
    func tell(_ events: any Event...) async throws {
        let outbox = world.outbox
        try await world.store.write { transaction in
            for event in events { try outbox.record(event, in: transaction) }
        }
        try await drain()
    }

    func drain() async throws {
        let room = room
        try await world.pump([
            Consumer("distribution", hears: .domain) { event, transaction in
                try room.hear(event, in: transaction)
            }
        ]).drain()
    }

    /// Puts an article on the shelf, tells that it is released, and delivers.
    func release(_ edition: Edition) async throws {
        shelf.put(edition)
        try await tell(edition.published)
        try await room.work()
    }

    func withdraw(_ article: ArticleID) async throws {
        shelf.remove(article)
        try await tell(ArticleWithdrawn(article: article, reason: "写错了产地"))
        try await room.work()
    }

    /// The foreign place of an article.
    func place(_ channel: ChannelID, of article: ArticleID = ArticleID(1)) async throws -> ArticleStanding.Place? {
        try await room.standing(of: article).places.first { $0.channel.id == channel }
    }

    func places(_ channel: ChannelID, of articles: ClosedRange<Int64>) async throws -> [ArticleStanding.Place] {
        var places: [ArticleStanding.Place] = []
        for article in articles {
            if let place = try await place(channel, of: ArticleID(article)) { places.append(place) }
        }
        return places
    }
}
