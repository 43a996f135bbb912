import FoundationEssentials

/// What `terrace demo` writes down of its demonstration: all that the market needs to know beforehand.
public struct DemoFile: Hashable, Sendable, Codable {
    public struct Listing: Hashable, Sendable, Codable {
        public let id: String
        public let sku: String
        public let product: String
        public let lot: String
        public let priceFen: Int64
        public let packGrams: Int64

        enum CodingKeys: String, CodingKey {
            case id, sku, product, lot
            case priceFen = "price_fen"
            case packGrams = "pack_grams"
        }
    }

    public struct Lot: Hashable, Sendable, Codable {
        public let id: String
        public let code: String
        public let grams: Int64
    }

    public struct Named: Hashable, Sendable, Codable {
        public let id: String
        public let slug: String
    }

    public let baseURL: String
    /// By role.
    public let tokens: [String: String]
    public let webhookPath: String
    public let webhookSecret: String
    public let listings: [Listing]
    public let articles: [Named]
    public let products: [Named]
    public let lots: [Lot]

    enum CodingKeys: String, CodingKey {
        case tokens, listings, articles, products, lots
        case baseURL = "base_url"
        case webhookPath = "webhook_path"
        case webhookSecret = "webhook_secret"
    }

    /// Reads the file.
    public init(path: String) throws(SimulationError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
        } catch {
            throw .demoFile(path: path, reason: String(describing: error))
        }
    }
}
