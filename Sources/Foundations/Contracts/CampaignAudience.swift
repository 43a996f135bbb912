/// Whom a campaign is for. These words are all there are: what a reader chose, and what stories a reader opened here.
/// Nothing about a person can be written in them, neither sensitive nor otherwise.
public struct CampaignAudience: Hashable, Sendable, Codable {
    /// Provinces by GB/T 2260 (`430000`) that readers chose for themselves; empty for everywhere.
    public let regions: [String]
    /// Provinces whose readers are left out.
    public let excludedRegions: [String]
    /// Readers who opened stories about such products; together with ``counties``, one match suffices.
    public let kinds: [ProductKind]
    /// Readers who opened stories from such counties, by GB/T 2260 (`433125`).
    public let counties: [String]
    /// Readers who open what those who went to buy this product open; one more way to match beside ``kinds`` and ``counties``.
    public let likeBuyers: Bool
    /// Leaves out readers who followed a link to a shop for this product within the last 30 days.
    public let excludesRecentBuyers: Bool

    public init(
        regions: [String] = [], excludedRegions: [String] = [], kinds: [ProductKind] = [], counties: [String] = [],
        likeBuyers: Bool = false, excludesRecentBuyers: Bool = false
    ) {
        self.regions = regions
        self.excludedRegions = excludedRegions
        self.kinds = kinds
        self.counties = counties
        self.likeBuyers = likeBuyers
        self.excludesRecentBuyers = excludesRecentBuyers
    }

    /// Everybody: nothing is asked of the reader, so those who refuse personal advertising may see it as well.
    public static let everybody = CampaignAudience()
    public var isEverybody: Bool { self == .everybody }

    /// Whether the reader's interests are asked for.
    public var asksInterests: Bool { !kinds.isEmpty || !counties.isEmpty || likeBuyers }
}

/// How often one reader is shown a campaign at most.
public struct CampaignCaps: Hashable, Sendable, Codable {
    public let perDay: Int
    public let inAll: Int

    public init(perDay: Int, inAll: Int) {
        self.perDay = perDay
        self.inAll = inAll
    }
}
