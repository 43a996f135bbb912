/// Carries webhooks to endpoints; the one way out stands behind it.
public protocol WebhookSender: Sendable {
    /// Whether an address may be asked at all: `https`, and not on a private network.
    func allows(_ address: String) -> Bool

    /// Posts a body. Redirects are not followed.
    func post(_ body: [UInt8], to address: String, headers: [(name: String, value: String)]) async -> WebhookReply
}

public enum WebhookReply: Hashable, Sendable {
    /// Any status; `retryAfter` in seconds when the endpoint asked for it.
    case status(Int, retryAfter: Int64?)
    case failed(String)
}
