import Contracts
import EventLog
import Foundation
import HTTPTypes
import HummingbirdTesting
import Members
import NIOCore
import Storage
import Terrace
import Testing
import Values

@testable import Web

/// A platform with a lot of 50,000 kg of oranges, and an offer of it.
private struct Stand: Sendable {
    static let lot = LotID(601)

    let desk: Desk
    let platform: Platform
    let lastDay: Day

    static func on(_ body: @escaping @Sendable (Stand) async throws -> Void) async throws {
        try await Desk.on { desk, platform in
            let outbox = Outbox(
                identifiers: IdentifierSource(node: 7, clock: platform.clock), clock: platform.clock)
            let today = platform.clock.now().day
            try await platform.store.write { transaction in
                try outbox.record(
                    LotConfirmed(
                        lot: lot, product: ProductID(501), code: "BJ-1", quantity: .kilograms(50_000), opensOn: today,
                        closesOn: today.adding(days: 30), shelfLifeDays: 60, gatePrice: .fen(320), growers: 120,
                        households: 48, supplier: OrganizationID(2),
                        county: CountyCode(code: "433125", revision: County.newestRevision)!, visit: VisitID(1),
                        confirmedBy: MemberID(1)),
                    in: transaction)
                try outbox.record(
                    ListingOpened(
                        listing: ListingID(701), marketplace: MarketplaceID(31), marketplaceName: "Shop",
                        product: ProductID(501), lot: lot, price: .fen(2_800), pack: .kilograms(5)), in: transaction)
            }
            try await platform.pump.drain()
            try await body(Stand(desk: desk, platform: platform, lastDay: today.adding(days: 9)))
        }
    }

    func body(name: String = "橙 <5 公斤>", budget: Int64 = 50_000, extra: String = "") -> String {
        #"{"lot":"\#(Self.lot)","name":"\#(name)","goal":{"kind":"goods","target":10000000},"budget_fen":\#(budget),"bid_fen":500,"ends_on":"\#(lastDay)"\#(extra)}"#
    }

    func draft() async throws -> String {
        let response = try await desk.post("/api/v1/campaigns", json: body())
        #expect(response.status == .created)
        return try #require(response.object()["id"] as? String)
    }

    func send(
        _ method: HTTPRequest.Method = .post, _ uri: String, _ json: String = "", _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await desk.send(method, uri, Array(json.utf8), type: "application/json", headers)
    }
}

