import Contracts
import Values

extension CampaignTerms {
    /// A hundred million yuan.
    static let mostBudget: Int64 = 10_000_000_000
    /// Ten thousand yuan for a thousand impressions.
    static let mostBid: Int64 = 1_000_000
    static let mostTarget: Int64 = 1_000_000_000_000
    static let mostDays: Int64 = 366

    /// The terms as they are kept; `endsOn` lies within the lot's own days.
    func checked(for lot: PromotedLot, today: Day) throws(PromotionError) -> CampaignTerms {
        guard (1...Self.mostTarget).contains(goal.target) else {
            throw .field("goal.target", .outOfRange(least: 1, most: Self.mostTarget))
        }
        guard budget.currency == lot.currency else { throw .field("budget_fen", .conflicts(with: "lot")) }
        guard (1...Self.mostBudget).contains(budget.fen) else {
            throw .field("budget_fen", .outOfRange(least: 1, most: Self.mostBudget))
        }
        guard bid.currency == lot.currency else { throw .field("bid_fen", .conflicts(with: "lot")) }
        guard (1...Self.mostBid).contains(bid.fen) else {
            throw .field("bid_fen", .outOfRange(least: 1, most: Self.mostBid))
        }
        guard bid.fen <= budget.fen * 1_000 else { throw .field("bid_fen", .conflicts(with: "budget_fen")) }
        guard endsOn >= today else { throw .field("ends_on", .malformed(expected: "≥ \(today)")) }
        guard endsOn <= min(lot.closesOn, today.adding(days: Self.mostDays)) else {
            throw .field("ends_on", .malformed(expected: "≤ \(min(lot.closesOn, today.adding(days: Self.mostDays)))"))
        }
        guard (1...100).contains(caps.perDay) else {
            throw .field("caps.per_day", .outOfRange(least: 1, most: 100))
        }
        guard (Int64(caps.perDay)...1_000).contains(Int64(caps.inAll)) else {
            throw .field("caps.in_all", .outOfRange(least: Int64(caps.perDay), most: 1_000))
        }
        guard (0...5_000).contains(holdout) else { throw .field("holdout", .outOfRange(least: 0, most: 5_000)) }
        return CampaignTerms(
            name: try checkedText(name, "name", most: 100), goal: goal, budget: budget, bid: bid, endsOn: endsOn,
            audience: try audience.checked(), caps: caps, holdout: holdout)
    }
}

extension CampaignAudience {
    fileprivate func checked() throws(PromotionError) -> CampaignAudience {
        let provinces = Set(Province.all.map(\.code))
        try Self.check(regions, "audience.regions", most: 34) { provinces.contains($0) }
        try Self.check(excludedRegions, "audience.excluded_regions", most: 33) { provinces.contains($0) }
        if regions.contains(where: excludedRegions.contains) {
            throw .field("audience.excluded_regions", .conflicts(with: "audience.regions"))
        }
        try Self.check(counties, "audience.counties", most: 50) { County.find($0) != nil }
        return CampaignAudience(
            regions: regions.sorted(), excludedRegions: excludedRegions.sorted(),
            kinds: ProductKind.allCases.filter(kinds.contains), counties: counties.sorted(), likeBuyers: likeBuyers,
            excludesRecentBuyers: excludesRecentBuyers)
    }

    private static func check(
        _ codes: [String], _ field: String, most: Int, _ isKnown: (String) -> Bool
    ) throws(PromotionError) {
        guard codes.count <= most else { throw .field(field, .tooLong(most: most)) }
        for (index, code) in codes.enumerated() {
            guard isKnown(code) else { throw .field("\(field)[\(index)]", .unknown(code)) }
            guard !codes[..<index].contains(code) else { throw .field("\(field)[\(index)]", .taken(code)) }
        }
    }
}

/// A line of text as people write it: trimmed, not empty, without control characters.
func checkedText(_ text: String, _ field: String, most: Int) throws(PromotionError) -> String {
    guard let text = text.trimmed else { throw .field(field, .required) }
    guard text.count <= most, text.utf8.count <= most * 4 else { throw .field(field, .tooLong(most: most)) }
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
        throw .field(field, .malformed(expected: "…"))
    }
    return text
}
