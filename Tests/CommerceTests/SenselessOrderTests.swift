import Commerce
import Contracts
import Marketplaces
import Storage
import TestKit
import Testing
import Values

@Suite(.serialized) struct `A signed order that makes no sense` {
    /// What is replaced in the body of a good order, and the field that is named.
    static let changes: [(String, String, FieldProblem)] = [
        (
            #""quantity":2"#, #""quantity":-2"#,
            FieldProblem("line_items[0].quantity", .outOfRange(least: 1, most: 100_000))
        ),
        (
            #""quantity":2"#, #""quantity":0"#,
            FieldProblem("line_items[0].quantity", .outOfRange(least: 1, most: 100_000))
        ),
        (
            #""quantity":2"#, #""quantity":1e9"#,
            FieldProblem("line_items[0].quantity", .malformed(expected: "123"))
        ),
        (
            #""quantity":2"#, #""quantity":99999999999999999999"#,
            FieldProblem("line_items[0].quantity", .outOfRange(least: 1, most: 100_000))
        ),
        (#""quantity":2,"#, "", FieldProblem("line_items[0].quantity", .required)),
        (
            #""grams":5000"#, #""grams":-5000"#,
            FieldProblem("line_items[0].grams", .outOfRange(least: 0, most: 10_000_000))
        ),
        (
            #""price":"28.00""#, #""price":"28.0.0""#,
            FieldProblem("line_items[0].price", .malformed(expected: "28.00"))
        ),
        (
            #""price":"28.00""#, #""price":2.8e1"#,
            FieldProblem("line_items[0].price", .malformed(expected: "28.00"))
        ),
        (
            #""price":"28.00""#, #""price":"28,00""#,
            FieldProblem("line_items[0].price", .malformed(expected: "28.00"))
        ),
        (
            #""price":"28.00""#, #""price":"-28.00""#,
            FieldProblem("line_items[0].price", .outOfRange(least: 0, most: 10_000_000_000))
        ),
        (
            #""total_price":"56.00""#, #""total_price":"56.001""#,
            FieldProblem("total_price", .malformed(expected: "28.00"))
        ),
        (
            #""total_price":"56.00""#, #""total_price":"9223372036854775807.00""#,
            FieldProblem("total_price", .malformed(expected: "28.00"))
        ),
        (#""total_price":"56.00","#, "", FieldProblem("total_price", .required)),
        (#""currency":"CNY""#, #""currency":"USD""#, FieldProblem("currency", .unknown("USD"))),
        (
            #""sku":"ORANGE-5KG""#, #""sku":"APPLE-1KG""#,
            FieldProblem("line_items[0].sku", .unknown("APPLE-1KG"))
        ),
        (#""sku":"ORANGE-5KG""#, #""sku":null"#, FieldProblem("line_items[0].sku", .required)),
        (
            #""financial_status":"paid""#, #""financial_status":"rich""#,
            FieldProblem("financial_status", .unknown("rich"))
        ),
        (#"{"id":1,"#, #"{"id":-1,"#, FieldProblem("id", .outOfRange(least: 1, most: .max))),
        (#"{"id":1,"#, #"{"id":9223372036854775808,"#, FieldProblem("id", .outOfRange(least: 1, most: .max))),
        (#"{"id":1,"#, "{", FieldProblem("id", .required)),
        (
            #""created_at":"2026-11-24T00:00:00Z""#, #""created_at":"yesterday""#,
            FieldProblem("created_at", .malformed(expected: "2026-11-24T16:04:25+08:00"))
        ),
        (
            #""fulfillments":[]"#, #""fulfillments":{}"#,
            FieldProblem("fulfillments", .malformed(expected: "[…]"))
        ),
        (
            #""note_attributes":[]"#, #""note_attributes":[7]"#,
            FieldProblem("note_attributes[0]", .malformed(expected: "{…}"))
        ),
    ]

    @Test func `is refused, names the field and changes nothing`() async throws {
        try await Shop.on(.sqlite) { shop in
            let good = ShopOrder(1, quantity: 2).json
            for (from, to, problem) in Self.changes {
                let body = good.replacing(from, with: to, maxReplacements: 1)
                #expect(body != good, "\(from)")
                do {
                    let receipt = try await shop.post("orders/paid", body)
                    Issue.record("\(to) was taken: \(receipt)")
                } catch let error as WebhookError {
                    #expect(error == .senseless(problem))
                } catch {
                    #expect(error as? CommerceError == .invalid(problem))
                }
            }
            #expect(try await shop.left() == .kilograms(50_000))
            #expect(try await shop.room.orders(by: Shop.merchant).isEmpty)
            let messages = try await shop.world.store.read { transaction in
                try transaction.value("SELECT count(*) FROM commerce_message", as: Int64.self)
            }
            #expect(messages == 0)
            #expect(try await shop.post("orders/paid", good) == .accepted)
        }
    }

    /// Another adapter might let through what Shopify's refuses; the room does not rely on it.
    @Test func `is refused by the room itself`() async throws {
        try await Shop.on(.sqlite) { shop in
            func refused(_ line: OrderVersion.Line..., total: Money = .fen(2_800)) async -> CommerceError? {
                let now = shop.world.clock.now()
                let version = OrderVersion(
                    number: "1", name: "#1", status: .paid, createdAt: now, updatedAt: now, total: total,
                    lines: line)
                let message = ShopMessage(
                    topic: "t", delivery: "d", event: nil, triggeredAt: nil,
                    digest: ContentDigest(bytes: [UInt8](repeating: 1, count: 32))!,
                    content: .order(version, buyer: nil, referral: nil))
                do throws(CommerceError) {
                    _ = try await shop.room.receive(message, at: shop.marketplace.id)
                    return nil
                } catch {
                    return error
                }
            }
            func line(_ packs: Int64, price: Int64 = 2_800) -> OrderVersion.Line {
                OrderVersion.Line(number: "11", sku: "ORANGE-5KG", packs: packs, price: .fen(price))
            }
            func problem(_ field: String, _ rule: FieldRule) -> CommerceError {
                .invalid(FieldProblem(field, rule))
            }
            #expect(await refused() == problem("line_items", .required))
            #expect(
                await refused(line(-1))
                    == problem("line_items[0].quantity", .outOfRange(least: 1, most: 100_000)))
            #expect(await refused(line(1), line(1)) == problem("line_items[1].id", .taken("11")))
            let money = FieldRule.outOfRange(least: 0, most: 10_000_000_000)
            #expect(await refused(line(1, price: .max)) == problem("line_items[0].price", money))
            #expect(await refused(line(1), total: .fen(-1)) == problem("total_price", money))
            let orders = try await shop.room.orders(by: Shop.merchant)
            #expect(orders == [])
            #expect(await refused(line(1)) == nil)
        }
    }

    @Test func `cannot be read when it is cut short, damaged or too large`() async throws {
        try await Shop.on(.sqlite) { shop in
            let good = ShopOrder(1).json
            func refused(_ body: String) async -> WebhookError? {
                do {
                    try await shop.post("orders/paid", body)
                    return nil
                } catch {
                    return error as? WebhookError
                }
            }
            #expect(
                await refused(String(good.dropLast(1)))
                    == .malformed(FieldProblem("body", .malformed(expected: "{…}"))))
            #expect(
                await refused(good.replacing(#""sku":"#, with: #""sku":"A","sku":"#))
                    == .malformed(
                        FieldProblem("line_items[0].sku", .malformed(expected: "{\"a\":1,\"b\":2}"))))
            #expect(await refused("[]") == .senseless(FieldProblem("body", .malformed(expected: "{…}"))))
            #expect(
                await refused(good + String(repeating: " ", count: 65_536)) == .tooLarge(most: 65_536))
        }
    }

    @Test func `is taken with a warning when only its numbers disagree`() async throws {
        try await Shop.on(.sqlite) { shop in
            var light = ShopOrder(1)
            light.lines[0].grams = 4_000
            try await shop.post("orders/paid", light.json)
            let dear = ShopOrder(2).json.replacing(
                #""total_price":"28.00""#, with: #""total_price":"30.00","test":true"#)
            try await shop.post("orders/paid", dear)
            #expect(try await shop.story("1")?.messages.map(\.warnings) == [[.weightContradictsPack]])
            #expect(
                try await shop.story("2")?.messages.map(\.warnings) == [[.totalContradictsLines, .testOrder]])
            #expect(try await shop.world.recorded(SaleRecorded.self).map(\.gross.fen) == [2_800, 3_000])
        }
    }

    @Test(arguments: Engine.all) func `of a topic that means nothing here is kept as ignored`(
        engine: Engine
    ) async throws {
        try await Shop.on(engine) { shop in
            let body = ShopOrder(1).json
            let receipt = try await shop.post("products/update", body, delivery: "p")
            #expect(receipt == .ignored)
            #expect(try await shop.post("products/update", body, delivery: "p") == .duplicate)
            // Headers are not signed: an order's body that came under another topic is still an order.
            #expect(try await shop.post("orders/paid", body, delivery: "o") == .accepted)
            #expect(try await shop.left() == .kilograms(49_995))
        }
    }

    @Test(arguments: Engine.all) func `of a shop that is switched off is refused`(engine: Engine) async throws {
        try await Shop.on(engine) { shop in
            let id = shop.marketplace.id
            let off = try await shop.room.switchOff(id, because: "moved away", by: Shop.merchant)
            #expect(off.switchedOff?.reason == "moved away")
            await #expect(throws: CommerceError.marketplaceOff(id)) {
                try await shop.post("orders/paid", ShopOrder(1).json)
            }
            #expect(try await shop.room.offers(of: [Shop.oranges]).isEmpty)
            #expect(
                try await shop.world.recorded(ListingClosed.self).map(\.listing) == [
                    shop.boxes.id, shop.packs.id,
                ])
            try await shop.room.switchOn(id, by: Shop.merchant)
            #expect(try await shop.post("orders/paid", ShopOrder(1).json) == .accepted)
            #expect(try await shop.room.offers(of: [Shop.oranges]).map(\.remaining) == [.kilograms(49_995)])
        }
    }
}
