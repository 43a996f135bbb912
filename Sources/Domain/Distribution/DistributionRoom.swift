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
    let rounds = Rounds()
    private let hookRounds = Rounds()
    let channels = ChannelTable()
    let checks = ChannelCheckTable()
    let articles = ReleasedArticleTable()
    let returned = ReturnedTable()
    let numbers = CopyNumbersTable()

    /// `keys` seal what channels and webhooks are entered with; with other keys on the same database they must be entered anew.
    public init(
        ground: Ground, editions: any EditionSource, referrals: ReferralSeal, channels adapters: [any ChannelAdapter],
        keys: CredentialKeys, webhooks: any WebhookSender, pace: DeliveryPace = DeliveryPace(),
        zones: any CivilZones = ShanghaiZone()
    ) {
        self.ground = ground
        self.editions = editions
        self.adapters = ChannelAdapters(adapters, quietMost: pace.quietMost)
        self.zones = zones
        lines = DeliveryLines(ground: ground, adapters: self.adapters, zones: zones)
        worker = DeliveryWorker(
            ground: ground, editions: editions, referrals: referrals, adapters: self.adapters, lines: lines, pace: pace,
            vault: CredentialVault(ground: ground, keys: keys, limit: CallLimit(seconds: pace.callSeconds)),
            hooks: WebhookLines(ground: ground, keys: keys, sender: webhooks, pace: pace, rounds: hookRounds))
    }

    /// Delivers until its task is cancelled: woken by commits and due times, and once a minute in any case. Beside it the
    /// adapters work by themselves, and channels are checked, asked for numbers, and endpoints told.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await worker.run() }
            // An endpoint or a channel that keeps us waiting keeps nobody else.
            group.addTask { await hookRounds.run { try await tellHooks() } }
            group.addTask { await rounds.run { try await lookAround() } }
            for adapter in adapters.all {
                group.addTask { await adapter.run(RoomDesk(room: self)) }
            }
        }
    }

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

    /// What an adapter that works by itself is given; for those who bring in from outside what came back.
    public var desk: any ChannelDesk { RoomDesk(room: self) }

    func check(_ caller: Caller) throws(DistributionError) {
        guard caller.has(anyOf: .publisher, .marketer) else {
            throw .notAllowed(anyOf: [.publisher, .marketer, .admin])
        }
    }

    // Rounds; each says in how many seconds the next is due.

    private func lookAround() async throws -> Int64 {
        try await checkChannels()
        try await askNumbers()
        return worker.pace.sweepSeconds
    }

    private func tellHooks() async throws -> Int64 {
        try await sendWebhooks()
        let now = ground.clock.now()
        guard let next = await worker.hooks.nextMoment() else { return worker.pace.sweepSeconds }
        return min(worker.pace.sweepSeconds, (next.microseconds - now.microseconds) / 1_000_000 + 1)
    }
}
