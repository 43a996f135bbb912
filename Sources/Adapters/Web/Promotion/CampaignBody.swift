import Contracts
import Promotion
import Values

/// The terms of a campaign as a request's body has them.
struct CampaignBody: Decodable {
    struct Goal: Decodable {
        let kind: String
        let target: Int64
    }

    struct Audience: Decodable {
        let regions: [String]?
        let excludedRegions: [String]?
        let kinds: [String]?
        let counties: [String]?
        let likeBuyers: Bool?
        let excludesRecentBuyers: Bool?
    }

    struct Caps: Decodable {
        let perDay: Int
        let inAll: Int
    }

    let name: String
    let goal: Goal
    let budgetFen: Int64
    let bidFen: Int64
    let endsOn: Day
    let audience: Audience?
    let caps: Caps?
    let holdout: Int?

    func terms() throws(PromotionError) -> CampaignTerms {
        guard let goal = CampaignGoal(kind: goal.kind, target: goal.target) else {
            throw .invalid(FieldProblem("goal.kind", .malformed(expected: "goods, income")))
        }
        var kinds: [ProductKind] = []
        for (index, name) in (audience?.kinds ?? []).enumerated() {
            guard let kind = ProductKind(rawValue: name) else {
                throw .invalid(FieldProblem("audience.kinds[\(index)]", .unknown(name)))
            }
            kinds.append(kind)
        }
        return CampaignTerms(
            name: name, goal: goal, budget: .fen(budgetFen), bid: .fen(bidFen), endsOn: endsOn,
            audience: CampaignAudience(
                regions: audience?.regions ?? [], excludedRegions: audience?.excludedRegions ?? [], kinds: kinds,
                counties: audience?.counties ?? [], likeBuyers: audience?.likeBuyers ?? false,
                excludesRecentBuyers: audience?.excludesRecentBuyers ?? false),
            caps: CampaignCaps(perDay: caps?.perDay ?? 3, inAll: caps?.inAll ?? 12), holdout: holdout ?? 1_000)
    }

    static let goal = Shape.object([
        .required("kind", .choice(["goods", "income"])), .required("target", .integer),
    ])
    static let audience = [
        Shape.Field.optional("regions", .array(.string)), .optional("excluded_regions", .array(.string)),
        .optional("kinds", .array(.choice(ProductKind.allCases.map(\.rawValue)))),
        .optional("counties", .array(.string)), .optional("like_buyers", .boolean),
        .optional("excludes_recent_buyers", .boolean),
    ]
    static let caps = Shape.object([.required("per_day", .range(1, 100)), .required("in_all", .range(1, 1_000))])
    static let fields: [Shape.Field] = [
        .required("name", .string), .required("goal", goal), .required("budget_fen", .integer),
        .required("bid_fen", .integer), .required("ends_on", .day), .optional("audience", .object(audience)),
        .optional("caps", caps), .optional("holdout", .range(0, 5_000)),
    ]
}
