/// What a channel's account is entered with: tokens, passwords, keys, by name. Kept encrypted; never in a log, an answer
/// or an event.
public struct ChannelCredentials: Hashable, Sendable, Codable {
    public static let none = ChannelCredentials([:])
    public static let mostBytes = 16_384
    public let values: [String: String]

    public init(_ values: [String: String]) { self.values = values }

    public init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: String].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }

    /// Nil when it is missing or empty.
    public subscript(name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// These with others put over them; one that is empty leaves what was there, so that nothing is overwritten with nothing.
    public func merging(_ newer: ChannelCredentials) -> ChannelCredentials {
        ChannelCredentials(values.merging(newer.values) { old, new in new.isEmpty ? old : new })
    }
}

extension ChannelCredentials: CustomStringConvertible, CustomReflectable {
    public var description: String { "credentials(\(values.keys.sorted().joined(separator: ", ")))" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
