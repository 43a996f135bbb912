import Contracts
import EventLog
import Impact
import Members
import Storage
import TestKit
import Values

/// The oranges of Baojing and what is told about them, for a ledger to hear.
struct Harvest: Sendable {
    static let shop = MarketplaceID(21)
    static let oranges = ProductID(31)
    static let baojing = CountyCode(code: "433125", revision: "2019-04")!
    static let cooperative = OrganizationID(41)
    static let story = ArticleID(51)
    static let site = ChannelID(61)
    static let byStory = SaleCredit(article: story, channel: site, evidence: "rid")
    /// The first day of the sale, a day after the confirmation.
    static let noon = Instant(iso8601: "2026-11-25T12:00:00+08:00")!

    let world: World
    let room: ImpactRoom

    init(_ world: World, signer: RootSigner? = nil) {
        self.world = world
        room = ImpactRoom(ground: world.ground, signer: signer)
    }

    /// Runs a body in a world with a ledger.
    @discardableResult
    static func on<Answer>(
        _ engine: Engine, signer: RootSigner? = nil, _ body: (Harvest) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .impact]) { world in try await body(Harvest(world, signer: signer)) }
    }

    /// Records events as another room would, and lets the ledger hear them.
    func tell(_ events: any Event...) async throws { try await tell(events) }

    func tell(_ events: [any Event]) async throws {
        try await world.store.write { [world] transaction in
            for event in events { try world.outbox.record(event, in: transaction) }
        }
        try await listen()
    }

    func listen() async throws {
        let room = room
        try await world.pump([Consumer("impact", hears: .domain) { try room.hear($0, in: $1) }]).drain()
    }

    func lot(
        _ lot: Int64 = 11, product: ProductID = oranges, county: CountyCode = baojing,
        quantity: Quantity = .kilograms(50_000), households: Int = 320, certifiedOn: Day? = nil
    ) -> LotConfirmed {
        LotConfirmed(
            lot: LotID(lot), product: product, code: "BJ-\(lot)", quantity: quantity, opensOn: Day("2026-11-24")!,
            closesOn: Day("2026-12-20")!, shelfLifeDays: 30, gatePrice: .fen(240), growers: households * 2,
            households: households, supplier: Self.cooperative, county: county, visit: VisitID(71),
            confirmedBy: MemberID(81),
            householdList: Self.digest(8), certifiedOn: certifiedOn)
    }

    /// Boxes of 5 kg at 28.00 yuan, of which the growers get 12.00.
    func sale(
        _ sale: Int64, order: Int64? = nil, buyer: String = "b1", lot: Int64 = 11, product: ProductID = oranges,
        county: CountyCode = baojing, boxes: Int64 = 1, oversold: Int64 = 0, unit: Unit = .grams,
        credit: SaleCredit = .unattributed, at: Instant = noon
    ) -> SaleRecorded {
        SaleRecorded(
            sale: SaleID(sale), order: OrderID(order ?? sale * 10), marketplace: Self.shop, marketplaceName: "JD",
            listing: ListingID(91), product: product, lot: LotID(lot), county: county, supplier: Self.cooperative,
            buyer: buyer, gross: .fen(2_800 * boxes), growerShare: .fen(1_200 * boxes),
            drawn: Quantity(amount: 5_000 * (boxes - oversold), unit: unit),
            oversold: Quantity(amount: 5_000 * oversold, unit: unit), credit: credit, occurredAt: at,
            source: Self.digest(1), sourceVersion: "2026-11-25T12:00:01+08:00")
    }

    func reversal(
        _ refund: Int64, of sale: Int64, cause: SaleReversed.Cause, fen: Int64, share: Int64 = 0, restored: Int64 = 0,
        wasted: Int64 = 0, oversoldRestored: Int64 = 0, lot: Int64 = 11, reason: String = "customer",
        at: Instant = noon.adding(seconds: 3_600)
    ) -> SaleReversed {
        SaleReversed(
            refund: RefundID(refund), sale: SaleID(sale), order: OrderID(sale * 10), marketplace: Self.shop,
            lot: LotID(lot), product: Self.oranges, cause: cause, money: .fen(fen), growerShare: .fen(share),
            restored: .grams(restored), wasted: .grams(wasted), oversoldRestored: .grams(oversoldRestored),
            reason: reason, occurredAt: at, source: Self.digest(2), sourceVersion: "2")
    }

    func delivery(of sale: Int64, grams: Int64, at: Instant = noon.adding(days: 1)) -> SaleDelivered {
        SaleDelivered(
            sale: SaleID(sale), order: OrderID(sale * 10), lot: LotID(11), product: Self.oranges,
            delivered: .grams(grams), occurredAt: at, source: Self.digest(3))
    }

    static func digest(_ byte: UInt8) -> ContentDigest {
        ContentDigest(bytes: [UInt8](repeating: byte, count: 32))!
    }

    /// What stands on the accounts that are not empty.
    func balances() async throws -> [String: Int64] {
        let balances = try await room.balances().filter { $0.balance != 0 }
        return Dictionary(uniqueKeysWithValues: balances.map { ($0.account.description, $0.balance) })
    }

    func verdict() async throws -> LedgerVerdict { try await room.verify() }

    /// The ledger when it holds; the test fails when it does not.
    func verified() async throws -> VerifiedLedger {
        switch try await verdict() {
        case .holds(let ledger): return ledger
        case .broken(let fault): throw fault
        }
    }

    /// Does to the database what nobody should.
    func tamper(_ statement: Statement) async throws {
        let changed = try await world.store.write { transaction in try transaction.run(statement) }
        precondition(changed > 0, "the statement must change something")
    }
}
