public import Commerce
import Contracts
import Crypto
import FoundationEssentials
import Values

/// Webhooks in Shopify's form: https://shopify.dev/docs/apps/build/webhooks/delivery-structure
///
/// The signature covers the body alone, so what the headers say is believed only as far as it cannot do harm:
/// a topic that does not fit the body is refused, and the same body is taken once, whatever it is called.
public struct Shopify: MarketplaceForm {
    public init() {}

    public var topics: [String] {
        [
            "orders/create", "orders/updated", "orders/paid", "orders/cancelled", "orders/fulfilled",
            "refunds/create",
        ]
    }

    public func message(
        from request: WebhookRequest, at door: WebhookDoor
    ) throws(WebhookError) -> ShopMessage {
        guard request.body.count <= WebhookRequest.mostBytes else {
            throw .tooLarge(most: WebhookRequest.mostBytes)
        }
        try Self.check(request, against: door.secrets)
        let digest = ContentDigest(bytes: Array(SHA256.hash(data: request.body)))!
        guard let topic = request.header("x-shopify-topic", "shopify-topic") else {
            throw .malformed(FieldProblem("X-Shopify-Topic", .required))
        }
        let triggeredAt = request.header("x-shopify-triggered-at", "shopify-triggered-at").flatMap(
            Instant.init(iso8601:))
        return ShopMessage(
            topic: try Self.word(topic, "X-Shopify-Topic"),
            delivery: try Self.delivery(of: request) ?? digest.description,
            event: try request.header("x-shopify-event-id", "shopify-event-id").map {
                id throws(WebhookError) in
                try Self.word(id, "X-Shopify-Event-Id")
            },
            triggeredAt: triggeredAt, digest: digest,
            content: try Self.content(topic, request.body, in: door.marketplace.currency, triggeredAt))
    }

    /// base64(HMAC-SHA-256(secret, raw body)), compared in constant time. The Events stream drops the `X-` of
    /// the header.
    private static func check(_ request: WebhookRequest, against secrets: [String]) throws(WebhookError) {
        guard let header = request.header("x-shopify-hmac-sha256", "shopify-hmac-sha256") else {
            throw .unsigned(header: "X-Shopify-Hmac-SHA256")
        }
        guard let signature = Data(base64Encoded: header), signature.count == 32 else {
            throw .wrongSignature
        }
        let isGenuine = secrets.contains { secret in
            HMAC<SHA256>.isValidAuthenticationCode(
                signature, authenticating: request.body, using: SymmetricKey(data: Data(secret.utf8)))
        }
        guard isGenuine else { throw .wrongSignature }
    }

    private static func delivery(of request: WebhookRequest) throws(WebhookError) -> String? {
        guard let id = request.header("x-shopify-webhook-id", "shopify-webhook-id") else { return nil }
        return try word(id, "X-Shopify-Webhook-Id")
    }

    private static func word(_ text: String, _ header: String) throws(WebhookError) -> String {
        guard text.utf8.count <= 128, text.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw .malformed(FieldProblem(header, .malformed(expected: "ASCII 33–126, ≤ 128")))
        }
        return text
    }

    private static func content(
        _ topic: String, _ body: [UInt8], in currency: Currency, _ triggeredAt: Instant?
    ) throws(WebhookError) -> ShopMessage.Content {
        switch topic {
        case "orders/create", "orders/updated", "orders/paid", "orders/cancelled", "orders/fulfilled",
            "orders/partially_fulfilled":
            try ShopifyOrder(fields(body), topic: topic, currency: currency, triggeredAt: triggeredAt)
                .content()
        case "refunds/create":
            .refund(
                try ShopifyRefund(fields(body), order: nil, currency: currency, triggeredAt: triggeredAt)
                    .notice())
        default: .ignored
        }
    }

    private static func fields(_ body: [UInt8]) throws(WebhookError) -> JSONFields {
        let json: ExactJSON
        do {
            json = try ExactJSON(body)
        } catch {
            let field = error.path.isEmpty ? "body" : error.path
            throw .malformed(FieldProblem(field, .malformed(expected: error.reason.rawValue)))
        }
        return try JSONFields(json, at: "")
    }
}
