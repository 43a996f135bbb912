import Contracts
import Values

/// What is known when a forecast is made: counts and the time in which they were counted.
struct ForecastFigures: Hashable, Sendable {
    /// Days in which the site's impressions were counted.
    var days: Double
    var siteImpressions: Int64
    /// Of stories about the product.
    var impressions: Int64
    var opens: Int64
    /// Orders of the lot that the site's stories brought.
    var siteOrders: Int64
    /// All orders of the lot, and the days in which they came.
    var orders: Int64
    var orderDays: Double
    /// Sold by those orders, in the lot's unit.
    var amount: Int64
    /// Fen for a pack, and what it holds.
    var price: Int64
    var pack: Int64
    var remaining: Int64
    /// Campaigns that run beside this one and share its positions.
    var others: Int
}

/// What a forecast is asked for: the terms, and the price if it were another.
struct ForecastPlan: Hashable, Sendable {
    /// Thousandths of a fen that may still be spent, and what an impression costs.
    var money: Int64
    var bid: Int64
    /// From now to the end of the last day.
    var days: Double
    var holdout: Int
    var audience: CampaignAudience
    var price: Int64
    var goal: CampaignGoal
    /// What counts for the goal already.
    var reached: Int64
}
