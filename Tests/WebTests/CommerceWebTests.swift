import Contracts
import EventLog
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Members
import Storage
import Terrace
import Testing
import Values

@testable import Web

/// A shop that was connected over the API, with one listing of a lot of 50,000 kg.
private struct ConnectedShop: Sendable {
    static let lot = LotID(601)
    static let secret = "shpss_test_secret"
    static let order =
        ##"{"id":1001,"name":"#1001","created_at":"2026-11-24T08:00:00+08:00","updated_at":"2026-11-24T08:00:00+08:00","currency":"CNY","financial_status":"paid","total_price":"56.00","customer":{"id":77},"line_items":[{"id":11,"sku":"ORANGE-5KG","quantity":2,"price":"28.00","grams":5000}]}"##

    let desk: Desk
    let marketplace: String
    let listing: String

    static func on(_ body: @escaping @Sendable (ConnectedShop) async throws -> Void) async throws {
        try await Desk.on { desk, platform in
            try await confirmLot(on: platform)
            let opened = try await desk.post(
                "/api/v1/marketplaces",
                json:
                    #"{"name":"保靖果园","kind":"shopify","address":"https://shop.example","secret":"\#(secret)"}"#
            )
            #expect(opened.status == .created)
            #expect(try opened.object()["secret"] as? String == secret)
            let marketplace = try #require(opened.object()["id"] as? String)
            let listed = try await desk.post(
                "/api/v1/listings",
                json:
                    #"{"marketplace":"\#(marketplace)","sku":"ORANGE-5KG","lot":"\#(lot)","title":"脐橙 <5 公斤>","price_fen":2800,"pack":5000,"address":"https://shop.example/o"}"#
            )
            #expect(listed.status == .created)
            #expect(listed.headers[.eTag] == "\"1\"")
            try await body(
                ConnectedShop(
                    desk: desk, marketplace: marketplace,
                    listing: try #require(listed.object()["id"] as? String)))
        }
    }

    private static func confirmLot(on platform: Platform) async throws {
        let outbox = Outbox(
            identifiers: IdentifierSource(node: 7, clock: platform.clock), clock: platform.clock)
        let today = platform.clock.now().day
        try await platform.store.write { transaction in
            try outbox.record(
                LotConfirmed(
                    lot: lot, product: ProductID(501), code: "BJ-1", quantity: .kilograms(50_000),
                    opensOn: today,
                    closesOn: today.adding(days: 30), shelfLifeDays: 60, gatePrice: .fen(320), growers: 120,
                    households: 48, supplier: OrganizationID(2),
                    county: CountyCode(code: "433125", revision: County.newestRevision)!, visit: VisitID(1),
                    confirmedBy: MemberID(1)),
                in: transaction)
        }
        try await platform.pump.drain()
    }

    /// `signature` is base64(HMAC-SHA-256("shpss_test_secret", body)), computed elsewhere.
    func webhook(_ body: String, signature: String?, id: String = "d1") async throws -> TestResponse {
        var headers: HTTPFields = [
            HTTPField.Name("X-Shopify-Topic")!: "orders/paid", HTTPField.Name("X-Shopify-Webhook-Id")!: id,
        ]
        if let signature { headers[HTTPField.Name("X-Shopify-Hmac-SHA256")!] = signature }
        return try await desk.stranger.send(
            .post, "/api/v1/marketplaces/\(marketplace)/webhooks", Array(body.utf8), type: "application/json",
            headers)
    }

    static let signature = "ljuOoWHP3SOmqDWLJDi54+AvbRQkog3OCNF1CxD32Bw="
}

@Suite struct `A shop's webhook` {
    @Test func `is answered once it is in the books, and once only`() async throws {
        try await ConnectedShop.on { shop in
            for status in ["accepted", "duplicate"] {
                let response = try await shop.webhook(ConnectedShop.order, signature: ConnectedShop.signature)
                #expect(response.status == .ok)
                #expect(try response.object() as? [String: String] == ["status": status])
            }
            let stock = try await shop.desk.stranger.get("/api/v1/lots/\(ConnectedShop.lot)/stock").object()
            #expect(stock["promised"] as? Int == 10_000)
            #expect(stock["remaining"] as? Int == 49_990_000)
            #expect(try await shop.desk.stranger.get("/api/v1/orders").status == .unauthorized)
            let orders = try await shop.desk.get("/api/v1/orders").object()["items"] as? [[String: Any]]
            let id = try #require(orders?.first?["id"] as? String)
            let story = try await shop.desk.get("/api/v1/orders/\(id)").object()
            #expect((story["lines"] as? [[String: Any]])?.first?["drawn"] as? Int == 10_000)
            #expect((story["messages"] as? [[String: Any]])?.first?["effect"] as? String == "applied")
            #expect((story["order"] as? [String: Any])?["evidence"] as? String == "none")
        }
    }

    @Test(
        arguments: [
            (ConnectedShop.order, nil, 401, "X-Shopify-Hmac-SHA256", "unsigned"),
            (ConnectedShop.order + " ", ConnectedShop.signature, 401, nil, "bad-signature"),
            (
                ConnectedShop.order.replacing(#""quantity":2"#, with: #""quantity":-2"#),
                "B7J7ieeAY6bFHFbai4OQ9sunQkrtVc+Zerw/RMzMgV4=", 422, "line_items[0].quantity", "invalid-field"
            ),
            (
                ConnectedShop.order.replacing("ORANGE-5KG", with: "APPLE"),
                "KQuuEMQe89jnHpOqz6pDuFJsfkNqb5MQE0yR7qodWuI=",
                422, "line_items[0].sku", "invalid-field"
            ),
            (
                String(ConnectedShop.order.dropLast(2)), "bVIY2/69wbH3t1W9pg1/eVXdZEwvKcl617ZlW7uolAQ=", 400,
                "line_items",
                "invalid-field"
            ),
        ] as [(String, String?, Int, String?, String)])
    func `that cannot be taken says why and changes nothing`(
        body: String, signature: String?, status: Int, field: String?, type: String
    ) async throws {
        try await ConnectedShop.on { shop in
            let response = try await shop.webhook(body, signature: signature)
            #expect(response.status.code == status)
            let problem = try response.problem()
            #expect(problem["type"] as? String == "urn:terrace:problem:" + type)
            #expect(problem["field"] as? String == field)
            #expect((try await shop.desk.get("/api/v1/orders").object()["items"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func `to a shop that does not exist, or of ten megabytes, is a problem`() async throws {
        try await ConnectedShop.on { shop in
            let large = try await shop.webhook(
                String(repeating: " ", count: 65_537), signature: ConnectedShop.signature)
            #expect(large.status == .contentTooLarge)
            _ = try large.problem()
            let nowhere = try await shop.desk.stranger.send(
                .post, "/api/v1/marketplaces/999/webhooks", Array("{}".utf8), type: "application/json")
            #expect(nowhere.status == .notFound)
            _ = try nowhere.problem()
        }
    }
}

@Suite struct `The merchants' desk` {
    @Test func `edits a listing from the version that was read`() async throws {
        try await ConnectedShop.on { shop in
            let uri = "/api/v1/listings/\(shop.listing)"
            let body = Array(
                #"{"title":"脐橙","price_fen":3000,"pack":5000,"address":"https://shop.example/o"}"#.utf8)
            let blind = try await shop.desk.send(.put, uri, body, type: "application/json")
            #expect(blind.status == .preconditionRequired)
            let edited = try await shop.desk.send(
                .put, uri, body, type: "application/json", [.ifMatch: "\"1\""])
            #expect(edited.status == .ok)
            #expect(edited.headers[.eTag] == "\"2\"")
            let late = try await shop.desk.send(
                .put, uri, body, type: "application/json", [.ifMatch: "\"1\""])
            #expect(late.status == .preconditionFailed)
            let closed = try await shop.desk.post(uri + "/close", json: #"{"reason":"sold"}"#)
            #expect(try closed.object()["closed_reason"] as? String == "sold")
            let again = try await shop.desk.post(uri + "/close", json: #"{"reason":"sold"}"#)
            #expect(again.status == .conflict)
            _ = try again.problem()
        }
    }

    @Test func `shows shops, listings, orders and stock`() async throws {
        try await ConnectedShop.on { shop in
            _ = try await shop.webhook(ConnectedShop.order, signature: ConnectedShop.signature)
            let desk = try await shop.desk.stranger.signedIn("yang", Desk.password)
            let orders = try await shop.desk.get("/api/v1/orders").object()["items"] as? [[String: Any]]
            let order = try #require(orders?.first?["id"] as? String)
            let pages = [
                ("/desk/marketplaces", "保靖果园"), ("/desk/marketplaces/\(shop.marketplace)", "/webhooks"),
                ("/desk/listings", "脐橙 &lt;5 公斤&gt;"), ("/desk/listings/\(shop.listing)", "9998"),
                ("/desk/orders", "#1001"), ("/desk/orders?marketplace=\(shop.marketplace)", "#1001"),
                ("/desk/orders/\(order)", "orders/paid"), ("/desk/stock", "49,990"),
                ("/desk/oversales", "class=\"empty\""),
            ]
            for (path, text) in pages {
                let page = try await desk.get(path)
                #expect(page.status == .ok, "\(path)")
                #expect(page.text.contains(text), "\(path)")
                #expect(page.text.count(of: "<h1>") == 1, "\(path)")
                #expect(!page.text.contains(ConnectedShop.secret), "\(path)")
            }
        }
    }

    @Test func `shows a new secret once and a refused form again`() async throws {
        try await ConnectedShop.on { shop in
            let desk = try await shop.desk.stranger.signedIn("yang", Desk.password)
            let csrf = try await desk.csrf()
            let rotated = try await desk.post(
                "/desk/marketplaces/\(shop.marketplace)/secrets", form: [("csrf", csrf)])
            #expect(rotated.status == .ok)
            let secret = String(try #require(rotated.text.firstMatch(of: /trs_[A-Za-z0-9_-]{43}/)).0)
            #expect(try await !desk.get("/desk/marketplaces/\(shop.marketplace)").text.contains(secret))
            let refused = try await desk.post(
                "/desk/listings",
                form: [
                    ("csrf", csrf), ("marketplace", shop.marketplace), ("lot", "\(ConnectedShop.lot)"),
                    ("sku", "NEW"),
                    ("title", "十斤装"), ("price", "28.0.0"), ("pack", "5000"),
                    ("address", "https://shop.example/n"),
                ])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("id=\"price-error\""))
            #expect(refused.text.contains("value=\"十斤装\""))
        }
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
