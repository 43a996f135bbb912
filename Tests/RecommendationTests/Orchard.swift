import Contracts
import Crypto
import EventLog
import Members
import Storage
import Synchronization
import TestKit
import Values

@testable import Recommendation

/// What Sourcing and Commerce would answer: fixed cards and offers, changed by hand.
final class Answers: ProductCatalog, ListingDirectory {
    private let known = Mutex<(cards: [ProductID: ProductCard], offers: [ListingID: ListingOffer])>(([:], [:]))

    func put(_ card: ProductCard) { known.withLock { $0.cards[card.id] = card } }
    func put(_ offer: ListingOffer) { known.withLock { $0.offers[offer.id] = offer } }

    func cards(of products: [ProductID]) async throws -> [ProductCard] {
        known.withLock { known in products.compactMap { known.cards[$0] } }
    }

    func offers(of products: [ProductID]) async throws -> [ListingOffer] {
        known.withLock { $0.offers.values.filter { $0.isOpen && products.contains($0.product) } }
    }

    func offer(_ listing: ListingID) async throws -> ListingOffer? { known.withLock { $0.offers[listing] } }
}

/// A recommendation room in a world of its own, and the events that other rooms would tell it.
struct Orchard {
    static let site = ChannelID(900)
    static let newsletter = ChannelID(901)
    static let oranges = ProductID(1)
    static let sugar = ProductID(2)
    static let orangeLot = LotID(11)
    static let sugarLot = LotID(12)
    static let orangeListing = ListingID(21)
    static let sugarListing = ListingID(22)

    let world: World
    let answers: Answers
    let room: RecommendationRoom
    let seal: ReferralSeal

    static func on<Answer>(_ engine: Engine, _ body: (Orchard) async throws -> Answer) async throws -> Answer {
        try await World.on(engine, [.members, .recommendation]) { world in
            let answers = Answers()
            answers.put(card(oranges, "baojing-oranges", county: "433125", "Baojing"))
            answers.put(card(sugar, "brown-sugar", county: "530425", "Yimen"))
            let orchard = Orchard(world: world, answers: answers)
            return try await body(orchard)
        }
    }

