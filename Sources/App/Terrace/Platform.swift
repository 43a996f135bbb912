import Authoring
import Channels
import Commerce
import Contracts
import Crypto
import Distribution
package import EventLog
import EventLogSQLite
import Foundation
import Imaging
import Impact
public import Logging
import Markdown
import Media
import Members
import Promotion
import Recommendation
import ServiceLifecycle
import Sourcing
package import Storage
import StoragePostgres
import StorageSQLite
import UnixSignals
package import Values
package import Web

/// The whole of Terrace, composed: settings → drivers → rooms → adapters → services.
public final class Platform: Sendable {
    public let settings: Settings
    package let rooms: Rooms
    package let store: any Store
    package let pump: EventPump
    let log: any EventLog
    package let clock: any WallClock
    package let health: Health
    let logger: Logger
    private let lock: FolderLock
    private let requestKey: SymmetricKey

    /// Opens the data folder (made when it is missing) and the database, and brings its tables up to date.
    ///
    /// Throws when another process serves the same folder.
    public static func open(_ settings: Settings) async throws -> Platform {
        var logger = Logger(label: "terrace")
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
        return try await Platform(settings, logger)
    }

    private init(_ settings: Settings, _ logger: Logger) async throws {
        self.settings = settings
        self.logger = logger
        let folder = settings.dataFolder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        lock = try FolderLock(folder: folder)
        let clock = SystemClock()
        self.clock = clock
        let secrets = try Secrets.load(from: folder)
        requestKey = secrets.requests
        let store = try await settings.openStore()
        self.store = store
        try await store.migrate(Schema.all, clock: clock)
        let log = try await SQLiteEventLog(path: folder + "/events.sqlite", clock: clock)
        self.log = log
        let identifiers = IdentifierSource(node: settings.node, clock: clock)
        let outbox = Outbox(identifiers: identifiers, clock: clock)
        let ground = Ground(store: store, outbox: outbox, clock: clock, identifiers: identifiers)
        let referrals = ReferralSeal(key: SymmetricKey(data: secrets.referrals))

        let members = MembersRoom(ground: ground)
        let media = try MediaRoom(ground: ground, folder: folder + "/media", images: VipsImageProcessor())
        let sourcing = SourcingRoom(ground: ground, members: members, media: media)
        let authoring = AuthoringRoom(
            ground: ground, facts: sourcing, catalog: sourcing, markdown: CommonMarkRenderer(), media: media,
            members: members)
        guard let address = SiteAddress(settings.publicAddress) else {
            throw SettingsError.value("baseAddress", settings.publicAddress, "http(s)://host, without a path")
        }
        let files = MediaLinks(media)
        let outbound = try HTTPOutbound(
            agent: "Terrace/1 (+\(settings.publicAddress))", clock: clock,
            allowsPrivateTargets: settings.allowPrivateTargets, trusting: settings.trustedCertificates)
        let site = SiteChannel(ground: ground, address: address, files: files, outbound: outbound)
        let newsletter = NewsletterChannel(
            ground: ground, outbound: outbound, site: address, pace: NewsletterPace(settings.delivery))
        let roomMedia = RoomMedia(media)
        let keyring = try CredentialKeyring.keys(settings, secrets)
        let channels = ChannelMeans(
            ground: ground, address: address, outbound: outbound, media: roomMedia, files: files, site: site,
            newsletter: newsletter,
            actorKeys: ActorKeyVault(keyring.current, former: keyring.former), pace: settings.delivery)
        let distribution = DistributionRoom(
            ground: ground, editions: authoring, referrals: referrals, channels: channels.all,
            keys: CredentialKeys(keyring.current, former: keyring.former),
            webhooks: OutboundWebhooks(outbound: outbound, clock: clock, allowsPlain: settings.allowPrivateTargets),
            pace: settings.delivery, zones: SystemZones())
        newsletter.open(distribution.desk)
        let siteChannel = try await distribution.siteChannel()
        let commerce = CommerceRoom(ground: ground, referrals: referrals, key: SymmetricKey(data: secrets.buyers))
        let impact = ImpactRoom(ground: ground, signer: RootSigner(seed: [UInt8](secrets.ledger)))
        let waker = PumpWaker()
        let recommendation = RecommendationRoom(
            ground: ground, log: log, wake: { waker.wake() }, referrals: referrals,
            readerKey: SymmetricKey(data: secrets.readers), catalog: sourcing, listings: commerce,
            siteChannel: siteChannel, campaigns: Purse(ground: ground, members: members))
        let promotion = PromotionRoom(
            ground: ground, members: members, readership: recommendation, siteChannel: siteChannel)

        rooms = Rooms(
            members: members, media: media, sourcing: sourcing, authoring: authoring, distribution: distribution,
            site: site.copies, newsletter: newsletter.desk, exports: ExportDesk(site: address), channelMedia: roomMedia,
            recommendation: recommendation, promotion: promotion, commerce: commerce, impact: impact,
            referrals: referrals)
        pump = EventPump(
            store: store, log: log, outbox: outbox, consumers: Consumer.all(of: rooms), logger: logger)
        waker.pump(pump)
        try await pump.bind()
        health = Health(pump: pump) { try await distribution.pending() + recommendation.waiting }
        try await recommendation.load()
    }

    /// From now on `/healthz` says that the platform is ready.
    public func ready() { health.ready() }

    /// Serves until SIGTERM or SIGINT. `onListening` is told the site's own address once the port is open, while the
    /// services already run.
    public func run(onListening: @escaping @Sendable (_ address: String) async throws -> Void) async throws {
        let settings = settings
        let failure = FailureBox()
        let server = try await WebServer(
            rooms: rooms, store: store, clock: clock, host: settings.host, port: settings.port,
            baseAddress: settings.publicAddress, proxies: settings.proxies, key: requestKey, health: health,
            logger: logger
        ) { port in
            do {
                try await onListening(settings.address(port: port))
            } catch {
                failure.keep(error)
                // There is no way to end the group from here but the one that an operator has.
                kill(getpid(), SIGTERM)
            }
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: Loop { [pump] in await pump.run() }),
                    .init(service: Loop { [rooms] in await rooms.distribution.run() }),
                    .init(service: DailyRound(rooms: rooms, clock: clock, logger: logger)),
                    .init(service: server),
                ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await close()
        if let error = failure.error { throw error }
    }

    /// Makes the platform's organization and its first administrator; throws when that has been done.
    public func found(
        chineseName: String, englishName: String, login: String, name: String, password: String
    ) async throws {
        try await rooms.members.found(
            platformName: Localized(chinese: chineseName, english: englishName), login: login, displayName: name,
            password: Password(password))
    }

    /// Ends all connections.
    public func close() async {
        await rooms.recommendation.flush()
        await log.close()
        await store.close()
    }
}
