public import Values

public enum WebhookDeliveryMark {}
public typealias WebhookDeliveryID = Identifier<WebhookDeliveryMark>

/// One thing that an endpoint is or was told, and how it answered.
public struct WebhookDelivery: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It is told when its moment comes.
        case waiting
        /// The endpoint took it.
        case told
        /// It is not told any more: the endpoint was switched off, or a test was not taken.
        case dropped
    }

    public let id: WebhookDeliveryID
    /// `webhook-id`: the same for every try.
    public let name: String
    /// `article.published` and the like, or ``Webhook/testEvent``.
    public let event: String
    /// The body as it is sent.
    public let payload: String
    public let madeAt: Instant
    public let attempts: Int
    /// The last answer's status; nil before the first, or when none came.
    public let status: Int?
    /// What came of the last try that failed.
    public let said: String?
    public let triedAt: Instant?
    /// When it is tried next; nil when it is not.
    public let nextAt: Instant?
    public let state: State
}
