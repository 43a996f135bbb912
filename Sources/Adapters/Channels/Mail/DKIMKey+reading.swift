import Crypto
import CryptoExtras
import FoundationEssentials

extension DKIMKey {
    /// Reads an RSA key of at least 2,048 bits in PEM (PKCS #1 or #8).
    static func rsa(pem: String) -> Secret? {
        (try? _RSA.Signing.PrivateKey(pemRepresentation: pem)).map { .rsa($0) }
    }

    /// Reads an Ed25519 key: PKCS #8 in PEM, or its 32 bytes in Base64.
    static func ed25519(_ text: String) -> Secret? {
        let lines = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let inner = lines.replacing("-----BEGIN PRIVATE KEY-----", with: "")
            .replacing("-----END PRIVATE KEY-----", with: "").filter { !$0.isWhitespace }
        guard inner.utf8.count <= 1_000, let bytes = Data(base64Encoded: inner).map({ [UInt8]($0) }) else {
            return nil
        }
        // RFC 8410 §7: version, algorithm 1.3.101.112, and the seed in an octet string in an octet string.
        let prefix: [UInt8] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]
        let seed: [UInt8]
        if bytes.count == 32 {
            seed = bytes
        } else if bytes.count == 48, bytes.starts(with: prefix) {
            seed = Array(bytes.suffix(32))
        } else {
            return nil
        }
        return (try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)).map { .ed25519($0) }
    }

    /// What the domain's owner enters in DNS, so that others can check our signatures (RFC 6376 §3.6.1, RFC 8463 §4).
    var record: DKIMRecord {
        let value =
            switch secret {
            case .rsa(let key): "v=DKIM1; k=rsa; p=\(key.publicKey.derRepresentation.base64EncodedString())"
            case .ed25519(let key):
                "v=DKIM1; k=ed25519; p=\(key.publicKey.rawRepresentation.base64EncodedString())"
            }
        return DKIMRecord(name: "\(selector)._domainkey.\(domain)", value: value)
    }
}

/// A TXT record.
public struct DKIMRecord: Hashable, Sendable {
    public let name: String
    public let value: String

    /// As in a zone file: strings of at most 255 bytes (RFC 1035 §3.3.14), which belong together.
    public var zoneLine: String {
        let bytes = Array(value.utf8)
        let strings = stride(from: 0, to: bytes.count, by: 250).map { start in
            "\"\(String(decoding: bytes[start..<min(start + 250, bytes.count)], as: UTF8.self))\""
        }
        return "\(name). IN TXT (\(strings.joined(separator: " ")))"
    }
}
