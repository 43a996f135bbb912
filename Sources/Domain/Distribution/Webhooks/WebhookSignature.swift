import Crypto
import FoundationEssentials
public import Values

/// Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, with the bytes behind `whsec_` as the key.
public struct WebhookSecret: Hashable, Sendable {
    static let prefix = "whsec_"
    let bytes: [UInt8]

    /// Reads `whsec_` and base64 of 24 to 64 bytes, as the specification asks.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            (24...64).contains(data.count)
        else { return nil }
        bytes = Array(data)
    }

    /// A new one of 32 random bytes.
    public init() { bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }

    public var text: String { Self.prefix + Data(bytes).base64EncodedString() }

    /// `webhook-signature` of a message.
    public func signature(id: String, at moment: Instant, body: [UInt8]) -> String {
        let signed = Array("\(id).\(moment.seconds).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: bytes))
        return "v1," + Data(code).base64EncodedString()
    }
}

extension WebhookSecret: CustomStringConvertible {
    public var description: String { "whsec_…" }
}
