public import Contracts
public import Values

public enum WebhookMark {}
public typealias WebhookID = Identifier<WebhookMark>

/// An address that is told what becomes of publications.
public struct Webhook: Hashable, Sendable {
    public static let events = ["article.published", "article.updated", "article.recalled"]
    /// What a test is called; it tells of nothing.
    public static let testEvent = "terrace.test"
    /// After so many days without one success an endpoint is switched off.
    public static let badDays: Int64 = 5

    public let id: WebhookID
    public let address: String
    public let madeAt: Instant
    public let madeBy: MemberID
    public let failingSince: Instant?
    /// What came of the last failure.
    public let said: String?
    public let off: Off?

    public struct Off: Hashable, Sendable {
        public enum Reason: String, Hashable, Sendable, CaseIterable {
            case failing
            /// The endpoint answered 410.
            case gone
            case member
        }

        public let at: Instant
        public let reason: Reason

        public init(at: Instant, reason: Reason) {
            self.at = at
            self.reason = reason
        }
    }
}

/// One thing to be told to one endpoint.
struct WebhookMessage: Hashable, Sendable {
    let id: Int64
    let webhook: WebhookID
    /// `webhook-id`: the same for every try, so that the receiver knows a repeat.
    let name: String
    let payload: String
    let attempts: Int
}
