import Contracts
import EventLog
import Members
import Storage
import Synchronization
import TestKit
import Testing
import Values

@testable import Promotion

/// What Recommendation would answer, changed by hand.
final class Crowd: Readership {
    private let known = Mutex(
        ReadershipFigures(siteImpressions: 0, impressions: 0, opens: 0, follows: 0, since: nil))

    func set(_ figures: ReadershipFigures) { known.withLock { $0 = figures } }
    func figures(of product: ProductID) async throws -> ReadershipFigures { known.withLock { $0 } }
}

/// A promotion room in a world of its own, with a lot of oranges, and the events that other rooms would tell it.
struct Fair: Sendable {
    static let site = ChannelID(900)
    static let oranges = ProductID(501)
    static let orangeLot = LotID(601)
    static let listing = ListingID(701)

    let world: World
    let room: PromotionRoom
    let purse: Purse
    let crowd: Crowd
    /// A marketer of the platform, of the lot's cooperative, and of another one.
    let platform: Caller
    let growers: Caller
    let strangers: Caller
    let auditor: Caller

    static func on<Answer>(
        _ engine: Engine, kilograms: Int64 = 50_000, days: Int64 = 10, _ body: (Fair) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .promotion]) { world in
            let members = MembersRoom(ground: world.ground)
            let admin = try await members.found(
                platformName: Localized(chinese: "梯田", english: "Terrace"), login: "yang", displayName: "杨帆",
                password: Password("laundry-on-the-line"))
            let chief = try #require(admin.caller)
            func cooperative(_ name: String) async throws -> OrganizationID {
                try await members.add(
                    NewOrganization(
                        kind: .cooperative, name: Localized(chinese: name, english: name), county: nil), by: chief
                ).id
            }
            let (ours, theirs) = (try await cooperative("保靖合作社"), try await cooperative("贞丰合作社"))
            func marketer(_ member: Int64, _ organization: OrganizationID, _ roles: Set<Role> = [.marketer]) -> Caller {
                Caller(member: MemberID(member), organization: organization, roles: roles)
            }
            let crowd = Crowd()
            let fair = Fair(
                world: world,
                room: PromotionRoom(ground: world.ground, members: members, readership: crowd, siteChannel: site),
                purse: Purse(ground: world.ground, members: members), crowd: crowd,
                platform: marketer(11, admin.organization), growers: marketer(12, ours),
                strangers: marketer(13, theirs), auditor: marketer(14, theirs, [.auditor]))
            let today = world.clock.now().day
            try await fair.tell(
                LotConfirmed(
                    lot: orangeLot, product: oranges, code: "BJ-1", quantity: .kilograms(kilograms), opensOn: today,
                    closesOn: today.adding(days: days - 1), shelfLifeDays: 60, gatePrice: .fen(320), growers: 120,
                    households: 48, supplier: ours,
                    county: try #require(CountyCode(code: "433125", revision: "2019-04")), visit: VisitID(1),
                    confirmedBy: MemberID(21)),
                ListingOpened(
                    listing: listing, marketplace: MarketplaceID(31), marketplaceName: "Mountain Shop",
                    product: oranges, lot: orangeLot, price: .fen(2_800), pack: .kilograms(5)))
            return try await body(fair)
        }
    }

    /// Tells events and hears them through.
    func tell(_ events: any Event...) async throws {
        let (outbox, log, clock, identifiers) = (world.outbox, world.log, world.clock, world.identifiers)
        for event in events {
            if type(of: event).stream == .reader {
                try await log.append([try Envelope(event, id: identifiers.next(), at: clock.now())])
            } else {
                try await world.store.write { transaction in try outbox.record(event, in: transaction) }
            }
        }
        try await drain()
    }

    func drain() async throws {
        try await world.pump([
            Consumer("promotion", hears: .domain) { event, transaction in try room.hear(event, in: transaction) },
            Consumer("promotion", hears: .reader) { event, transaction in
                try room.hearReaders(event, in: transaction)
            },
        ]).drain()
    }

    func terms(
        name: String = "橙子", goal: CampaignGoal = .goods(10_000_000), budget: Int64 = 100_000, bid: Int64 = 500,
        days: Int64 = 10, audience: CampaignAudience = .everybody,
        caps: CampaignCaps = CampaignCaps(perDay: 3, inAll: 12), holdout: Int = 1_000
    ) -> CampaignTerms {
        CampaignTerms(
            name: name, goal: goal, budget: .fen(budget), bid: .fen(bid),
            endsOn: world.clock.now().day.adding(days: days - 1), audience: audience, caps: caps, holdout: holdout)
    }

    func started(_ terms: CampaignTerms) async throws -> Campaign {
        let draft = try await room.draft(CampaignRequest(lot: Self.orangeLot, terms: terms), by: growers)
        let campaign = try await room.start(draft.id, by: growers)
        try await drain()
        return campaign
    }

    func placed(
        _ campaign: CampaignID, impression: Int64, reader: Int64, lease: BudgetLeaseID? = nil, cost: Int64 = 0,
        isGhost: Bool = false
    ) -> PromotionPlaced {
        PromotionPlaced(
            campaign: campaign, decision: DecisionID(impression), impression: ImpressionID(impression),
            article: ArticleID(1), reader: reader, position: 2, isGhost: isGhost, lease: lease, cost: cost)
    }

    func touched(
        _ campaign: CampaignID, _ act: PromotionTouched.Act, impression: Int64,
        _ arm: CampaignTouch.Arm = .promoted
    ) -> PromotionTouched {
        PromotionTouched(
            touch: CampaignTouch(campaign: campaign, arm: arm), impression: ImpressionID(impression), act: act)
    }

    func sale(
        _ number: Int64, order: Int64? = nil, kilograms: Int64 = 5, fen: Int64 = 2_800, touch: CampaignTouch? = nil
    ) -> SaleRecorded {
        SaleRecorded(
            sale: SaleID(number), order: OrderID(order ?? number), marketplace: MarketplaceID(31),
            marketplaceName: "Mountain Shop", listing: Self.listing, product: Self.oranges, lot: Self.orangeLot,
            county: CountyCode(code: "433125", revision: "2019-04")!, supplier: growers.organization, buyer: "ab",
            gross: .fen(fen), growerShare: .fen(1_500), drawn: .kilograms(kilograms), oversold: .grams(0),
            credit: SaleCredit(article: ArticleID(1), channel: Self.site, evidence: "rid", touch: touch),
            occurredAt: world.clock.now(), source: ContentDigest(bytes: Array(repeating: 1, count: 32))!,
            sourceVersion: "1")
    }

    func reversal(of number: Int64, fen: Int64, kilograms: Int64 = 5) -> SaleReversed {
        SaleReversed(
            refund: RefundID(number), sale: SaleID(number), order: OrderID(number), marketplace: MarketplaceID(31),
            lot: Self.orangeLot, product: Self.oranges, cause: .returned, money: .fen(fen), growerShare: .fen(0),
            restored: .grams(0), wasted: .kilograms(kilograms), oversoldRestored: .grams(0), reason: "",
            occurredAt: world.clock.now(), source: ContentDigest(bytes: Array(repeating: 1, count: 32))!,
            sourceVersion: "1")
    }
}
