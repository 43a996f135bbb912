import Commerce
import Contracts
import EventLog
import TestKit
import Testing
import Values

@Suite(.serialized) struct `A listing` {
    private static let terms = ListingTerms(
        title: "十斤装", price: .fen(3_000), pack: 5_000, address: "https://shop.example/x")

    @Test(arguments: Engine.all) func `offers a lot under a SKU of its own`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            let offers = try await shop.room.offers(of: [Shop.oranges, Shop.sugar])
            #expect(offers.map(\.sku) == ["ORANGE-5KG", "SUGAR-500G"])
            #expect(offers.map(\.remaining) == [.kilograms(50_000), .kilograms(1_000)])
            #expect(offers[0].marketplaceName == "保靖果园")
            #expect(offers.map(\.isOpen) == [true, true])
            #expect(shop.boxes.returnsAreResellable == false)
            #expect(shop.packs.returnsAreResellable)
            let opened = try await shop.world.recorded(ListingOpened.self)
            #expect(opened.map(\.pack) == [.kilograms(5), .grams(500)])
            await #expect(throws: CommerceError.invalid(FieldProblem("sku", .taken("ORANGE-5KG")))) {
                try await shop.room.openListing(
                    ListingRequest(
                        marketplace: shop.marketplace.id, sku: "ORANGE-5KG", lot: Shop.orangeLot,
                        offer: Self.terms),
                    by: Shop.merchant)
            }
        }
    }

    @Test(arguments: Engine.all) func `is changed only from the version that was read`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            let id = shop.boxes.id
            let revised = try await shop.room.reviseListing(
                id, to: Self.terms, expecting: 1, by: Shop.merchant)
            #expect(revised.version == 2)
            #expect(revised.price == .fen(3_000))
            await #expect(throws: CommerceError.listingChanged(id, version: 2)) {
                try await shop.room.reviseListing(id, to: Self.terms, expecting: 1, by: Shop.merchant)
            }
            // Nothing new: nothing told, no new version.
            #expect(
                try await shop.room.reviseListing(id, to: Self.terms, expecting: 2, by: Shop.merchant).version
                    == 2)
            #expect(try await shop.world.recorded(ListingOpened.self).count == 3)
        }
    }

    @Test(arguments: Engine.all) func `is closed as a record, and what the shop sells still counts`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            let id = shop.boxes.id
            let closed = try await shop.room.closeListing(
                id, because: "sold on the market", by: Shop.merchant)
            #expect(closed.closed?.by == Shop.merchant.member)
            #expect(try await shop.room.offers(of: [Shop.oranges]).isEmpty)
            #expect(try await shop.room.offer(id)?.isOpen == false)
            try await shop.post("orders/paid", ShopOrder(1).json)
            #expect(try await shop.left() == .kilograms(49_995))
            await #expect(throws: CommerceError.listingClosed(id)) {
                try await shop.room.reviseListing(id, to: Self.terms, expecting: nil, by: Shop.merchant)
            }
            try await shop.room.reopenListing(id, by: Shop.merchant)
            #expect(try await shop.room.offers(of: [Shop.oranges]).map(\.id) == [id])
        }
    }

    @Test func `cannot be opened with bad values`() async throws {
        try await Shop.on(.sqlite) { shop in
            func refused(
                sku: String = "NEW", lot: LotID = Shop.orangeLot, title: String = "橙", price: Int64 = 2_800,
                pack: Int64 = 5_000, address: String = "https://shop.example/o"
            ) async -> CommerceError? {
                do throws(CommerceError) {
                    try await shop.room.openListing(
                        ListingRequest(
                            marketplace: shop.marketplace.id, sku: sku, lot: lot,
                            offer: ListingTerms(
                                title: title, price: .fen(price), pack: pack, address: address)),
                        by: Shop.merchant)
                    return nil
                } catch {
                    return error
                }
            }
            func problem(_ field: String, _ rule: FieldRule) -> CommerceError {
                .invalid(FieldProblem(field, rule))
            }
            #expect(await refused(sku: " ") == problem("sku", .required))
            #expect(await refused(sku: "橙") == problem("sku", .malformed(expected: "ASCII 32–126")))
            #expect(await refused(lot: LotID(9)) == problem("lot", .unknown("9")))
            #expect(await refused(title: "a\u{7}b") == problem("title", .malformed(expected: "…")))
            #expect(await refused(price: 0) == problem("price_fen", .outOfRange(least: 1, most: 100_000_000)))
            #expect(await refused(pack: -5_000) == problem("pack", .outOfRange(least: 1, most: 10_000_000)))
            let addresses = [
                "http://shop.example/o", "javascript:alert(1)", "https://", "https://a@b/",
                "https://shop.example/#o",
                "ftp://127.0.0.1/", "http://127.0.0.1.evil.example/", "https://shop.example:99999/",
                "//shop.example",
            ]
            for address in addresses {
                #expect(
                    await refused(address: address) == problem("address", .malformed(expected: "https://…")),
                    "\(address)")
            }
            for (index, address) in [
                "http://127.0.0.1:8080/o?a=b", "http://[::1]:80/", "HTTPS://shop.example",
            ].enumerated() {
                #expect(await refused(sku: "OK-\(index)", address: address) == nil)
            }
        }
    }

    @Test func `and marketplaces are opened by merchants alone`() async throws {
        try await Shop.on(.sqlite) { shop in
            let refusal = CommerceError.notAllowed(anyOf: [.merchant, .admin])
            let request = MarketplaceRequest(name: "新店", kind: "shopify", address: "https://new.example")
            await #expect(throws: refusal) { try await shop.room.openMarketplace(request, by: Shop.author) }
            await #expect(throws: refusal) {
                try await shop.room.rotateSecret(of: shop.marketplace.id, by: Shop.author)
            }
            await #expect(throws: refusal) {
                try await shop.room.switchOff(shop.marketplace.id, because: "no", by: Shop.author)
            }
            await #expect(throws: refusal) {
                try await shop.room.closeListing(shop.boxes.id, because: "no", by: Shop.author)
            }
            let nobody = Caller(member: MemberID(13), organization: OrganizationID(3), roles: [.author])
            await #expect(throws: CommerceError.notAllowed(anyOf: [.merchant, .auditor, .admin])) {
                try await shop.room.orders(by: nobody)
            }
            let oversales = try await shop.room.oversold(by: Shop.author)
            #expect(oversales == [])
            await #expect(throws: CommerceError.invalid(FieldProblem("kind", .unknown("bazaar")))) {
                try await shop.room.openMarketplace(
                    MarketplaceRequest(name: "新店", kind: "bazaar", address: "https://new.example"),
                    by: Shop.merchant)
            }
            await #expect(throws: CommerceError.invalid(FieldProblem("name", .taken("保靖果园")))) {
                try await shop.room.openMarketplace(
                    MarketplaceRequest(name: "保靖果园", kind: "shopify", address: "https://new.example"),
                    by: Shop.merchant)
            }
        }
    }
}
