public import Contracts
import FoundationEssentials
public import Storage
public import Values

/// The kind of a channel, by which its adapter is found: `site`, `newsletter`, `wordpress` …
public struct ChannelKind: Hashable, Sendable, Codable, RawRepresentable, Bindable, Readable {
    public static let site = ChannelKind(rawValue: "site")
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// What an adapter needs to know of one channel, as a JSON object that only the adapter understands. No secrets.
public struct ChannelSettings: Hashable, Sendable {
    public static let none = ChannelSettings(unchecked: "{}")
    public static let mostBytes = 16_384
    public let json: String

    /// Nil unless it is a JSON object of at most 16 KiB.
    public init?(json: String) {
        guard json.utf8.count <= Self.mostBytes,
            (try? JSONDecoder().decode([String: Anything].self, from: Data(json.utf8))) != nil
        else { return nil }
        self.json = json
    }

    init(unchecked json: String) { self.json = json }

    /// Reads them into the adapter's own type; nil when they do not fit.
    public func decoded<Value: Decodable>(_ type: Value.Type = Value.self) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    /// One text among them; nil when it is missing or no text.
    func text(_ name: String) -> String? {
        decoded([String: Text].self)?[name]?.value
    }

    private struct Text: Decodable {
        let value: String?

        init(from decoder: any Decoder) throws {
            value = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}

/// Where articles go: our own site, a newsletter, an account on somebody's server.
public struct Channel: Hashable, Sendable {
    public let id: ChannelID
    public let kind: ChannelKind
    public let name: String
    public let settings: ChannelSettings
    /// Whether every published article goes there by itself; else a person picks.
    public let isAutomatic: Bool
    public let madeAt: Instant
    /// Nil when the platform made it.
    public let madeBy: MemberID?
    /// Nil when it is on.
    public let switchedOff: SwitchedOff?
    /// Filled in just before an adapter is called; ``ChannelCredentials/none`` everywhere else.
    public let credentials: ChannelCredentials

    public struct SwitchedOff: Hashable, Sendable {
        public let at: Instant
        public let by: MemberID
        public let reason: String

        public init(at: Instant, by: MemberID, reason: String) {
            self.at = at
            self.by = by
            self.reason = reason
        }
    }

    public init(
        id: ChannelID, kind: ChannelKind, name: String, settings: ChannelSettings, isAutomatic: Bool, madeAt: Instant,
        madeBy: MemberID?, switchedOff: SwitchedOff?, credentials: ChannelCredentials = .none
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.settings = settings
        self.isAutomatic = isAutomatic
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.switchedOff = switchedOff
        self.credentials = credentials
    }

    /// The same channel with the means to enter it.
    public func entered(with credentials: ChannelCredentials) -> Channel {
        Channel(
            id: id, kind: kind, name: name, settings: settings, isAutomatic: isAutomatic, madeAt: madeAt,
            madeBy: madeBy,
            switchedOff: switchedOff, credentials: credentials)
    }
}
