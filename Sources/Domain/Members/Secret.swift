import Contracts
import Crypto
import Values

/// Random bytes from the system's own source.
func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}

/// 256 random bits that a person or a program shows to be let in; only its digest is stored.
struct Secret {
    /// 43 characters of base64url, after a beginning by which people and scanners know what it is.
    let text: String

    init(beginning: String) { text = beginning + base64URL(randomBytes(32)) }

    var digest: ContentDigest { Self.digest(of: text) }

    /// A plain SHA-256 is enough for what has 256 random bits: there is nothing to guess.
    static func digest(of text: String) -> ContentDigest { ContentDigest(sha256: Array(text.utf8)) }
}

extension ContentDigest {
    init(sha256 content: [UInt8]) {
        guard let digest = ContentDigest(bytes: Array(SHA256.hash(data: content))) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        self = digest
    }
}
