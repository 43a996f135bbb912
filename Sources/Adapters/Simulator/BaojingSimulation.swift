import AsyncHTTPClient
import FoundationEssentials
import Values

/// The market that Baojing's oranges are sold on: readers and a shop that know nothing of the platform but its addresses.
///
/// Two days by the shop's clock, as fast as the server goes along. What comes of it follows from the readers' tastes and
/// purses, the price, the stock, and what the platform shows to whom.
public struct BaojingSimulation: Sendable {
    public struct Options: Hashable, Sendable {
        /// The same seed brings the same readers with the same tastes.
        public var seed: UInt64 = 1
        /// How many readers may be expected in all; fewer come when the lot is sold before.
        public var readers = 35_000
        public var days = 2
        /// Readers on the site at the same moment.
        public var visitsAtOnce = 48
        /// Messages of the shop under way at the same moment.
        public var messagesAtOnce = 32
        /// How long the market waits for a server that does not answer.
        public var patience = Duration.seconds(120)
        /// How far the shop's clock is ahead of everybody else's.
        public var shopAheadSeconds: Int64 = 7 * 60 + 13

        public init() {}
    }

    private let demo: DemoFile
    private let options: Options

    public init(demo: DemoFile, options: Options = Options()) {
        self.demo = demo
        self.options = options
    }

    /// Runs until the lot is sold or the days are over, and the server has handled everything.
    public func run(
        progress: @escaping @Sendable (SimulationProgress) -> Void = { _ in }
    ) async throws(SimulationError) -> SimulationResult {
        let listings = demo.listings.filter { $0.packGrams > 0 && $0.priceFen > 0 }
        let offered = demo.lots.filter { lot in listings.contains { $0.lot == lot.id } }
        guard let lot = offered.max(by: { $0.grams < $1.grams }) else { throw .nothingToSell }
        let patience = Patience(options.patience)
        let watch = Watch(patience: patience, progress)
        let client = Platform.client(connections: options.visitsAtOnce + options.messagesAtOnce)
        let platform = Platform(client: client, demo: demo, patience: patience)
        let outcome: Result<SimulationResult, SimulationError>
        do throws(SimulationError) {
            outcome = .success(
                try await watch.during { () async throws(SimulationError) in
                    let tally = try await trade(on: platform, listings, offered, lot, watch)
                    try await settle(platform, watch)
                    return tally
                })
        } catch {
            outcome = .failure(error)
        }
        try? await client.shutdown()
        return try outcome.get()
    }

    private func trade(
        on platform: Platform, _ listings: [DemoFile.Listing], _ offered: [DemoFile.Lot], _ lot: DemoFile.Lot,
        _ watch: Watch
    ) async throws(SimulationError) -> SimulationResult {
        _ = try await platform.pending()
        var stock: [String: Int64] = [:]
        for lot in offered { stock[lot.id] = max(0, lot.grams - (try await platform.sold(of: lot.id))) }
        let now = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000) * 1_000)
        let opensAt = now.adding(seconds: options.shopAheadSeconds)
        let shop = Shop(
            listings: listings, stock: stock, opensAt: opensAt, firstNumber: now.microseconds / 1_000 * 100,
            seed: options.seed)
        let secondOfDay = (opensAt.seconds + 8 * 3_600) % 86_400
        let audience = Audience(
            readers: options.readers, days: options.days, firstHour: Double(secondOfDay) / 3_600, seed: options.seed)
        var market = Market(
            platform: platform, options: options, lot: lot, audience: audience, shop: shop, watch: watch)
        return try await market.trade()
    }

    /// Waits until the server has handled everything; gives up when it stands still for too long.
    private func settle(_ platform: Platform, _ watch: Watch) async throws(SimulationError) {
        var least = Int64.max
        var since = ContinuousClock.now
        while true {
            let pending = try await platform.pending()
            watch.settling(pending)
            if pending == 0 { return }
            if pending < least { (least, since) = (pending, .now) }
            guard since.duration(to: .now) < options.patience else {
                throw .noAnswer(
                    seconds: since.duration(to: .now).components.seconds, last: "\(pending) events still pending")
            }
            do {
                try await Task.sleep(for: .milliseconds(100))
            } catch {
                throw .noAnswer(seconds: 0, last: "stopped")
            }
        }
    }
}
