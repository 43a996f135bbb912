public import Commerce
public import Contracts

/// A webhook as it came over HTTP: names of headers in any case, and the body untouched.
public struct WebhookRequest: Sendable {
    /// More than the longest order of a shop; larger bodies are not even looked at.
    public static let mostBytes = 65_536

    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public init(headers: [(name: String, value: String)], body: [UInt8]) {
        self.headers = headers
        self.body = body
    }

    /// The first value of the first of those headers that is there.
    func header(_ names: String...) -> String? {
        for name in names {
            if let found = headers.first(where: { $0.name.lowercased() == name })?.value.trimmed {
                return found
            }
        }
        return nil
    }
}

/// Why a webhook is not taken.
public enum WebhookError: Error, Equatable, Sendable {
    /// The body is larger than is allowed.
    case tooLarge(most: Int)
    /// The header with the signature is missing.
    case unsigned(header: String)
    /// The signature fits none of the secrets: it is not the shop, or the secret is another.
    case wrongSignature
    /// What came cannot be read at all.
    case malformed(FieldProblem)
    /// It can be read and is signed, but a field makes no sense.
    case senseless(FieldProblem)
}

/// How one kind of marketplace signs and writes its webhooks: one folder each.
public protocol MarketplaceForm: Sendable {
    /// Checks the signature over the raw body, and only then reads it.
    func message(from request: WebhookRequest, at door: WebhookDoor) throws(WebhookError) -> ShopMessage
    /// What a shop's administrator must enter where, for pages; the topics to subscribe to.
    var topics: [String] { get }
}

extension Marketplace.Kind {
    /// The form of this kind; a new marketplace is a folder and a line here.
    public var form: any MarketplaceForm {
        switch self {
        case .shopify: Shopify()
        }
    }
}
