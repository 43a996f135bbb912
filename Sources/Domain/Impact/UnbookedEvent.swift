public import EventLog
public import Values

/// An event that contradicts the books, such as a refund of more than was paid. It is left out of them and shown, until
/// somebody explains it.
public struct UnbookedEvent: Hashable, Sendable {
    public let event: EventID
    public let at: Instant
    public let kind: String
    public let reason: String
}
