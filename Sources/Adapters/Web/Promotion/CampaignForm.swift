import Contracts
import Promotion
import Values

/// What stands in the fields of a campaign's form: money in yuan, goods in kilograms or places, the holdout in per cent.
struct CampaignForm {
    /// As the API spells them, with `_` for its dots.
    static let fields = [
        "lot", "name", "goal_target", "goal_kind", "budget_fen", "bid_fen", "ends_on", "audience_regions",
        "audience_excluded_regions", "audience_counties", "caps_per_day", "caps_in_all", "holdout", "reason",
    ]

    struct Choice {
        let value: String
        let name: String
        let isChosen: Bool
    }

    let version: String
    let name: String
    let isIncome: Bool
    let target: String
    let budget: String
    let bid: String
    let endsOn: String
    let regions: [Choice]
    let excludedRegions: [Choice]
    let kinds: [Choice]
    let counties: String
    let likeBuyers: Bool
    let excludesRecentBuyers: Bool
    let perDay: String
    let inAll: String
    let holdout: String

    /// As it was typed.
    init(_ form: Form, _ words: CampaignWords) {
        version = form["version"]
        name = form["name"]
        isIncome = form["goal"] == "income"
        target = form["target"]
        budget = form["budget"]
        bid = form["bid"]
        endsOn = form["ends_on"]
        regions = Self.provinces(form.all("region"), words)
        excludedRegions = Self.provinces(form.all("excluded_region"), words)
        kinds = Self.kinds(form.all("kind"), words)
        counties = form["counties"]
        likeBuyers = form.has("like_buyers")
        excludesRecentBuyers = form.has("excludes_recent_buyers")
        perDay = form["per_day"]
        inAll = form["in_all"]
        holdout = form["holdout"]
    }

    /// As the campaign stands.
    init(_ campaign: Campaign, unit: Unit, _ words: CampaignWords) {
        let (terms, audience) = (campaign.terms, campaign.terms.audience)
        version = String(campaign.version)
        name = terms.name
        isIncome = terms.goal.kind == "income"
        switch (terms.goal, unit) {
        case (.income(let fen), _): target = Money.fen(fen).plain
        case (.goods(let grams), .grams): target = String(grams / 1_000)
        case (.goods(let places), .places): target = String(places)
        }
        budget = terms.budget.plain
        bid = terms.bid.plain
        endsOn = terms.endsOn.description
        regions = Self.provinces(audience.regions, words)
        excludedRegions = Self.provinces(audience.excludedRegions, words)
        kinds = Self.kinds(audience.kinds.map(\.rawValue), words)
        counties = audience.counties.joined(separator: ", ")
        likeBuyers = audience.likeBuyers
        excludesRecentBuyers = audience.excludesRecentBuyers
        perDay = String(terms.caps.perDay)
        inAll = String(terms.caps.inAll)
        holdout = String(terms.holdout / 100)
    }

    /// A new one.
    init(_ words: CampaignWords, today: Day) {
        version = ""
        name = ""
        isIncome = false
        target = ""
        budget = ""
        bid = "5.00"
        endsOn = today.adding(days: 6).description
        regions = Self.provinces([], words)
        excludedRegions = Self.provinces([], words)
        kinds = Self.kinds([], words)
        counties = ""
        likeBuyers = false
        excludesRecentBuyers = false
        perDay = "3"
        inAll = "12"
        holdout = "10"
    }

    private static func provinces(_ chosen: [String], _ words: CampaignWords) -> [Choice] {
        Province.all.map {
            Choice(value: $0.code, name: $0.name[words.language], isChosen: chosen.contains($0.code))
        }
    }

    private static func kinds(_ chosen: [String], _ words: CampaignWords) -> [Choice] {
        ProductKind.allCases.map {
            Choice(
                value: $0.rawValue, name: words.common("kind.\($0.rawValue)"), isChosen: chosen.contains($0.rawValue))
        }
    }
}

extension CampaignTerms {
    /// Reads the form of a campaign for a lot that is counted in a unit.
    init(_ form: Form, unit: Unit) throws {
        func money(_ name: String, _ field: String) throws -> Money {
            guard let money = Money(plain: form[name].trimmed ?? "") else {
                throw Problem(FieldProblem(field, .malformed(expected: "28.00")))
            }
            return money
        }
        func number(_ name: String, _ field: String) throws -> Int {
            guard let number = Int(form[name].trimmed ?? "") else {
                throw Problem(FieldProblem(field, .malformed(expected: "10")))
            }
            return number
        }
        guard let endsOn = Day(form["ends_on"].trimmed ?? "") else {
            throw Problem(FieldProblem("ends_on", .malformed(expected: "YYYY-MM-DD")))
        }
        let goal: CampaignGoal
        if form["goal"] == "income" {
            goal = .income(try money("target", "goal.target").fen)
        } else {
            let amount = Int64(try number("target", "goal.target"))
            guard abs(amount) <= 1_000_000_000 else {
                throw Problem(FieldProblem("goal.target", .outOfRange(least: 1, most: 1_000_000_000)))
            }
            goal = .goods(unit == .grams ? amount * 1_000 : amount)
        }
        let holdout = try number("holdout", "holdout")
        guard (0...50).contains(holdout) else {
            throw Problem(FieldProblem("holdout", .outOfRange(least: 0, most: 50)))
        }
        self.init(
            name: form["name"], goal: goal, budget: try money("budget", "budget_fen"), bid: try money("bid", "bid_fen"),
            endsOn: endsOn,
            audience: CampaignAudience(
                regions: form.all("region"), excludedRegions: form.all("excluded_region"),
                kinds: form.all("kind").compactMap(ProductKind.init(rawValue:)),
                counties: form["counties"].split { ",，、 \n".contains($0) }.map(String.init),
                likeBuyers: form.has("like_buyers"), excludesRecentBuyers: form.has("excludes_recent_buyers")),
            caps: CampaignCaps(
                perDay: try number("per_day", "caps.per_day"), inAll: try number("in_all", "caps.in_all")),
            holdout: holdout * 100)
    }
}
