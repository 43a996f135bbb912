import Distribution
import FoundationEssentials

extension OutboundAnswer {
    /// The body as JSON of that form; nil when it is something else.
    func json<Value: Decodable>(_ type: Value.Type = Value.self) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(body))
    }

    /// What an answer means that is none: it came, and nobody can read it. Answers that may hold a token are not quoted.
    func unreadable(_ effect: OutboundEffect, isSecret: Bool = false) -> ChannelTrouble {
        let said = "an answer that cannot be read: \(status)" + (isSecret ? "" : " \(words)")
        switch effect {
        case .acting: return .unknownOutcome(said)
        case .looking: return .transient(said, retryAfter: nil)
        }
    }
}

/// JSON as all platforms take it, and some alone: characters as they are, no `\/`, keys in order.
func jsonBytes(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, numbers and lists of them can always be encoded.
    return (try? encoder.encode(value)).map(Array.init) ?? []
}
