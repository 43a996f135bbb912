public import Crypto
import FoundationEssentials
import Values

/// The keys that keep credentials unreadable at rest: the first one seals, all of them open.
///
/// AES-GCM with 256 bits; what a secret belongs to is authenticated with it, so that it cannot be moved to another row.
public struct CredentialKeys: Sendable {
    struct Sealed: Hashable, Sendable {
        let keyID: String
        /// Nonce, ciphertext and tag.
        let bytes: [UInt8]
    }

    /// Names the key that seals; says nothing of the key.
    public let currentID: String
    private let keys: [String: SymmetricKey]

    /// The key that seals, and older ones that are still needed to open. Each has 256 bits, or is left out.
    public init(_ current: SymmetricKey, former: [SymmetricKey] = []) {
        currentID = Self.id(of: current)
        var keys: [String: SymmetricKey] = [:]
        for key in [current] + former { keys[Self.id(of: key)] = Self.derived(from: key) }
        self.keys = keys
    }

    func seal(_ secret: Data, for subject: String) -> Sealed {
        guard let key = keys[currentID],
            let box = try? AES.GCM.seal(secret, using: key, authenticating: Data(subject.utf8)),
            let combined = box.combined
        else { preconditionFailure("AES-GCM refuses a 256-bit key") }
        return Sealed(keyID: currentID, bytes: Array(combined))
    }

    /// Nil when the row was altered, or sealed with a key that is not here.
    func open(_ sealed: Sealed, for subject: String) -> Data? {
        guard let key = keys[sealed.keyID], let box = try? AES.GCM.SealedBox(combined: Data(sealed.bytes)) else {
            return nil
        }
        return try? AES.GCM.open(box, using: key, authenticating: Data(subject.utf8))
    }

    private static func derived(from key: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("terrace distribution credentials 1".utf8), outputByteCount: 32)
    }

    private static func id(of key: SymmetricKey) -> String {
        let named = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("terrace distribution credentials name".utf8), outputByteCount: 8)
        return named.withUnsafeBytes { hexadecimal(Array($0)) }
    }
}
