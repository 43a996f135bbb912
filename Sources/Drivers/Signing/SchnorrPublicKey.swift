import CSecp256k1

/// A public key of BIP-340: the x coordinate of a point on secp256k1.
public struct SchnorrPublicKey: Hashable, Sendable {
    public static let signatureByteCount = 64
    /// Thirty-two bytes, the most significant first.
    public let bytes: [UInt8]

    /// Nil unless there is a point on the curve with that coordinate.
    public init?(bytes: [UInt8]) {
        guard bytes.count == SchnorrKey.byteCount, Curve.with({ Self.point(at: bytes, on: $0) }) != nil else {
            return nil
        }
        self.bytes = bytes
    }

    /// Whether a signature of sixty-four bytes is this key's under a message of any length (BIP-340, Verification).
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureByteCount else { return false }
        return Curve.with { curve in
            guard var point = Self.point(at: bytes, on: curve) else { return false }
            return secp256k1_schnorrsig_verify(curve, signature, message, message.count, &point) == 1
        }
    }

    private static func point(at bytes: [UInt8], on curve: OpaquePointer) -> secp256k1_xonly_pubkey? {
        var point = secp256k1_xonly_pubkey()
        return secp256k1_xonly_pubkey_parse(curve, &point, bytes) == 1 ? point : nil
    }
}

extension SchnorrPublicKey: CustomStringConvertible {
    /// In lower-case hexadecimal, as Nostr writes it.
    public var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
