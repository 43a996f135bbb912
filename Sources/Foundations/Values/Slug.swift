/// The last part of a page's address: lower-case letters, digits and single hyphens, 1 to 80 long.
public struct Slug: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...80).contains(bytes.count), bytes.first != 45, bytes.last != 45 else { return nil }
        for (index, byte) in bytes.enumerated() {
            let isLetter = (97...122).contains(byte) || (48...57).contains(byte)
            guard isLetter || (byte == 45 && bytes[index - 1] != 45) else { return nil }
        }
        description = text
    }
}

extension Slug: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let slug = Slug(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a slug: \(text)")
        }
        self = slug
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
