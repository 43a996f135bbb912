import Contracts
import EventLog
import Synchronization
import TestKit
import Values

@testable import Recommendation

/// What Promotion would answer: the campaigns that run and their money, changed by hand.
final class Coffer: CampaignPurse {
    struct State {
        var running: [CampaignStarted] = []
        var exposures: [CampaignExposure] = []
        /// Thousandths of a fen, given out in leases of at most so much.
        var money: Int64 = 1_000_000
        var most: Int64 = 1_000_000
        var leases: Int64 = 0
        var returned: [Int64] = []
    }

    let state = Mutex(State())

    func running() async throws -> [CampaignStarted] { state.withLock { $0.running } }
    func exposures(limit: Int) async throws -> [CampaignExposure] { state.withLock { $0.exposures } }

    func lease(
        of campaign: CampaignID, returning unspent: (lease: BudgetLeaseID, amount: Int64)?
    ) async throws -> BudgetLease? {
        state.withLock { state in
            if let unspent {
                state.money += unspent.amount
                state.returned.append(unspent.amount)
            }
            guard state.money > 0 else { return nil }
            let amount = min(state.money, state.most)
            state.money -= amount
            state.leases += 1
            return BudgetLease(
                id: BudgetLeaseID(state.leases), campaign: campaign, amount: amount,
                until: Instant(microseconds: .max))
        }
    }
}

extension Orchard {
    static let campaign = CampaignID(7_001)

    /// Eleven stories of sugar, whose lot is far behind its days, and one of oranges, which comes last without help.
    static func onMarketDay<Answer>(
        _ engine: Engine, _ body: (Orchard, Coffer) async throws -> Answer
    ) async throws -> Answer {
        try await on(engine) { orchard in
            let coffer = Coffer()
            let orchard = Orchard(world: orchard.world, answers: orchard.answers, campaigns: coffer)
            try await orchard.sell(sugarLot, sugar, sugarListing, .kilograms(1_000), pack: .grams(500), days: 8)
            orchard.world.clock.advance(days: 4)
            try await orchard.sellOranges(days: 90)
            for article in 1...11 { try await orchard.publish(Int64(article), about: [sugar]) }
            try await orchard.publish(12, about: [oranges])
            try await orchard.drain()
            return try await body(orchard, coffer)
        }
    }

    func started(
        bid: Int64 = 500, audience: CampaignAudience = .everybody,
        caps: CampaignCaps = CampaignCaps(perDay: 100, inAll: 1_000),
        holdout: Int = 0
    ) -> CampaignStarted {
        let today = world.clock.now().day
        return CampaignStarted(
            campaign: Self.campaign, lot: Self.orangeLot, product: Self.oranges, organization: OrganizationID(5),
            organizationName: Localized(chinese: "保靖合作社", english: "Baojing Cooperative"), bid: bid,
            audience: audience, caps: caps, holdout: holdout, startsOn: today, endsOn: today.adding(days: 30))
    }

    /// Starts a campaign and waits until the room has money for it.
    func start(_ campaign: CampaignStarted) async throws {
        try await tell(campaign)
        try await drain()
        await room.refillPromotions()
    }

    func page(
        _ name: String = "reader-1", limit: Int = 10, _ wishes: ReaderWishes = .none
    ) async throws -> [FeedItem] {
        let items = try await room.feed(
            for: room.reader(named: name), in: .chinese, limit: limit, wishes: wishes
        ).items
        await room.flush()
        return items
    }

    func recorded<E: Event>(_ type: E.Type) async throws -> [E] {
        try await world.log.read(E.stream, after: 0, limit: 100_000).compactMap { try $0.event.decoded(E.self) }
    }
}

extension [FeedItem] {
    /// Positions that are marked as advertising.
    var promoted: [Int] { filter { $0.advertiser != nil }.map(\.position) }
}
