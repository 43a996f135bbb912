public import Values

/// Marks the identifiers of events.
public enum EventMark {}
public typealias EventID = Identifier<EventMark>

/// One line of events that are handled in the order in which they were recorded.
public enum EventStream: String, Sendable, CaseIterable, Codable {
    /// What the rooms did: a lot was confirmed, an order was paid. Comes through the outbox.
    case domain
    /// What readers saw and did: decisions, impressions, opens, clicks. Appended directly.
    case reader
}

/// An event as it is stored. The payload never holds personal data.
public struct Envelope: Hashable, Sendable {
    public let id: EventID
    public let stream: EventStream
    /// The event's name, past tense, such as `LotConfirmed`.
    public let kind: String
    /// The shape of the payload; readers understand all versions up to their own.
    public let version: Int
    public let at: Instant
    /// What the event is about, such as a lot's identifier.
    public let key: String
    /// Canonical JSON.
    public let payload: [UInt8]

    public init(
        id: EventID, stream: EventStream, kind: String, version: Int, at: Instant, key: String, payload: [UInt8]
    ) {
        self.id = id
        self.stream = stream
        self.kind = kind
        self.version = version
        self.at = at
        self.key = key
        self.payload = payload
    }
}

/// An event with its place in its stream: 1, 2, 3 … without gaps.
public struct RecordedEvent: Hashable, Sendable {
    public let position: Int64
    public let event: Envelope

    public init(position: Int64, event: Envelope) {
        self.position = position
        self.event = event
    }
}
