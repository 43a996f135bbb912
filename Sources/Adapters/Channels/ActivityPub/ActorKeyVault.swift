public import Crypto
import FoundationEssentials

/// Keeps the private keys of actors unreadable in the database: AES-GCM with 256 bits, each bound to its actor.
public struct ActorKeyVault: Sendable {
    private let keys: [SymmetricKey]

    /// The key that seals, and older ones that are still needed to open. Each is put through HKDF, so that the same master
    /// key may serve other purposes.
    public init(_ current: SymmetricKey, former: [SymmetricKey] = []) {
        keys = ([current] + former).map { key in
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: key, info: Data("terrace activitypub actor keys 1".utf8), outputByteCount: 32)
        }
    }

    func seal(_ pem: String, of actor: String) -> [UInt8] {
        guard let box = try? AES.GCM.seal(Data(pem.utf8), using: keys[0], authenticating: Data(actor.utf8)),
            let combined = box.combined
        else { preconditionFailure("AES-GCM refuses a 256-bit key") }
        return Array(combined)
    }

    /// Nil when it was sealed with a key that is not here, or for another actor.
    func open(_ sealed: [UInt8], of actor: String) -> (pem: String, isCurrent: Bool)? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)) else { return nil }
        for (index, key) in keys.enumerated() {
            if let plain = try? AES.GCM.open(box, using: key, authenticating: Data(actor.utf8)) {
                return (String(decoding: plain, as: UTF8.self), index == 0)
            }
        }
        return nil
    }
}
