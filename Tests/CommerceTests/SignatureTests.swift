import Commerce
import Contracts
import Marketplaces
import Storage
import TestKit
import Testing
import Values

@Suite(.serialized) struct `A webhook's signature` {
    private let body = #"{"id":820982911946154508,"total_price":"56.00"}"#

    /// Computed elsewhere: base64(HMAC-SHA-256("shpss_test_secret", body)).
    private let known = "9oxvWP5xDet1unsXXOBXxdVMzGFGkBdsCDp4nBRAWVw="

    @Test func `is Shopify's own`() {
        #expect(Shop.signature(of: Array(body.utf8), with: Shop.secret) == known)
    }

    @Test(arguments: ["X-Shopify-Hmac-SHA256", "x-shopify-hmac-sha256", "Shopify-Hmac-Sha256"])
    func `is read under both spellings of its header`(name: String) async throws {
        try await Shop.on(.sqlite) { shop in
            let door = try await shop.room.door(of: shop.marketplace.id)
            let request = WebhookRequest(
                headers: [(name, known), ("Shopify-Topic", "products/update")], body: Array(body.utf8))
            #expect(try Shopify().message(from: request, at: door).content == .ignored)
        }
    }

    @Test func `is checked before the body is read, and over the bytes as they came`() async throws {
        try await Shop.on(.sqlite) { shop in
            let door = try await shop.room.door(of: shop.marketplace.id)
            func read(_ headers: [(name: String, value: String)], _ body: String) throws -> ShopMessage {
                try Shopify().message(
                    from: WebhookRequest(headers: headers, body: Array(body.utf8)), at: door)
            }
            let topic = (name: "X-Shopify-Topic", value: "orders/paid")
            let unread = "{not json"
            #expect(throws: WebhookError.unsigned(header: "X-Shopify-Hmac-SHA256")) {
                try read([topic], unread)
            }
            for value in [known, "", "AAAA", "not base64!", known + "AA"] {
                #expect(throws: WebhookError.self) {
                    try read([topic, ("X-Shopify-Hmac-SHA256", value)], unread)
                }
            }
            #expect(throws: WebhookError.wrongSignature) {
                try read([topic, ("X-Shopify-Hmac-SHA256", known)], body + " ")
            }
            #expect(throws: WebhookError.malformed(FieldProblem("X-Shopify-Topic", .required))) {
                try read([("X-Shopify-Hmac-SHA256", known)], body)
            }
        }
    }

    @Test(arguments: Engine.all) func `holds under two secrets while the shop changes over`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            let new = try await shop.room.rotateSecret(of: shop.marketplace.id, by: Shop.merchant)
            #expect(try await shop.post("orders/paid", ShopOrder(1).json) == .accepted)
            #expect(try await shop.post("orders/paid", ShopOrder(2).json, secret: new) == .accepted)
            try await shop.room.retireOldSecret(of: shop.marketplace.id, by: Shop.merchant)
            await #expect(throws: WebhookError.wrongSignature) {
                try await shop.post("orders/paid", ShopOrder(3).json)
            }
            #expect(try await shop.post("orders/paid", ShopOrder(3).json, secret: new) == .accepted)
            let third = try await shop.room.rotateSecret(
                of: shop.marketplace.id, to: "a-secret-of-the-shops", by: Shop.merchant)
            try await shop.room.rotateSecret(of: shop.marketplace.id, by: Shop.merchant)
            #expect(try await shop.room.door(of: shop.marketplace.id).secrets.count == 2)
            await #expect(throws: WebhookError.wrongSignature) {
                try await shop.post("orders/paid", ShopOrder(4).json, secret: new)
            }
            #expect(try await shop.post("orders/paid", ShopOrder(4).json, secret: third) == .accepted)
        }
    }

    @Test(arguments: Engine.all) func `secret is sealed at rest`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            let sealed = try await shop.world.store.read { transaction in
                try transaction.value("SELECT sealed FROM commerce_secret", as: [UInt8].self)
            }
            #expect(!String(decoding: sealed, as: UTF8.self).contains("shpss"))
            #expect(sealed.count == Shop.secret.utf8.count + 28)
            // The same row under another marketplace opens nothing.
            let other = try await shop.room.openMarketplace(
                MarketplaceRequest(name: "另一家", kind: "shopify", address: "http://127.0.0.1:8080"),
                by: Shop.merchant)
            try await shop.world.store.write { transaction in
                try transaction.run(
                    "UPDATE commerce_secret SET sealed = \(sealed) WHERE marketplace = \(other.marketplace.id)"
                )
            }
            #expect(try await shop.room.door(of: other.marketplace.id).secrets == [])
        }
    }
}
