/// A positive 63-bit number that names one thing of one kind, growing with time.
///
/// Made by ``IdentifierSource``. In JSON and in pages it is a decimal string, because JSON numbers end at 2^53.
public struct Identifier<Thing>: Hashable, Comparable, Sendable {
    public let raw: Int64

    public init(_ raw: Int64) { self.raw = raw }

    public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

extension Identifier: LosslessStringConvertible {
    public var description: String { String(raw) }

    /// Nil unless the text is a positive decimal number of at most 63 bits, without sign or leading zero.
    public init?(_ text: String) {
        guard let raw = Int64(text), raw > 0, String(raw) == text else { return nil }
        self.init(raw)
    }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier: \(text)")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
