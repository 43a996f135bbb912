public import Contracts
public import Members
import Storage
import Values

/// Brings articles to channels, keeps them true there, and takes them back; the front door of Distribution.
///
/// The verbs write what is to be done; ``run()`` does it. What stands where is known at every moment.
public struct DistributionRoom: Sendable {
    let ground: Ground
    let editions: any EditionSource
    let adapters: ChannelAdapters
    let zones: any CivilZones
    let lines: DeliveryLines
    let worker: DeliveryWorker
    let channels = ChannelTable()
    let articles = ReleasedArticleTable()

    public init(
        ground: Ground, editions: any EditionSource, referrals: ReferralSeal, channels adapters: [any ChannelAdapter],
        pace: DeliveryPace = DeliveryPace(), zones: any CivilZones = ShanghaiZone()
    ) {
        self.ground = ground
        self.editions = editions
        self.adapters = ChannelAdapters(adapters)
        self.zones = zones
        lines = DeliveryLines(ground: ground, adapters: self.adapters, zones: zones)
        worker = DeliveryWorker(
            ground: ground, editions: editions, referrals: referrals, adapters: self.adapters, lines: lines, pace: pace)
    }

    /// Delivers until its task is cancelled: woken by commits and due times, and once a minute in any case.
    public func run() async { await worker.run() }

    /// Delivers until nothing is left that could be done now.
    public func work() async throws(DistributionError) {
        do { try await worker.work() } catch { throw DistributionError(wrapping: error) }
    }

    /// How many deliveries are under way or due.
    public func pending() async throws(DistributionError) -> Int {
        let now = ground.clock.now()
        return try await ground.store.read(refusing: DistributionError.self) { [lines] transaction in
            try lines.deliveries.pending(at: now, in: transaction)
        }
    }

    /// What the channels must have reachable from outside.
    public var inbound: [InboundRoute] { adapters.inbound }

    func check(_ caller: Caller) throws(DistributionError) {
        guard caller.has(anyOf: .publisher, .marketer) else {
            throw .notAllowed(anyOf: [.publisher, .marketer, .admin])
        }
    }
}
