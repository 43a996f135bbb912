import Contracts
import Promotion
import Values

/// What the page of one campaign shows.
struct CampaignPage {
    struct Step {
        let kind: String
        let at: String
        let by: String
        let grounds: String
    }

    struct Figure {
        let name: String
        let low: String
        let middle: String
        let high: String
    }

    struct Arm {
        let name: String
        let placed: String
        let seen: String
        let opened: String
        let followed: String
        let orders: String
        let income: String
    }

    let id: String
    let name: String
    let product: String
    let organization: String
    let lot: String
    let state: String
    let isDraft: Bool
    let isRunning: Bool
    let isHeld: Bool
    let isOpen: Bool
    let goal: String
    let reached: String
    /// For the meter: what is reached of the goal, in ten thousandths, at most all of it.
    let reachedShare: Int64
    let endsOn: String
    let budget: String
    let spent: String
    let reserved: String
    let spentShare: Int64
    let bid: String
    let audience: String
    let caps: String
    let holdout: String
    let history: [Step]
    let forecast: [Figure]
    let hasForecast: Bool
    let hasFigures: Bool
    let chance: String
    let chart: ForecastChart?
    let tried: WhatIfForm
    let isTrying: Bool
    let arms: [Arm]
    let lift: String
    let costPerOrder: String
    let form: CampaignForm
    let isTyped: Bool
    let problem: String?
    let errors: [String: String]

    init(
        _ file: CampaignFile, _ results: CampaignResults, _ forecast: CampaignForecast?, _ tried: WhatIfForm,
        _ words: CampaignWords, product: String, organization: String, members: [MemberID: String], form: CampaignForm,
        isTyped: Bool, problem: String?, errors: [String: String]
    ) {
        let (campaign, terms, unit) = (file.campaign, file.campaign.terms, file.lot.confirmed.unit)
        id = campaign.id.description
        name = terms.name
        self.product = product
        self.organization = organization
        lot = file.lot.code
        state = words.state(campaign.state.kind)
        isDraft = campaign.state.kind == .drafted
        isRunning = campaign.state.kind.isRunning
        isHeld = campaign.state.kind == .held
        isOpen = !campaign.state.kind.isOver
        let toward = file.progress.toward(terms.goal)
        goal = words.goal(terms.goal.target, of: terms.goal, unit)
        reached = words.goal(toward, of: terms.goal, unit)
        reachedShare = Self.share(toward, of: terms.goal.target)
        endsOn = terms.endsOn.description
        budget = terms.budget.display
        spent = words.spent(file.purse.spent)
        reserved = words.spent(file.purse.reserved)
        spentShare = Self.share(file.purse.spent, of: file.purse.budget)
        bid = terms.bid.display
        audience = terms.audience.described(words)
        caps = words("caps_text", ["day": "\(terms.caps.perDay)", "all": "\(terms.caps.inAll)"])
        holdout = words.percent(terms.holdout)
        history = file.history.map { Step($0, members, words) }
        self.forecast = forecast.map { Self.figures($0, unit, words) } ?? []
        hasForecast = forecast != nil
        hasFigures = forecast?.hasFigures ?? false
        chance = forecast.map { words.percent($0.chance) } ?? ""
        chart = forecast.flatMap { ForecastChart($0, terms.goal, unit, words) }
        self.tried = tried
        isTrying = !tried.isEmpty
        arms = CampaignTouch.Arm.allCases.map { Arm(results.total($0), words) }
        lift = words.lift(results)
        costPerOrder = results.costPerOrder.map { Money.fen($0).display } ?? words("none_yet")
        self.form = form
        self.isTyped = isTyped
        self.problem = problem
        self.errors = errors
    }

    private static func share(_ part: Int64, of whole: Int64) -> Int64 {
        guard part > 0, whole > 0 else { return 0 }
        return part >= whole ? 10_000 : whole.dividingFullWidth(part.multipliedFullWidth(by: 10_000)).quotient
    }

    private static func figures(_ forecast: CampaignForecast, _ unit: Unit, _ words: CampaignWords) -> [Figure] {
        func figure(_ key: String, _ band: CampaignForecast.Band, _ text: (Int64) -> String) -> Figure {
            Figure(
                name: words("forecast.\(key)"), low: text(band.low), middle: text(band.middle), high: text(band.high))
        }
        func goods(_ value: Int64) -> String { Quantity(amount: value, unit: unit).display(words.language) }
        return [
            figure("impressions", forecast.impressions, String.init), figure("opens", forecast.opens, String.init),
            figure("orders", forecast.orders, String.init), figure("spend", forecast.spend, words.spent),
            figure("goods", forecast.goods, goods), figure("income", forecast.income) { Money.fen($0).display },
        ]
    }
}

extension CampaignPage.Step {
    fileprivate init(_ state: CampaignState, _ members: [MemberID: String], _ words: CampaignWords) {
        kind = words.state(state.kind)
        at = state.at.shanghai
        by = state.by.map { members[$0] ?? $0.description } ?? words("by_platform")
        let cause = state.cause.map { words("cause.\($0.rawValue)") }
        grounds = [cause, state.reason.isEmpty ? nil : state.reason].compactMap(\.self).joined(separator: " · ")
    }
}

extension CampaignPage.Arm {
    fileprivate init(_ tally: CampaignTally, _ words: CampaignWords) {
        name = words("arm.\(tally.arm.rawValue)")
        placed = String(tally.placed)
        seen = String(tally.seen)
        opened = String(tally.opened)
        followed = String(tally.followed)
        orders = String(tally.orders)
        income = Money.fen(tally.income).display
    }
}

extension CampaignWords {
    fileprivate func lift(_ results: CampaignResults) -> String {
        let readers = ["reached": "\(results.progress.reached)", "held_out": "\(results.progress.heldOut)"]
        switch results.lift {
        case .notYet: return self("lift_not_yet", readers)
        case .measured(let low, let middle, let high, let orders):
            return self(
                "lift_measured",
                readers.merging([
                    "low": percent(low), "middle": percent(middle), "high": percent(high), "orders": "\(orders)",
                ]) { $1 })
        }
    }
}

extension CampaignAudience {
    fileprivate func described(_ words: CampaignWords) -> String {
        if isEverybody { return words("audience_everybody") }
        func names(_ codes: [String]) -> String {
            codes.compactMap { Province.find($0)?.name[words.language] }.joined(separator: words("and"))
        }
        var parts: [String] = []
        if !regions.isEmpty { parts.append(words("audience_regions", ["names": names(regions)])) }
        if !excludedRegions.isEmpty {
            parts.append(words("audience_without_regions", ["names": names(excludedRegions)]))
        }
        let interests =
            kinds.map { words.common("kind.\($0.rawValue)") }
            + counties.compactMap { County.find($0)?.name[words.language] }
        if !interests.isEmpty {
            parts.append(words("audience_interests", ["names": interests.joined(separator: words("and"))]))
        }
        if likeBuyers { parts.append(words("audience_like_buyers")) }
        if excludesRecentBuyers { parts.append(words("audience_without_buyers")) }
        return parts.joined(separator: words("then"))
    }
}