    init(world: World, answers: Answers, campaigns: any CampaignPurse = NoCampaigns()) {
        self.world = world
        self.answers = answers
        seal = ReferralSeal(key: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))
        room = Self.room(in: world, answers, seal, campaigns)
    }

    static func room(
        in world: World, _ answers: Answers, _ seal: ReferralSeal, _ campaigns: any CampaignPurse = NoCampaigns()
    ) -> RecommendationRoom {
        RecommendationRoom(
            ground: world.ground, log: world.log, wake: {}, referrals: seal,
            readerKey: SymmetricKey(data: [UInt8](repeating: 9, count: 32)), catalog: answers, listings: answers,
            siteChannel: site, campaigns: campaigns)
    }

    /// The room after a restart: the same database and log, another memory.
    func restarted() -> RecommendationRoom { Self.room(in: world, answers, seal) }

    static func card(_ id: ProductID, _ slug: String, county: String, _ countyName: String) -> ProductCard {
        ProductCard(
            id: id, slug: Slug(slug)!, kind: .produce, name: Localized(chinese: slug, english: slug),
            summary: Localized(chinese: "", english: ""), county: CountyCode(code: county, revision: "2019-04")!,
            countyName: Localized(chinese: countyName, english: countyName), organization: OrganizationID(5),
            picture: nil)
    }

    func drain(_ room: RecommendationRoom? = nil) async throws {
        let room = room ?? self.room
        try await world.pump([
            Consumer("recommendation", hears: .domain) { event, transaction in
                try room.hear(event, in: transaction)
            },
            Consumer("recommendation", hears: .reader) { event, transaction in
                try room.hear(event, in: transaction)
            },
        ]).drain()
    }

    func tell(_ events: any Event...) async throws {
        let outbox = world.outbox
        try await world.store.write { transaction in
            for event in events { try outbox.record(event, in: transaction) }
        }
    }

    /// An article is released and stands on the site.
    func publish(
        _ article: Int64, group: Int64? = nil, in language: Language = .chinese, about products: [ProductID] = [],
        title: String? = nil, number: Int = 1
    ) async throws {
        try await tell(
            Self.released(article, group: group, in: language, about: products, title: title, number: number),
            Self.delivered(article))
    }

    static func released(
        _ article: Int64, group: Int64? = nil, in language: Language = .chinese, about products: [ProductID] = [],
        title: String? = nil, number: Int = 1
    ) -> ArticlePublished {
        ArticlePublished(
            article: ArticleID(article), revision: RevisionID(article * 100 + Int64(number)), number: number,
            group: TranslationGroupID(group ?? article), slug: Slug("story-\(article)")!, language: language,
            kind: .article, title: title ?? "Story \(article)", summary: "Of \(article)", products: products,
            facts: [], author: MemberID(6))
    }

    static func delivered(_ article: Int64, on channel: ChannelID = site) -> PublicationDelivered {
        PublicationDelivered(
            publication: PublicationID(article + 5_000), article: ArticleID(article), channel: channel,
            channelKind: channel == site ? "site" : "newsletter", channelName: "Terrace",
            revision: RevisionID(article * 100 + 1), address: nil)
    }

    /// A lot of oranges, sold in boxes of 5 kg at 28 yuan, from today for so many days.
    func sellOranges(kilograms: Int64 = 50_000, days: Int64 = 10) async throws {
        try await sell(
            Self.orangeLot, Self.oranges, Self.orangeListing, .kilograms(kilograms), pack: .kilograms(5), days: days)
    }

    func sell(
        _ lot: LotID, _ product: ProductID, _ listing: ListingID, _ quantity: Quantity, pack: Quantity,
        days: Int64 = 10
    ) async throws {
        let today = world.clock.now().day
        answers.put(
            ListingOffer(
                id: listing, marketplace: MarketplaceID(31), marketplaceName: "Mountain Shop", product: product,
                lot: lot, sku: "SKU-\(listing)", title: "", price: .fen(2_800), pack: pack,
                address: "https://shop.example/p/\(listing)?color=gold#buy", remaining: quantity,
                closesOn: today.adding(days: days - 1), isOpen: true))
        try await tell(
            LotConfirmed(
                lot: lot, product: product, code: "LOT-\(lot)", quantity: quantity, opensOn: today,
                closesOn: today.adding(days: days - 1), shelfLifeDays: 30, gatePrice: .fen(300), growers: 40,
                households: 30, supplier: OrganizationID(5), county: CountyCode(code: "433125", revision: "2019-04")!,
                visit: VisitID(8), confirmedBy: MemberID(6)),
            ListingOpened(
                listing: listing, marketplace: MarketplaceID(31), marketplaceName: "Mountain Shop", product: product,
                lot: lot, price: .fen(2_800), pack: pack))
    }

    static func sale(_ article: Int64?, order: Int64) -> SaleRecorded {
        SaleRecorded(
            sale: SaleID(order), order: OrderID(order), marketplace: MarketplaceID(31),
            marketplaceName: "Mountain Shop", listing: orangeListing, product: oranges, lot: orangeLot,
            county: CountyCode(code: "433125", revision: "2019-04")!, supplier: OrganizationID(5), buyer: "ab",
            gross: .fen(2_800), growerShare: .fen(1_500), drawn: .kilograms(5), oversold: .grams(0),
            credit: article.map { SaleCredit(article: ArticleID($0), channel: site, evidence: "rid") } ?? .unattributed,
            occurredAt: Instant(seconds: 0), source: ContentDigest(bytes: Array(repeating: 1, count: 32))!,
            sourceVersion: "1")
    }

    func feed(_ name: String = "reader-1", in language: Language = .chinese, limit: Int = 10) async throws -> [FeedItem]
    {
        let items = try await room.feed(for: room.reader(named: name), in: language, limit: limit).items
        await room.flush()
        return items
    }
}

extension [FeedItem] {
    var articles: [Int64] { map(\.card.article.raw) }
}
