/// What happened, as the market itself counted it.
public struct SimulationResult: Hashable, Sendable, Codable {
    /// Distinct impressions whose report was acknowledged.
    public var impressions: Int64 = 0
    /// Distinct opens whose report was acknowledged.
    public var opens: Int64 = 0
    /// Links that led to the shop.
    public var clicks: Int64 = 0
    public var orders: Int64 = 0
    /// Distinct customers of the shop.
    public var buyers: Int64 = 0
    /// Ordered, less what was cancelled and what came back.
    public var grams: Int64 = 0
    public var grossFen: Int64 = 0
    public var refundsFen: Int64 = 0
    public var netFen: Int64 { grossFen - refundsFen }

    public init() {}

    enum CodingKeys: String, CodingKey {
        case impressions, opens, clicks, orders, buyers, grams
        case grossFen = "gross_fen"
        case refundsFen = "refunds_fen"
        case netFen = "net_fen"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        impressions = try fields.decode(Int64.self, forKey: .impressions)
        opens = try fields.decode(Int64.self, forKey: .opens)
        clicks = try fields.decode(Int64.self, forKey: .clicks)
        orders = try fields.decode(Int64.self, forKey: .orders)
        buyers = try fields.decode(Int64.self, forKey: .buyers)
        grams = try fields.decode(Int64.self, forKey: .grams)
        grossFen = try fields.decode(Int64.self, forKey: .grossFen)
        refundsFen = try fields.decode(Int64.self, forKey: .refundsFen)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(impressions, forKey: .impressions)
        try fields.encode(opens, forKey: .opens)
        try fields.encode(clicks, forKey: .clicks)
        try fields.encode(orders, forKey: .orders)
        try fields.encode(buyers, forKey: .buyers)
        try fields.encode(grams, forKey: .grams)
        try fields.encode(grossFen, forKey: .grossFen)
        try fields.encode(refundsFen, forKey: .refundsFen)
        try fields.encode(netFen, forKey: .netFen)
    }
}
