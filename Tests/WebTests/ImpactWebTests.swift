import Contracts
import EventLog
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Terrace
import Testing
import Values

@testable import Web

/// A platform whose books hold a lot of oranges and three sales, told as Sourcing and Commerce tell them.
private struct Books: Sendable {
    static let lot = LotID(601)
    static let oranges = ProductID(501)
    static let story = ArticleID(701)
    static let site = ChannelID(801)
    static let noon = Instant(iso8601: "2031-11-25T12:00:00+08:00")!

    let desk: Desk
    let platform: Platform

    static func on(_ body: @escaping @Sendable (Books) async throws -> Void) async throws {
        try await Desk.on { desk, platform in
            let books = Books(desk: desk, platform: platform)
            try await books.tell()
            try await body(books)
        }
    }

    private func tell() async throws {
        let outbox = Outbox(identifiers: IdentifierSource(node: 7, clock: platform.clock), clock: platform.clock)
        let credit = SaleCredit(article: Self.story, channel: Self.site, evidence: "rid")
        let events: [any Event] = [
            ProductDescribed(
                product: Self.oranges, slug: Slug("oranges")!, kind: .produce,
                name: Localized(chinese: "脐橙<5公斤>", english: "Oranges & more"),
                summary: Localized(chinese: "甜", english: "sweet"), county: Self.county,
                organization: OrganizationID(2)),
            LotConfirmed(
                lot: Self.lot, product: Self.oranges, code: "BJ-1", quantity: .kilograms(50_000),
                opensOn: Day("2031-11-24")!, closesOn: Day("2031-12-24")!, shelfLifeDays: 60, gatePrice: .fen(240),
                growers: 640, households: 320, supplier: OrganizationID(2), county: Self.county, visit: VisitID(1),
                confirmedBy: MemberID(1), certifiedOn: Day("2031-11-24")),
            sale(1, credit), sale(2, .unattributed), sale(3, credit, at: Self.noon.adding(days: 1)),
            SaleReversed(
                refund: RefundID(1), sale: SaleID(1), order: OrderID(10), marketplace: MarketplaceID(4), lot: Self.lot,
                product: Self.oranges, cause: .refunded, money: .fen(800), growerShare: .zero, restored: .grams(0),
                wasted: .grams(0), oversoldRestored: .grams(0), reason: "refund",
                occurredAt: Self.noon.adding(days: 1), source: Self.digest, sourceVersion: "2"),
        ]
        try await platform.store.write { transaction in
            for event in events { try outbox.record(event, in: transaction) }
        }
        try await platform.pump.drain()
    }

    private func sale(_ id: Int64, _ credit: SaleCredit, at: Instant = noon) -> SaleRecorded {
        SaleRecorded(
            sale: SaleID(id), order: OrderID(id * 10), marketplace: MarketplaceID(4), marketplaceName: "JD",
            listing: ListingID(9), product: Self.oranges, lot: Self.lot, county: Self.county,
            supplier: OrganizationID(2), buyer: "b\(id)", gross: .fen(2_800), growerShare: .fen(1_200),
            drawn: .grams(5_000), oversold: .grams(0), credit: credit, occurredAt: at, source: Self.digest,
            sourceVersion: "1")
    }

    private static let county = CountyCode(code: "433125", revision: County.newestRevision)!
    private static let digest = ContentDigest(bytes: [UInt8](repeating: 1, count: 32))!
}

@Suite struct `The impact API` {
    @Test func `answers each row with the figures of the contract`() async throws {
        try await Books.on { books in
            let response = try await books.desk.stranger.get("/api/v1/impact?by=product&from=&to=")
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/json; charset=utf-8")
            let items = try #require(response.object()["items"] as? [[String: Any]])
            #expect(items.count == 1)
            #expect(items[0]["key"] as? String == "501")
            #expect(items[0]["name"] as? String == "脐橙<5公斤>")
            #expect(items[0]["names"] as? [String: String] == ["zh-Hans": "脐橙<5公斤>", "en": "Oranges & more"])
            let figures = ["orders", "buyers", "gross_fen", "refunds_fen", "net_fen", "grams", "grams_confirmed"]
            #expect(figures.map { items[0][$0] as? Int } == [3, 3, 8_400, 800, 7_600, 15_000, 50_000_000])
            let english = try await books.desk.stranger.get("/api/v1/impact", [.acceptLanguage: "en"]).object()
            #expect((english["items"] as? [[String: Any]])?.first?["name"] as? String == "Oranges & more")
        }
    }

