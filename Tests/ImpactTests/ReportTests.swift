import Contracts
import EventLog
import Impact
import TestKit
import Testing
import Values

@Suite struct `A report` {
    static let tea = ProductID(32)
    static let beds = ProductID(33)
    static let longhui = CountyCode(code: "430524", revision: "2019-04")!

    /// Oranges and tea of two counties, and nights in the village; one order holds oranges and tea.
    static func season(_ harvest: Harvest) async throws {
        let poster = SaleCredit(article: nil, channel: ChannelID(62), evidence: "rid")
        try await harvest.tell(
            ProductDescribed(
                product: Harvest.oranges, slug: Slug("oranges")!, kind: .produce,
                name: Localized(chinese: "保靖脐橙", english: "Baojing oranges"),
                summary: Localized(chinese: "甜", english: "sweet"), county: Harvest.baojing,
                organization: Harvest.cooperative),
            ArticlePublished(
                article: Harvest.story, revision: RevisionID(1), number: 1, group: TranslationGroupID(1),
                slug: Slug("story")!, language: .chinese, kind: .article, title: "五万公斤橙子", summary: "",
                products: [Harvest.oranges], facts: [], author: MemberID(1)),
            PublicationDelivered(
                publication: PublicationID(1), article: Harvest.story, channel: Harvest.site, channelKind: "site",
                channelName: "Terrace", revision: RevisionID(1), address: nil),
            harvest.lot(), harvest.lot(12, product: tea, county: longhui, quantity: .kilograms(100), households: 8),
            harvest.lot(13, product: beds, quantity: .places(40), households: 300),
            harvest.sale(1, order: 10, buyer: "ann", boxes: 2, credit: Harvest.byStory),
            harvest.sale(2, order: 10, buyer: "ann", lot: 12, product: tea, county: longhui, credit: Harvest.byStory),
            harvest.sale(3, buyer: "bob", credit: poster),
            harvest.sale(4, buyer: "ann", at: Harvest.noon.adding(days: 1)),
            SaleRecorded(
                sale: SaleID(5), order: OrderID(50), marketplace: Harvest.shop, marketplaceName: "JD",
                listing: ListingID(92), product: beds, lot: LotID(13), county: Harvest.baojing,
                supplier: Harvest.cooperative, buyer: "eve", gross: .fen(20_000), growerShare: .fen(15_000),
                drawn: .places(2), oversold: .places(0), credit: .unattributed, occurredAt: Harvest.noon,
                source: Harvest.digest(9), sourceVersion: "1"),
            SaleReversed(
                refund: RefundID(1), sale: SaleID(1), order: OrderID(10), marketplace: Harvest.shop, lot: LotID(11),
                product: Harvest.oranges, cause: .returned, money: .fen(2_800), growerShare: .fen(1_200),
                restored: .grams(0), wasted: .grams(5_000), oversoldRestored: .grams(0), reason: "spoiled",
                occurredAt: Harvest.noon.adding(days: 1), source: Harvest.digest(9), sourceVersion: "2"),
            harvest.delivery(of: 3, grams: 4_950))
    }

