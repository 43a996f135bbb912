import Crypto
import CryptoExtras
import FoundationEssentials

/// One run of SCRAM (RFC 5802, RFC 7677): the password never leaves, and the server must prove that it knows it too.
struct ScramExchange {
    enum Digest: String, CaseIterable {
        case sha256 = "SCRAM-SHA-256"
        case sha1 = "SCRAM-SHA-1"

        var byteCount: Int {
            switch self {
            case .sha256: 32
            case .sha1: 20
            }
        }
    }

    /// RFC 7677 §4 asks for 4,096 at least; a server that asks for a hundred times today's usual wants to keep us busy.
    private static let rounds = 4_096...1_000_000

    private let digest: Digest
    private let password: String
    private let nonce: String
    private let bare: String
    private var serverSignature: [UInt8] = []

    /// `nonce` is printable ASCII without commas, new for each run. Name and password are prepared (SASLprep).
    init(_ digest: Digest, name: String, password: String, nonce: String) {
        self.digest = digest
        self.password = password
        self.nonce = nonce
        let escaped = name.replacing("=", with: "=3D").replacing(",", with: "=2C")
        bare = "n=\(escaped),r=\(nonce)"
    }

    /// Without channel binding, and without any that the server might have hidden from us, for we have none.
    var first: String { "n,," + bare }

    /// The answer to the server's challenge; throws when it is not one that follows from ours.
    mutating func final(_ challenge: String) throws(XMPPFault) -> String {
        let fields = Self.fields(challenge)
        // RFC 5802 §5.1: an extension that must be understood is none of ours.
        guard fields["m"] == nil else { throw XMPPFault("the server asks for an unknown extension of SCRAM") }
        guard let both = fields["r"], both.hasPrefix(nonce), both.utf8.count > nonce.utf8.count,
            let salt = fields["s"].flatMap({ Data(base64Encoded: $0) }), !salt.isEmpty,
            let rounds = fields["i"].flatMap({ Int($0) })
        else { throw XMPPFault("the server's challenge is malformed") }
        guard Self.rounds.contains(rounds) else {
            throw XMPPFault("\(rounds) rounds are too few or too many")
        }
        let withoutProof = "c=biws,r=\(both)"
        let message = Array("\(bare),\(challenge),\(withoutProof)".utf8)
        let salted = try salted(Array(salt), rounds)
        let clientKey = mac(salted, Array("Client Key".utf8))
        let clientSignature = mac(hash(clientKey), message)
        serverSignature = mac(mac(salted, Array("Server Key".utf8)), message)
        let proof = zip(clientKey, clientSignature).map { $0 ^ $1 }
        return "\(withoutProof),p=\(Data(proof).base64EncodedString())"
    }

    /// Throws unless the server has proved that it knows the password.
    func check(_ success: String) throws(XMPPFault) {
        let fields = Self.fields(success)
        if let error = fields["e"] { throw XMPPFault("the server says: \(error)") }
        guard let proof = fields["v"].flatMap({ Data(base64Encoded: $0) }), !serverSignature.isEmpty,
            Self.isSame(Array(proof), serverSignature)
        else { throw XMPPFault("the server does not know the password: this is not our server") }
    }

    private static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for part in text.split(separator: ",") where part.utf8.count > 2 && part.dropFirst().first == "=" {
            fields[String(part.prefix(1))] = String(part.dropFirst(2))
        }
        return fields
    }

    private func salted(_ salt: [UInt8], _ rounds: Int) throws(XMPPFault) -> [UInt8] {
        let hash: KDF.Insecure.PBKDF2.HashFunction =
            switch digest {
            case .sha256: .sha256
            case .sha1: .insecureSHA1
            }
        do {
            let key = try KDF.Insecure.PBKDF2.deriveKey(
                from: Data(password.utf8), salt: Data(salt), using: hash, outputByteCount: digest.byteCount,
                unsafeUncheckedRounds: rounds)
            return key.withUnsafeBytes { Array($0) }
        } catch {
            throw XMPPFault("the password cannot be stretched")
        }
    }

    private func mac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        let key = SymmetricKey(data: key)
        return switch digest {
        case .sha256: Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
        case .sha1: Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: key))
        }
    }

    private func hash(_ bytes: [UInt8]) -> [UInt8] {
        switch digest {
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha1: Array(Insecure.SHA1.hash(data: bytes))
        }
    }

    /// In a time that does not tell where they differ.
    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
