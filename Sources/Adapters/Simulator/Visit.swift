#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One visit of one reader: a page is fetched, looked at from the top until the reader tires, reported; what draws the reader
/// is opened, the most alluring first, until a link is followed: whoever goes to the shop has left the site.
struct Visit: Sendable {
    let persona: Persona
    let arrival: Audience.Arrival

    /// What came of a visit.
    struct Outcome: Sendable {
        let arrival: Audience.Arrival
        var impressions: Int64 = 0
        var opens: Int64 = 0
        var clicks: Int64 = 0
        var wish: Wish?
    }

    /// Somebody stands in the shop with something in the hand.
    struct Wish: Sendable {
        let listing: String
        let referral: String?
        let address: String
        /// At what second of the market.
        let second: Double
        let persona: Persona
        /// How many packs the reader would like, if the purse allows.
        let packs: Int64
    }

    /// After each story so many readers look at the next.
    private static let goesOn = 0.86
    /// Log-odds of opening for a reader of average interest; of going on to the shop after reading.
    private static let opening = -0.7
    private static let following = 1.6
    /// What a kilogram may cost before a reader hesitates, in fen; and how much: log-odds for each e-fold.
    private static let fairPerKilogram = 1_000.0
    private static let thrift = 1.5

    func run(on platform: Platform) async throws(SimulationError) -> Outcome {
        var luck = persona.luck(visit: arrival.visit)
        var outcome = Outcome(arrival: arrival)
        let feed = try await platform.feed(for: persona)
        var events: [(kind: String, impression: String)] = []
        var opened: [(item: FeedAnswer.Item, interest: Double)] = []
        for (position, item) in feed.items.enumerated() {
            if position > 0, !luck.happens(Self.goesOn) { break }
            events.append(("impression", item.impression))
            let interest = persona.interest(in: item.article)
            if luck.happens(probability(logOdds: interest + Self.opening)) {
                events.append(("open", item.impression))
                opened.append((item, interest))
            }
        }
        guard !events.isEmpty else { return outcome }
        try await platform.report(events)
        outcome.opens = Int64(opened.count)
        outcome.impressions = Int64(events.count - opened.count)
        for (item, interest) in opened.sorted(by: { $0.interest > $1.interest }) {
            try await platform.article(item.article.slug, for: persona)
            guard !item.links.isEmpty else { continue }
            let link = item.links[Int(luck.next() % UInt64(item.links.count))]
            let allure = interest + Self.following + Self.allure(of: link)
            guard luck.happens(probability(logOdds: allure)) else { continue }
            guard let address = try await platform.follow(link.href, for: persona) else { continue }
            outcome.clicks += 1
            let draw = luck.share()
            outcome.wish = Wish(
                listing: link.listing, referral: Self.referral(in: address), address: address,
                second: arrival.second + 60 + 600 * luck.share(), persona: persona,
                packs: draw < 0.85 ? 1 : draw < 0.96 ? 2 : 3)
            break
        }
        return outcome
    }

    /// What is cheap for its weight is gladly taken; log-odds.
    private static func allure(of link: FeedAnswer.Link) -> Double {
        guard let price = link.priceFen, let pack = link.pack, link.unit == "grams", price > 0, pack > 0 else {
            return 0
        }
        return -thrift * log(Double(price) * 1_000 / Double(pack) / fairPerKilogram)
    }

    /// `rid` in an address's query.
    static func referral(in address: String) -> String? {
        guard let mark = address.firstIndex(of: "?") else { return nil }
        let query = address[address.index(after: mark)...].prefix { $0 != "#" }
        return query.split(separator: "&").first { $0.hasPrefix("rid=") }.map { String($0.dropFirst(4)) }
    }
}
