import FoundationEssentials

/// What a relay says (NIP-01, NIP-42): an array whose first element is its name.
enum NostrMessage: Hashable, Sendable {
    case event(subscription: String, NostrEvent)
    /// The event's identifier is empty where a relay could not or would not read it.
    case ok(event: String, Bool, String)
    case endOfStored(subscription: String)
    case closed(subscription: String, String)
    case notice(String)
    case challenge(String)
    /// Something that we have no use for.
    case other

    /// Longer messages are passed over; no event of ours comes near it.
    static let mostBytes = 4 << 20

    init(_ text: String) {
        guard text.utf8.count <= Self.mostBytes,
            let found = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        else {
            self = .other
            return
        }
        self = found
    }
}

extension NostrMessage: Decodable {
    init(from decoder: any Decoder) throws {
        var array = try decoder.unkeyedContainer()
        switch try array.decode(String.self) {
        case "EVENT":
            self = .event(subscription: try array.decode(String.self), try array.decode(NostrEvent.self))
        case "OK":
            self = .ok(
                event: try array.decode(String.self), try array.decode(Bool.self),
                try array.decodeIfPresent(String.self) ?? "")
        case "EOSE": self = .endOfStored(subscription: try array.decode(String.self))
        case "CLOSED":
            self = .closed(
                subscription: try array.decode(String.self), try array.decodeIfPresent(String.self) ?? "")
        case "NOTICE": self = .notice(try array.decode(String.self))
        case "AUTH": self = .challenge(try array.decode(String.self))
        default: self = .other
        }
    }
}

/// What is asked of a relay's store (NIP-01).
struct NostrFilter: Hashable, Sendable {
    var authors: [String] = []
    var kinds: [Int] = []
    /// By the tag's one letter.
    var tags: KeyValuePairs<String, [String]> = [:]
    var since: Int64?
    var limit: Int?

    static func == (left: Self, right: Self) -> Bool { left.json == right.json }
    func hash(into hasher: inout Hasher) { hasher.combine(json) }

    var json: String {
        var fields: [String] = []
        if !authors.isEmpty { fields.append("\"authors\":\(NostrJSON.strings(authors))") }
        if !kinds.isEmpty { fields.append("\"kinds\":[\(kinds.map(String.init).joined(separator: ","))]") }
        for (name, values) in tags where !values.isEmpty {
            fields.append("\"#\(name)\":\(NostrJSON.strings(values))")
        }
        if let since { fields.append("\"since\":\(since)") }
        if let limit { fields.append("\"limit\":\(limit)") }
        return "{\(fields.joined(separator: ","))}"
    }
}
