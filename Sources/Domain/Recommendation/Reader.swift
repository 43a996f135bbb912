import Contracts
import Crypto
import Values

/// An anonymous reader, known by a keyed hash of what the browser was given to keep; who it is cannot be found out from it.
public struct Reader: Hashable, Sendable {
    public let hash: Int64

    init(hash: Int64) { self.hash = hash }

    /// The first 64 bits of HMAC-SHA-256 over the name. The name is a cookie's value or whatever an API's user chose:
    /// 1 to 128 characters without control characters, else nil.
    init?(named name: String, key: SymmetricKey) {
        guard !name.isEmpty, name.utf8.count <= 512, name.count <= 128,
            name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        else { return nil }
        var name = name
        let code = name.withUTF8 { HMAC<SHA256>.authenticationCode(for: UnsafeRawBufferPointer($0), using: key) }
        hash = Int64(bitPattern: code.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// A name for a browser that has none yet: 128 random bits in base64url, 22 characters.
    public static func freshName() -> String {
        var random = SystemRandomNumberGenerator()
        return base64URL((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }
}