    @Test func `groups by all five, and by nothing else`() async throws {
        try await Books.on { books in
            let keys = [
                "product": ["501"], "lot": ["601"], "county": ["433125"], "article": ["701", "unattributed"],
                "channel": ["801", "unattributed"],
            ]
            for (by, wanted) in keys {
                let answer = try await books.desk.stranger.get("/api/v1/impact?by=\(by)").object()
                #expect((answer["items"] as? [[String: Any]])?.map { $0["key"] as? String } == wanted)
                #expect((answer["totals"] as? [String: Any])?["net_fen"] as? Int == 7_600)
            }
            let refused = [
                ("by=farm", "by"), ("from=yesterday", "from"), ("to=2031-02-30", "to"),
                ("from=2031-11-25&to=2031-11-24", "to"), ("county=433125", "county"), ("by=lot&by=lot", "by"),
            ]
            for (query, field) in refused {
                let response = try await books.desk.stranger.get("/api/v1/impact?\(query)")
                #expect(response.status == .badRequest, "\(query)")
                #expect(try response.problem()["field"] as? String == field, "\(query)")
            }
        }
    }

    @Test func `counts a refund on its own day and hides how few bought`() async throws {
        try await Books.on { books in
            let answer = try await books.desk.stranger.get("/api/v1/impact?from=2031-11-26&to=2031-11-26").object()
            let row = try #require((answer["items"] as? [[String: Any]])?.first)
            #expect(row["orders"] as? Int == 1)
            #expect(row["buyers"] is NSNull)
            #expect(row["net_fen"] as? Int == 2_000)
        }
    }

    @Test func `shows the ledger entry by entry, with its root`() async throws {
        try await Books.on { books in
            let first = try await books.desk.stranger.get("/api/v1/ledger?limit=2").object()
            #expect(first["entries"] as? Int == 5)
            #expect((first["items"] as? [[String: Any]])?.map { $0["id"] as? String } == ["1", "2"])
            #expect(first["next"] as? String == "2")
            let last = try await books.desk.stranger.get("/api/v1/ledger?after=2").object()
            let items = try #require(last["items"] as? [[String: Any]])
            #expect(items.count == 3)
            #expect(last["next"] == nil)
            #expect(items.last?["hash"] as? String == last["root"] as? String)
            let entry = try await books.desk.stranger.get("/api/v1/ledger/5").object()
            #expect((entry["body"] as? String)?.contains(#""reverses":2"#) == true)
            #expect(entry["proof"] == nil)
            for missing in ["/api/v1/ledger/6", "/api/v1/ledger/x", "/api/v1/ledger/0"] {
                #expect(try await books.desk.stranger.get(missing).status == .notFound)
            }
            #expect(try await books.desk.stranger.get("/api/v1/ledger?limit=101").status == .badRequest)
            #expect(try await books.desk.stranger.get("/api/v1/ledger?page=1").status == .badRequest)
        }
    }

