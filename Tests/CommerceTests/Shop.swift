import Commerce
import Contracts
import Crypto
import EventLog
import FoundationEssentials
import Marketplaces
import Members
import Storage
import TestKit
import Values

/// A shop that sells Baojing's oranges in boxes of 5 kg and its brown sugar in packs of 500 g, in a world of
/// its own.
struct Shop: Sendable {
    static let secret = "shpss_test_secret"
    static let merchant = Caller(member: MemberID(11), organization: OrganizationID(3), roles: [.merchant])
    static let author = Caller(
        member: MemberID(12), organization: OrganizationID(3), roles: [.author, .auditor])
    static let oranges = ProductID(501)
    static let sugar = ProductID(502)
    static let orangeLot = LotID(601)
    static let sugarLot = LotID(602)

    let world: World
    let room: CommerceRoom
    let seal: ReferralSeal
    let marketplace: Marketplace
    let boxes: Listing
    let packs: Listing

    /// Opens the shop with lots of so many kilograms.
    static func on<Answer>(
        _ engine: Engine, oranges: Int64 = 50_000, sugar: Int64 = 1_000, _ body: (Shop) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .commerce]) { world in
            let seal = ReferralSeal(key: SymmetricKey(data: Data(repeating: 7, count: 32)))
            let room = CommerceRoom(
                ground: world.ground, referrals: seal, key: SymmetricKey(data: Data(repeating: 9, count: 32)))
            try await hear(lot: orangeLot, of: Shop.oranges, kind: .produce, kilograms: oranges, room, world)
            try await hear(lot: sugarLot, of: Shop.sugar, kind: .processed, kilograms: sugar, room, world)
            let marketplace = try await room.openMarketplace(
                MarketplaceRequest(
                    name: "保靖果园", kind: "shopify", address: "https://shop.example", secret: secret),
                by: merchant
            ).marketplace
            let boxes = try await room.openListing(
                ListingRequest(
                    marketplace: marketplace.id, sku: "ORANGE-5KG", lot: orangeLot,
                    offer: ListingTerms(
                        title: "保靖脐橙 5 公斤", price: .fen(2_800), pack: 5_000,
                        address: "https://shop.example/orange")),
                by: merchant)
            let packs = try await room.openListing(
                ListingRequest(
                    marketplace: marketplace.id, sku: "SUGAR-500G", lot: sugarLot,
                    offer: ListingTerms(
                        title: "保靖红糖 500 克", price: .fen(1_583), pack: 500,
                        address: "https://shop.example/sugar")),
                by: merchant)
            return try await body(
                Shop(
                    world: world, room: room, seal: seal, marketplace: marketplace, boxes: boxes, packs: packs
                ))
        }
    }

    static func hear(
        lot: LotID, of product: ProductID, kind: ProductKind, kilograms: Int64, _ room: CommerceRoom,
        _ world: World
    ) async throws {
        let county = CountyCode(code: "433125", revision: "2019-04")!
        try await world.store.write { transaction in
            try world.outbox.record(
                ProductDescribed(
                    product: product, slug: Slug("p-\(product)")!, kind: kind,
                    name: Localized(chinese: "产品", english: "Product"),
                    summary: Localized(chinese: "", english: ""),
                    county: county, organization: OrganizationID(2)),
                in: transaction)
            try world.outbox.record(
                LotConfirmed(
                    lot: lot, product: product, code: "BJ-\(lot)", quantity: .kilograms(kilograms),
                    opensOn: Day("2026-11-20")!, closesOn: Day("2026-12-31")!, shelfLifeDays: 60,
                    gatePrice: .fen(321), growers: 120, households: 48, supplier: OrganizationID(2),
                    county: county,
                    visit: VisitID(701), confirmedBy: MemberID(21)),
                in: transaction)
        }
        try await drain(room, world)
    }

    static func drain(_ room: CommerceRoom, _ world: World) async throws {
        try await world.pump([Consumer("commerce", hears: .domain) { try room.hear($0, in: $1) }]).drain()
    }

    /// Posts a body as the shop does: signed, with Shopify's headers, through the adapter and the room's
    /// front door.
    @discardableResult
    func post(
        _ topic: String, _ body: String, delivery: String? = nil, secret: String = Shop.secret
    ) async throws -> Receipt {
        let request = Shop.request(topic, body, delivery: delivery, secret: secret)
        let door = try await room.door(of: marketplace.id)
        let message = try marketplace.kind.form.message(from: request, at: door)
        return try await room.receive(message, at: marketplace.id)
    }

    static func request(
        _ topic: String, _ body: String, delivery: String? = nil, secret: String = Shop.secret
    ) -> WebhookRequest {
        let bytes = Array(body.utf8)
        var headers = [
            ("X-Shopify-Topic", topic), ("X-Shopify-Hmac-SHA256", signature(of: bytes, with: secret)),
        ]
        if let delivery { headers.append(("X-Shopify-Webhook-Id", delivery)) }
        return WebhookRequest(headers: headers, body: bytes)
    }

    static func signature(of body: [UInt8], with secret: String) -> String {
        let mac = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(secret.utf8)))
        return Data(mac).base64EncodedString()
    }

    func story(_ number: String) async throws -> OrderStory? {
        guard let order = try await room.orders(by: Shop.merchant).first(where: { $0.number == number })
        else {
            return nil
        }
        return try await room.order(order.id, by: Shop.merchant)
    }

    func left(_ lot: LotID = Shop.orangeLot) async throws -> Quantity {
        try await room.stock(of: lot).remaining
    }
}