@Suite struct `A campaign over the API` {
    @Test func `goes from draft to end, each edit from the version that was read`() async throws {
        try await Stand.on { stand in
            let key: HTTPFields = [.idempotencyKey: "one"]
            let first = try await stand.send(.post, "/api/v1/campaigns", stand.body(), key)
            let again = try await stand.send(.post, "/api/v1/campaigns", stand.body(), key)
            #expect(first.status == .created && again.status == .created)
            let id = try #require(first.object()["id"] as? String)
            #expect(try again.object()["id"] as? String == id)
            #expect(first.headers[.eTag] == "\"1\"")
            let uri = "/api/v1/campaigns/\(id)"
            let terms = stand.body(
                name: "新", extra: #","audience":{"regions":["430000"]},"caps":{"per_day":2,"in_all":9},"holdout":500"#)
            #expect(try await stand.send(.put, uri, terms).status == .preconditionRequired)
            let revised = try await stand.send(.put, uri, terms, [.ifMatch: "\"1\""])
            #expect(revised.status == .ok)
            #expect((try revised.object()["audience"] as? [String: Any])?["regions"] as? [String] == ["430000"])
            #expect(try await stand.send(.put, uri, terms, [.ifMatch: "\"1\""]).status == .preconditionFailed)
            #expect(try await stand.send(.post, uri + "/start").status == .ok)
            let held = try await stand.send(.post, uri + "/hold", #"{"reason":"frost"}"#)
            #expect((try held.object()["state"] as? [String: Any])?["reason"] as? String == "frost")
            let late = try await stand.send(.post, uri + "/resume", "", [.ifMatch: "\"2\""])
            #expect(late.status == .preconditionFailed)
            let wrong = try await stand.send(.post, uri + "/start")
            #expect(wrong.status == .conflict)
            #expect(try wrong.problem()["type"] as? String == "urn:terrace:problem:wrong-campaign-state")
            #expect(try await stand.send(.post, uri + "/resume").status == .ok)
            #expect(try await stand.send(.post, uri + "/end", #"{"reason":"enough"}"#).status == .ok)
            let file = try await stand.desk.get(uri).object()
            let history = try #require(file["history"] as? [[String: Any]])
            #expect(history.map { $0["kind"] as? String } == ["drafted", "started", "held", "resumed", "ended"])
            #expect(file["spent_thousandths_fen"] as? Int == 0)
        }
    }

    @Test func `tells what is to be expected and what came of it`() async throws {
        try await Stand.on { stand in
            let uri = "/api/v1/campaigns/" + (try await stand.draft())
            let forecast = try await stand.desk.get(uri + "/forecast")
            #expect(forecast.status == .ok)
            let expected = try forecast.object()
            #expect(expected["has_figures"] as? Bool == false)
            let goods = try #require(expected["goods"] as? [String: Int])
            #expect(goods["low"]! <= goods["middle"]! && goods["middle"]! <= goods["high"]!)
            #expect((expected["path"] as? [Any])?.count == 10)
            let tried = try await stand.desk.get(
                uri + "/forecast?price_fen=2000&budget_fen=90000&ends_on=\(stand.lastDay)")
            #expect(tried.status == .ok)
            let refused = try await stand.desk.get(uri + "/forecast?price_fen=0")
            #expect(refused.status == .badRequest)
            #expect(try refused.problem()["field"] as? String == "price_fen")
            let results = try await stand.desk.get(uri + "/results").object()
            #expect(results["lift"] == nil)
            #expect((results["days"] as? [Any])?.isEmpty == true)
            let csv = try await stand.desk.get(uri + "/results.csv")
            #expect(csv.text.hasPrefix("day,arm,placed,"))
        }
    }

    @Test func `is refused with the field that cannot be taken`() async throws {
        try await Stand.on { stand in
            for (body, field) in [
                (stand.body(budget: 0), "budget_fen"), (stand.body(name: " "), "name"),
                (stand.body(extra: #","holdout":9000"#), "holdout"),
                (stand.body(extra: #","audience":{"kinds":["rich"]}"#), "audience.kinds[0]"),
                (stand.body(extra: #","audience":{"regions":["430000","x"]}"#), "audience.regions[1]"),
                ("{\"lot\":\"601\"}", "name"),
            ] {
                let response = try await stand.send(.post, "/api/v1/campaigns", body)
                #expect(response.status == .unprocessableContent, "\(field)")
                #expect(try response.problem()["field"] as? String == field)
            }
            #expect(try await stand.desk.stranger.get("/api/v1/campaigns").status == .unauthorized)
            #expect(try await stand.desk.get("/api/v1/campaigns/999").status == .notFound)
        }
    }

    @Test func `is listed by pages`() async throws {
        try await Stand.on { stand in
            var ids: [String] = []
            for _ in 0..<3 { ids.append(try await stand.draft()) }
            let first = try await stand.desk.get("/api/v1/campaigns?limit=2").object()
            let next = try #require(first["next"] as? String)
            #expect(next == ids[1])
            let second = try await stand.desk.get("/api/v1/campaigns?limit=2&after=\(next)").object()
            #expect((second["items"] as? [[String: Any]])?.map { $0["id"] as? String } == [ids[0]])
            #expect(second["next"] == nil)
        }
    }
}

@Suite struct `The marketers' desk` {
    @Test func `shows campaigns, forecasts and results, and holds with one button`() async throws {
        try await Stand.on { stand in
            let id = try await stand.draft()
            let desk = try await stand.desk.stranger.signedIn("yang", Desk.password)
            let csrf = try await desk.csrf()
            let uri = "/desk/campaigns/\(id)"
            let started = try await desk.post(uri + "/start", form: [("csrf", csrf)])
            #expect(started.status == .seeOther)
            let page = try await desk.get(uri)
            #expect(page.status == .ok)
            #expect(page.text.contains("橙 &lt;5 公斤&gt;"))
            #expect(page.text.contains("<polygon"))
            #expect(page.text.contains("action=\"\(uri)/hold\""))
            #expect(page.text.ranges(of: "<h1>").count == 1)
            let tried = try await desk.get(uri + "?price=20.00&budget=&ends_on=")
            #expect(tried.status == .ok && tried.text.contains("value=\"20.00\""))
            let senseless = try await desk.get(uri + "?price=cheap")
            #expect(senseless.status == .unprocessableContent)
            #expect(senseless.text.contains("role=\"alert\""))
            let held = try await desk.post(uri + "/hold", form: [("csrf", csrf), ("reason", "霜冻")])
            #expect(held.headers[.location] == "\(uri)?notice=campaign_hold")
            #expect(try await desk.get(uri).text.contains("霜冻"))
            #expect(try await desk.get("/desk/campaigns").text.contains("href=\"\(uri)\""))
            let csv = try await desk.get(uri + "/results.csv")
            #expect(csv.headers[.contentDisposition]?.contains("campaign-\(id).csv") == true)
        }
    }

    @Test func `takes a draft from the form, and shows a refused one again`() async throws {
        try await Stand.on { stand in
            let desk = try await stand.desk.stranger.signedIn("yang", Desk.password)
            let csrf = try await desk.csrf()
            #expect(try await desk.get("/desk/campaigns/new").text.contains("BJ-1"))
            var form = [
                ("csrf", csrf), ("lot", "\(Stand.lot)"), ("name", "月底前卖完"), ("goal", "goods"), ("target", "5000"),
                ("budget", "500.0.0"), ("bid", "5.00"), ("ends_on", stand.lastDay.description), ("region", "430000"),
                ("region", "420000"), ("kind", "produce"), ("counties", "433125"), ("per_day", "3"), ("in_all", "12"),
                ("holdout", "10"),
            ]
            let refused = try await desk.post("/desk/campaigns", form: form)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("id=\"budget-error\""))
            #expect(refused.text.contains("value=\"月底前卖完\""))
            #expect(refused.text.contains("value=\"430000\" selected"))
            form[5] = ("budget", "500.00")
            let drafted = try await desk.post("/desk/campaigns", form: form)
            #expect(drafted.status == .seeOther)
            let items = try await stand.desk.get("/api/v1/campaigns").object()["items"] as? [[String: Any]]
            let campaign = try #require(items?.first)
            #expect(campaign["budget_fen"] as? Int == 50_000)
            #expect((campaign["goal"] as? [String: Any])?["target"] as? Int == 5_000_000)
            #expect((campaign["audience"] as? [String: Any])?["regions"] as? [String] == ["420000", "430000"])
            #expect((campaign["audience"] as? [String: Any])?["counties"] as? [String] == ["433125"])
            #expect(campaign["holdout"] as? Int == 1_000)
        }
    }
}

@Suite struct `What a reader says of advertising` {
    @Test func `is kept in the browser, and asked for by nobody else`() async throws {
        try await Stand.on { stand in
            let reader = stand.desk.stranger
            let page = try await reader.get("/advertising")
            #expect(page.status == .ok && page.text.contains("checked"))
            let saved = try await reader.post("/advertising", form: [("region", "430000")])
            #expect(saved.status == .seeOther)
            let cookies = saved.headers[values: .setCookie]
            #expect(cookies.contains { $0.hasPrefix("region=430000;") })
            #expect(cookies.contains { $0.hasPrefix("advertising=general;") })
            var refusing = reader
            refusing.cookie = "region=430000; advertising=general"
            let shown = try await refusing.get("/advertising")
            #expect(!shown.text.contains("checked"))
            #expect(shown.text.contains("value=\"430000\" selected"))
            let signal = try await reader.get("/advertising", [HTTPField.Name("Sec-GPC")!: "1"])
            #expect(!signal.text.contains("checked"))
            #expect(try await reader.get("/api/v1/feed?region=430000&advertising=general").status == .ok)
            #expect(try await reader.get("/api/v1/feed?region=999999").status == .badRequest)
            #expect(try await reader.get("/api/v1/feed?advertising=all").status == .badRequest)
        }
    }
}
