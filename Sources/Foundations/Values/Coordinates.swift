/// A place on earth (WGS 84) in millionths of a degree, so that no binary fraction is stored.
public struct Coordinates: Hashable, Sendable {
    public let latitude: Int64
    public let longitude: Int64

    /// Nil outside ±90° and ±180°.
    public init?(latitude: Int64, longitude: Int64) {
        guard (-90_000_000...90_000_000).contains(latitude), (-180_000_000...180_000_000).contains(longitude)
        else {
            return nil
        }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Reads decimal degrees such as `28.709812`; up to six digits behind the point.
    public init?(latitude: String, longitude: String) {
        guard let latitude = decimalUnits(latitude, digits: 6),
            let longitude = decimalUnits(longitude, digits: 6)
        else {
            return nil
        }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// `28.709812, 109.654321`
    public var display: String { "\(decimalText(latitude, digits: 6)), \(decimalText(longitude, digits: 6))" }
}

extension Coordinates: Codable {
    private enum CodingKeys: String, CodingKey { case latitude, longitude }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let latitude = try container.decode(Int64.self, forKey: .latitude)
        let longitude = try container.decode(Int64.self, forKey: .longitude)
        guard let place = Coordinates(latitude: latitude, longitude: longitude) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "not on earth: \(latitude), \(longitude)"))
        }
        self = place
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(latitude, forKey: .latitude)
        try container.encode(longitude, forKey: .longitude)
    }
}
