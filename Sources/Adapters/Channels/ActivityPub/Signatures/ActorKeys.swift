import Crypto
import CryptoExtras

/// The key of one actor of ours: RSA with 2048 bits, which is what every server of the fediverse can verify.
struct ActorKeys: Sendable {
    /// `https://…/actors/farm#main-key`
    let id: String
    private let key: _RSA.Signing.PrivateKey

    /// A new one.
    init(id: String) throws {
        self.id = id
        key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    }

    init(id: String, pem: String) throws {
        self.id = id
        key = try _RSA.Signing.PrivateKey(pemRepresentation: pem)
    }

    var publicPEM: String { key.publicKey.pemRepresentation }
    var privatePEM: String { key.pemRepresentation }

    /// PKCS#1 v1.5 with SHA-256: the same bytes give the same signature.
    func sign(_ base: [UInt8]) -> [UInt8] {
        // A key of this size can sign any digest of this length.
        guard let signature = try? key.signature(for: SHA256.hash(data: base), padding: .insecurePKCS1v1_5) else {
            preconditionFailure("an RSA key refuses to sign")
        }
        return Array(signature.rawRepresentation)
    }
}

/// A stranger's public key.
enum StrangerKey: Sendable {
    case rsa(_RSA.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)

    /// What comes before the 32 bytes of an Ed25519 key in DER (RFC 8410 §4).
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    private static let mostBytes = 4_096

    /// Nil unless it is an RSA key of at least 2048 bits, or an Ed25519 key.
    init?(pem: String) {
        guard pem.utf8.count <= Self.mostBytes else { return nil }
        if let key = try? _RSA.Signing.PublicKey(pemRepresentation: pem), key.keySizeInBits <= 8_192 {
            self = .rsa(key)
            return
        }
        let body = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
        guard let bytes = [UInt8](base64Text: body), bytes.count == 44, bytes.starts(with: Self.ed25519Prefix),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst(12))
        else { return nil }
        self = .ed25519(key)
    }

    func verifies(_ claim: SignatureClaim) -> Bool {
        switch self {
        case .rsa(let key):
            key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: claim.signature), for: SHA256.hash(data: claim.base),
                padding: .insecurePKCS1v1_5)
        case .ed25519(let key): key.isValidSignature(claim.signature, for: claim.base)
        }
    }
}
