public import Values

/// What is to be expected of a campaign, each figure with the band in which it falls four times out of five.
public struct CampaignForecast: Hashable, Sendable {
    /// The tenth, fiftieth and ninetieth percentile.
    public struct Band: Hashable, Sendable {
        public let low: Int64
        public let middle: Int64
        public let high: Int64
    }

    /// What counts for the goal at the end of a day, from now on.
    public struct Point: Hashable, Sendable {
        public let day: Day
        public let reached: Band
    }

    /// Promoted impressions from now to the last day.
    public let impressions: Band
    /// Thousandths of a fen spent on them.
    public let spend: Band
    public let opens: Band
    /// Orders that they bring.
    public let orders: Band
    /// Sold of the lot from now to the last day, by whomever, in its unit.
    public let goods: Band
    /// What buyers pay for that, in fen.
    public let income: Band
    /// How likely the goal is reached, in ten thousand.
    public let chance: Int
    public let path: [Point]
    /// Whether anything was counted yet: else the bands come from assumptions alone, and are as wide.
    public let hasFigures: Bool
}
