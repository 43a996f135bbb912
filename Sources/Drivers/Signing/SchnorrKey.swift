import CSecp256k1

/// A secret key on secp256k1 that signs as BIP-340 says. Never shown: neither description nor mirror holds it.
public struct SchnorrKey: Sendable {
    /// Of secrets, x-only public keys, messages and auxiliary randomness alike.
    public static let byteCount = 32
    private let secret: [UInt8]
    public let publicKey: SchnorrPublicKey

    /// Nil unless it is thirty-two bytes whose number lies between 1 and the order of the curve less one.
    public init?(secret: [UInt8]) {
        guard secret.count == Self.byteCount else { return nil }
        let publicKey = Curve.with(isSecret: true) { curve -> [UInt8]? in
            guard var pair = Self.pair(of: secret, on: curve) else { return nil }
            var point = secp256k1_xonly_pubkey()
            guard secp256k1_keypair_xonly_pub(curve, &point, nil, &pair) == 1 else { return nil }
            var bytes = [UInt8](repeating: 0, count: Self.byteCount)
            guard secp256k1_xonly_pubkey_serialize(curve, &bytes, &point) == 1 else { return nil }
            return bytes
        }
        guard let publicKey, let known = SchnorrPublicKey(bytes: publicKey) else { return nil }
        self.secret = secret
        self.publicKey = known
    }

    /// A new key from the system's randomness.
    public static func random() -> SchnorrKey {
        while true {
            // All but one in 2^128 of such numbers are keys.
            if let key = SchnorrKey(secret: Curve.randomBytes(byteCount)) { return key }
        }
    }

    /// The secret itself, for whoever keeps it encrypted.
    public var exposedSecret: [UInt8] { secret }

    /// Sixty-four bytes that verify against ``publicKey`` (BIP-340, Default Signing). Auxiliary randomness hardens against
    /// measurement; the signature verifies whatever it is, and is the same for the same. Nil for a message or randomness
    /// that has not thirty-two bytes.
    public func signature(of message: [UInt8], auxiliary: [UInt8]? = nil) -> [UInt8]? {
        let auxiliary = auxiliary ?? Curve.randomBytes(Self.byteCount)
        guard message.count == Self.byteCount, auxiliary.count == Self.byteCount else { return nil }
        return Curve.with(isSecret: true) { curve -> [UInt8]? in
            guard var pair = Self.pair(of: secret, on: curve) else { return nil }
            var bytes = [UInt8](repeating: 0, count: SchnorrPublicKey.signatureByteCount)
            guard secp256k1_schnorrsig_sign32(curve, &bytes, message, &pair, auxiliary) == 1 else {
                return nil
            }
            // BIP-340 asks for it: a signature made by a faulty machine could tell the key.
            return publicKey.verifies(bytes, of: message) ? bytes : nil
        }
    }

    private static func pair(of secret: [UInt8], on curve: OpaquePointer) -> secp256k1_keypair? {
        var pair = secp256k1_keypair()
        return secp256k1_keypair_create(curve, &pair, secret) == 1 ? pair : nil
    }
}

extension SchnorrKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "the secret key of \(publicKey)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
