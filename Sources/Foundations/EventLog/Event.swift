import FoundationEssentials
public import Values

/// Something that happened, told to other rooms.
public protocol Event: Codable, Sendable {
    static var kind: String { get }
    static var version: Int { get }
    static var stream: EventStream { get }
    /// What the event is about.
    var key: String { get }
}

extension Event {
    public static var kind: String { String(describing: Self.self) }
    public static var version: Int { 1 }
    public static var stream: EventStream { .domain }
}

extension Envelope {
    public init(_ event: some Event, id: EventID, at: Instant) throws(EventLogError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            self.init(
                id: id, stream: type(of: event).stream, kind: type(of: event).kind, version: type(of: event).version,
                at: at, key: event.key, payload: Array(try encoder.encode(event)))
        } catch {
            throw .payload("\(type(of: event).kind): \(error)")
        }
    }

    /// The event when it is of that type, nil when it is of another; throws when its payload cannot be read.
    public func decoded<E: Event>(_ type: E.Type = E.self) throws(EventLogError) -> E? {
        guard kind == E.kind, stream == E.stream else { return nil }
        guard version <= E.version else { throw .payload("\(kind) has version \(version), newer than \(E.version)") }
        do {
            return try JSONDecoder().decode(E.self, from: Data(payload))
        } catch {
            throw .payload("\(kind) \(id): \(error)")
        }
    }
}