    @Test func `lets auditors alone close a day, and only one that is over`() async throws {
        try await Books.on { books in
            let today = books.platform.clock.now().day
            let body = #"{"day":"\#(today)"}"#
            let stranger = try await books.desk.stranger.post("/api/v1/ledger/roots", json: body)
            #expect(stranger.status == .unauthorized)
            let early = try await books.desk.post("/api/v1/ledger/roots", json: body)
            #expect(early.status == .conflict)
            let wrong = try await books.desk.post("/api/v1/ledger/roots", json: #"{"day":"tomorrow"}"#)
            #expect(wrong.status == .unprocessableContent)
            #expect(try wrong.problem()["field"] as? String == "day")
            let roots = try await books.desk.stranger.get("/api/v1/ledger/roots")
            #expect(roots.status == .ok)
            #expect((try roots.object()["items"] as? [Any])?.isEmpty == true)
        }
    }
}

@Suite struct `The impact page` {
    @Test func `writes the newspaper's sentence out of the books, in both languages`() async throws {
        try await Books.on { books in
            let english = try await books.desk.stranger.get("/impact", [.acceptLanguage: "en"])
            #expect(english.status == .ok)
            #expect(
                english.text.contains(
                    "From 2031-11-25 to 2031-11-26, 3 buyers ordered 15 kg of Oranges &amp; more and paid ¥84.00; after refunds of ¥8.00, ¥76.00 remain."
                ))
            let chinese = try await books.desk.stranger.get("/impact", [.acceptLanguage: "zh-CN"])
            #expect(chinese.text.contains("2031-11-25 至 2031-11-26，3 位买家订购了 15 公斤“脐橙&lt;5公斤&gt;”"))
            #expect(!chinese.text.contains("<5公斤>"))
        }
    }

    @Test func `has every figure, chart, tab and the root`() async throws {
        try await Books.on { books in
            let ledger = try await books.desk.stranger.get("/api/v1/ledger").object()
            let root = try #require(ledger["root"] as? String)
            for by in ["product", "lot", "county", "article", "channel"] {
                let page = try await books.desk.stranger.get("/impact?by=\(by)", [.acceptLanguage: "en"]).text
                #expect(page.contains(root))
                #expect(page.contains("href=\"/impact?by=\(by)#rows\" aria-current=\"true\""))
                #expect(page.contains("50,000 kg"))
                #expect(page.contains("¥48.00 (63.1%)"))
                #expect(page.contains("not measured"))
                #expect(page.contains("<desc id=\"days-desc\">"))
                #expect(page.contains("<desc id=\"bars-desc\">") == ["article", "channel"].contains(by))
                // A key that has no text is shown as it is.
                #expect(page.firstMatch(of: /impact\.(?!csv)[a-z_]+/) == nil)
            }
        }
    }

    @Test func `shows a period again that cannot be read, with what is wrong beside it`() async throws {
        try await Books.on { books in
            let page = try await books.desk.stranger.get("/impact?from=2031-13-01&to=", [.acceptLanguage: "en"])
            #expect(page.status == .badRequest)
            #expect(page.text.contains("value=\"2031-13-01\""))
            #expect(page.text.contains("id=\"from-error\""))
            #expect(try await books.desk.stranger.get("/impact?by=farm").status == .badRequest)
        }
    }

    @Test func `gives the table, the journal and the entries away`() async throws {
        try await Books.on { books in
            let csv = try await books.desk.stranger.get("/impact.csv?by=channel")
            #expect(csv.headers[.contentType] == "text/csv; charset=utf-8; header=present")
            #expect(
                csv.text.split(separator: "\r\n").map { $0.prefix(while: { $0 != "," }) } == [
                    "key", "801", "unattributed", "total",
                ])
            let journal = try await books.desk.stranger.get("/ledger.jsonl").text.split(separator: "\n")
            #expect(journal.first?.hasPrefix(#"{"ledger":{"entries":5,"#) == true)
            #expect(journal.filter { $0.hasPrefix(#"{"entry":"#) }.count == 5)
            let beancount = try await books.desk.stranger.get("/ledger.beancount").text
            #expect(beancount.contains("balance Assets:Buyer:4 76.00 ~ 0 CNY"))
            let list = try await books.desk.stranger.get("/impact/entries", [.acceptLanguage: "en"]).text
            #expect(list.contains("<a href=\"/impact/entries/5\">5</a>"))
            let entry = try await books.desk.stranger.get("/impact/entries/5", [.acceptLanguage: "en"]).text
            #expect(entry.contains("<a href=\"/impact/entries/2\">2</a>"))
            #expect(entry.contains("Refunds:501"))
            #expect(entry.contains("¥8.00"))
            #expect(try await books.desk.stranger.get("/impact/entries/6").status == .notFound)
        }
    }
}