    @Test(arguments: Engine.all) func `shows the whole set of figures for each product`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await Self.season(harvest)
            let report = try await harvest.room.impact(by: .product)
            #expect(report.rows.map(\.key) == ["33", "31", "32"])
            #expect(report.rows.map(\.name.english) == ["33", "Baojing oranges", "32"])
            let oranges = report.rows[1].figures
            #expect(oranges.orders == 3)
            #expect(oranges.buyers == 2)
            #expect(oranges.gross == .fen(11_200))
            #expect(oranges.refunds == .fen(2_800))
            #expect(oranges.net == .fen(8_400))
            #expect(oranges.attributed == .fen(5_600))
            #expect(oranges.growerShare == .fen(3_600))
            #expect(oranges.grams.net == 15_000)
            #expect(oranges.grams.drawn == 20_000)
            #expect(oranges.grams.returned == 5_000)
            #expect(oranges.grams.confirmed == 50_000_000)
            #expect(oranges.grams.delivered == 4_950)
            #expect(oranges.households == 320)
            #expect(oranges.gatePerKilogram == .fen(240))
            #expect(oranges.retailPerKilogram == .fen(560))
            let beds = report.rows[0].figures
            #expect(beds.places.net == 2)
            #expect(beds.places.confirmed == 40)
            #expect(beds.grams.drawn == 0 && beds.grams.confirmed == 0)
            #expect(beds.retailPerKilogram == nil)
            #expect(report.owedToGrowers == .fen(19_800))
        }
    }

    @Test(arguments: Engine.all) func `has the same totals whatever it is grouped by`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await Self.season(harvest)
            let days = [nil, Day("2026-11-25"), Day("2026-11-26"), Day("2026-11-27")]
            for from in days {
                for to in days {
                    if let from, let to, to < from { continue }
                    let reports = try await ImpactGrouping.allCases.asyncMap {
                        try await harvest.room.impact(by: $0, from: from, to: to)
                    }
                    for report in reports {
                        #expect(report.totals == reports[0].totals)
                        let rows = report.rows.map(\.figures)
                        let totals = report.totals
                        #expect(rows.reduce(0) { $0 + $1.gross.fen } == totals.gross.fen)
                        #expect(rows.reduce(0) { $0 + $1.refunds.fen } == totals.refunds.fen)
                        #expect(rows.reduce(0) { $0 + $1.attributed.fen } == totals.attributed.fen)
                        #expect(rows.reduce(0) { $0 + $1.growerShare.fen } == totals.growerShare.fen)
                        #expect(rows.reduce(0) { $0 + $1.grams.net } == totals.grams.net)
                        #expect(rows.reduce(0) { $0 + $1.grams.delivered } == totals.grams.delivered)
                        #expect(rows.reduce(0) { $0 + $1.places.net } == totals.places.net)
                    }
                }
            }
            for grouping in ImpactGrouping.allCases {
                // Kept by the day for everything, and counted anew for a period: the two must agree.
                let all = try await harvest.room.impact(by: grouping)
                let month = try await harvest.room.impact(by: grouping, from: Day("2026-11-01"), to: Day("2026-11-30"))
                #expect(all.rows.map(\.figures.buyers) == month.rows.map(\.figures.buyers))
                #expect(all.totals == month.totals)
            }
            let counties = try await harvest.room.impact(by: .county)
            #expect(counties.rows.map(\.name.chinese) == ["湖南省保靖县", "湖南省隆回县"])
            #expect(counties.rows.map(\.figures.orders) == [4, 1])
            let totals = counties.totals
            #expect(totals.orders == 4)
            #expect(totals.buyers == 3)
            #expect(totals.net == .fen(31_200))
            // One supplier with 320, 8 and 300 households behind its lots: at least 320 are reached.
            #expect(totals.households == 320)
        }
    }

    @Test(arguments: Engine.all) func `credits articles and channels, and says what it cannot`(
        engine: Engine
    ) async throws {
        try await Harvest.on(engine) { harvest in
            try await Self.season(harvest)
            let articles = try await harvest.room.impact(by: .article)
            #expect(articles.rows.map(\.key) == ["51", "unattributed"])
            #expect(articles.rows.map(\.name.chinese) == ["五万公斤橙子", "未归因"])
            #expect(articles.rows.map(\.figures.net.fen) == [5_600, 25_600])
            #expect(articles.rows.map(\.figures.orders) == [1, 3])
            #expect(articles.rows[0].figures.grams.confirmed == 50_100_000)
            let channels = try await harvest.room.impact(by: .channel)
            #expect(channels.rows.map(\.key) == ["61", "62", "unattributed"])
            #expect(channels.rows.map(\.name.english) == ["Terrace", "62", "Unattributed"])
            #expect(channels.rows.map(\.figures.net.fen) == [5_600, 2_800, 22_800])
        }
    }

    @Test(arguments: Engine.all)
    func `counts a refund in its own period and keeps the sale's as it was`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await Self.season(harvest)
            let first = try await harvest.room.impact(by: .lot, from: Day("2026-11-25"), to: Day("2026-11-25"))
            let oranges = first.rows.first { $0.key == "11" }!.figures
            #expect(oranges.gross == .fen(8_400))
            #expect(oranges.refunds == .zero)
            let second = try await harvest.room.impact(by: .lot, from: Day("2026-11-26"), to: Day("2026-11-26"))
            let next = second.rows.first { $0.key == "11" }!.figures
            #expect(next.gross == .fen(2_800))
            #expect(next.refunds == .fen(2_800))
            #expect(next.grams.net == 0)
            #expect(next.grams.delivered == 4_950)
            let days = try await harvest.room.days()
            #expect(days.map(\.day.description) == ["2026-11-25", "2026-11-26"])
            #expect(days.map(\.net.fen) == [31_200, 0])
            #expect(days.map(\.grams) == [20_000, 0])
            #expect(days.map(\.places) == [2, 0])
            #expect(try await harvest.room.days(limit: 1) == [days[1]])
            #expect(first.totals.firstSaleOn == Day("2026-11-25"))
            #expect(second.totals.lastSaleOn == Day("2026-11-26"))
        }
    }

    @Test(arguments: Engine.all)
    func `hides how few bought within less than a week`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                [harvest.lot(), harvest.lot(12, product: Self.tea, quantity: .kilograms(100))]
                    + (1...10).map { harvest.sale($0, buyer: "b\($0)") }
                    + [harvest.sale(11, lot: 12, product: Self.tea)])
            func buyers(_ from: String, _ to: String) async throws -> [Int64?] {
                let report = try await harvest.room.impact(by: .product, from: Day(from), to: Day(to))
                return report.rows.map(\.figures.buyers) + [report.totals.buyers]
            }
            #expect(try await buyers("2026-11-25", "2026-11-30") == [10, nil, 10])
            #expect(try await buyers("2026-11-25", "2026-12-01") == [10, 1, 10])
            #expect(try await harvest.room.impact(by: .product, from: Day("2026-11-25")).rows[1].figures.buyers == 1)
        }
    }

    @Test(arguments: Engine.all) func `includes days ahead of the clock and lots that sold nothing`(
        engine: Engine
    ) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                harvest.lot(), harvest.lot(12, product: Self.tea, quantity: .kilograms(100)),
                harvest.sale(1, at: Instant(iso8601: "2031-01-01T00:00:00+08:00")!))
            let report = try await harvest.room.impact(by: .product)
            #expect(report.rows.map(\.key) == ["31", "32"])
            #expect(report.rows.map(\.figures.grams.net) == [5_000, 0])
            #expect(report.rows.map(\.figures.grams.confirmed) == [50_000_000, 100_000])
            #expect(report.rows.map(\.figures.households) == [320, 0])
            #expect(report.totals.grams.outsideWindow == 5_000)
            #expect(report.totals.grams.certified == 0)
            let far = try await harvest.room.impact(by: .product, from: Day("2030-12-31"))
            #expect(far.rows.map(\.key) == ["31"])
        }
    }

    @Test(arguments: Engine.all) func `counts what was sold under a valid certificate`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                harvest.lot(certifiedOn: Day("2026-11-26")), harvest.sale(1, boxes: 3),
                harvest.sale(2, boxes: 2, at: Harvest.noon.adding(days: 1)),
                harvest.sale(3, at: Harvest.noon.adding(days: 60)))
            let grams = try await harvest.room.impact(by: .lot).totals.grams
            #expect(grams.net == 30_000)
            #expect(grams.certified == 10_000)
            #expect(grams.outsideWindow == 5_000)
            #expect(try await harvest.verified().entries == 4)
        }
    }

    @Test func `refuses a period that ends before it begins`() async throws {
        try await Harvest.on(.sqlite) { harvest in
            await #expect(throws: ImpactError.invalid(FieldProblem("to", .conflicts(with: "from")))) {
                try await harvest.room.impact(by: .lot, from: Day("2026-11-25"), to: Day("2026-11-24"))
            }
        }
    }

    @Test(arguments: Engine.all) func `is written the same byte for byte`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                ProductDescribed(
                    product: Harvest.oranges, slug: Slug("oranges")!, kind: .produce,
                    name: Localized(chinese: "=1+1", english: "Oranges, \"sweet\""),
                    summary: Localized(chinese: "甜", english: "sweet"), county: Harvest.baojing,
                    organization: Harvest.cooperative),
                harvest.lot(), harvest.sale(1, credit: Harvest.byStory))
            let report = try await harvest.room.impact(by: .product, from: Day("2026-11-25"), to: Day("2026-11-25"))
            harvest.world.clock.advance(days: 3)
            let again = try await harvest.room.impact(by: .product, from: Day("2026-11-25"), to: Day("2026-11-25"))
            #expect(report.csv == again.csv)
            #expect(
                report.csv.split(separator: "\r\n", omittingEmptySubsequences: false) == [
                    """
                    key,name_zh,name_en,orders,buyers,gross_fen,refunds_fen,net_fen,attributed_fen,unattributed_fen,\
                    grower_share_fen,gate_fen_per_kg,retail_fen_per_kg,growers,households,grams,grams_confirmed,\
                    grams_delivered,grams_returned,grams_oversold,grams_outside_window,grams_certified,places,\
                    places_confirmed,places_delivered,places_returned,places_oversold,places_outside_window,\
                    places_certified
                    """,
                    """
                    31,'=1+1,"Oranges, ""sweet""\",1,,2800,0,2800,2800,0,1200,240,560,640,320,5000,50000000,\
                    0,0,0,0,0,0,0,0,0,0,0,0
                    """,
                    "total,合计,Total,1,,2800,0,2800,2800,0,1200,240,560,640,320,5000,50000000,0,0,0,0,0,0,0,0,0,0,0,0",
                    "",
                ])
            #expect(report.json(in: .english) == again.json(in: .english))
            #expect(
                report.json(in: .english).hasPrefix(
                    #"{"by":"product","from":"2026-11-25","growers_owed_fen":1200,"incremental":"not_measured","#
                        + #""items":[{"attributed_fen":2800,"buyers":null,"first_sale_on":"2026-11-25","gate_fen_per_kg":240,"#
                ))
        }
    }
}

extension Sequence {
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
