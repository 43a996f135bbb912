/// The two days: who comes is let in, what they want is sold, what is due is told. All that changes changes here, one thing
/// after another; only the waiting for answers happens side by side.
struct Market {
    private enum Happening: Sendable {
        case visited(Visit.Outcome)
        case told(ShopMessage)
    }

    /// Arrivals wait when messages are later than this, by the shop's clock: the market is no faster than its shop.
    private static let mostLateness = 1_200.0
    /// So many buyers come back within a day.
    private static let faithful = 0.12

    private let platform: Platform
    private let options: BaojingSimulation.Options
    private let lot: DemoFile.Lot
    private let watch: Watch
    private var audience: Audience
    private var shop: Shop
    private var schedule = Schedule<ShopMessage>()
    private var luck: Luck
    private var seen = SimulationResult()
    private var readers: Int64 = 0
    /// Seconds since the market opened.
    private var clock = 0.0
    private var isClosed = false
    private var visits = 0
    private var tellings = 0

    init(
        platform: Platform, options: BaojingSimulation.Options, lot: DemoFile.Lot, audience: Audience, shop: Shop,
        watch: Watch
    ) {
        self.platform = platform
        self.options = options
        self.lot = lot
        self.audience = audience
        self.shop = shop
        self.watch = watch
        luck = Luck(seed: options.seed, for: UInt64(naming: "market"))
    }

    /// Trades until the lot is sold or the days are over, and until the last message was taken.
    mutating func trade() async throws(SimulationError) -> SimulationResult {
        do {
            try await withThrowingTaskGroup(of: Happening.self) { group in
                while true {
                    tellDue(in: &group)
                    letIn(&group)
                    guard let happening = try await group.next() else { return }
                    take(happening)
                }
            }
        } catch let error as SimulationError {
            throw error
        } catch {
            throw .noAnswer(seconds: 0, last: String(describing: error))
        }
        return tally
    }

    private var tally: SimulationResult {
        var tally = shop.tally
        tally.impressions = seen.impressions
        tally.opens = seen.opens
        tally.clicks = seen.clicks
        return tally
    }

    private mutating func tellDue(in group: inout ThrowingTaskGroup<Happening, any Error>) {
        while tellings < options.messagesAtOnce, let due = schedule.due, isClosed || due <= clock,
            let message = schedule.pop()
        {
            tellings += 1
            group.addTask { [platform] in
                try await platform.deliver(message)
                return .told(message)
            }
        }
    }

    private mutating func letIn(_ group: inout ThrowingTaskGroup<Happening, any Error>) {
        while !isClosed, visits < options.visitsAtOnce, (schedule.due ?? clock) > clock - Self.mostLateness {
            guard !shop.isSoldOut(lot.id), let arrival = audience.arrival() else {
                isClosed = true
                return tellDue(in: &group)
            }
            clock = max(clock, arrival.second)
            visits += 1
            if arrival.visit == 0 { readers += 1 }
            group.addTask { [platform, seed = options.seed] in
                .visited(
                    try await Visit(persona: Persona(number: arrival.reader, seed: seed), arrival: arrival)
                        .run(on: platform))
            }
            tellDue(in: &group)
        }
    }

    private mutating func take(_ happening: Happening) {
        switch happening {
        case .visited(let outcome):
            visits -= 1
            seen.impressions += outcome.impressions
            seen.opens += outcome.opens
            seen.clicks += outcome.clicks
            if let wish = outcome.wish, shop.sell(wish, telling: &schedule), luck.happens(Self.faithful) {
                audience.comesBack(outcome.arrival, after: 3_600 * (2 + 20 * luck.share()))
            }
        case .told(let message):
            tellings -= 1
            shop.wasTaken(message)
        }
        let stock = Double(max(0, shop.stock[lot.id] ?? 0))
        let sold = 1 - stock / Double(max(1, lot.grams))
        watch.show(
            phase: isClosed ? .closing : .trading, fraction: max(sold, clock / (86_400 * Double(options.days))),
            readers: readers, tally: tally)
    }
}
