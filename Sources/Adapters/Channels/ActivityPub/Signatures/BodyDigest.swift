import Crypto
import FoundationEssentials

/// The two headers that tie a body to a signature: `Digest` (RFC 3230) and `Content-Digest` (RFC 9530).
enum BodyDigest {
    static func digest(of body: [UInt8]) -> String {
        "SHA-256=" + Data(SHA256.hash(data: body)).base64EncodedString()
    }

    static func contentDigest(of body: [UInt8]) -> String {
        "sha-256=:" + Data(SHA256.hash(data: body)).base64EncodedString() + ":"
    }

    /// Holds a body against `Digest: SHA-256=…`; every algorithm that is known must agree, and one must be known.
    static func check(digest header: String, _ body: [UInt8]) throws(SignatureTrouble) {
        var isKnown = false
        for part in header.split(separator: ",") {
            let field = part.drop { $0 == " " }
            guard let equals = field.firstIndex(of: "=") else { throw .malformed("digest") }
            let name = field[..<equals].lowercased()
            let value = String(field[field.index(after: equals)...]).filter { $0 != " " }
            guard let expected = hash(name, body) else { continue }
            isKnown = true
            guard let given = Data(base64Encoded: value), given == expected else { throw .body("digest") }
        }
        guard isKnown else { throw .body("digest names neither SHA-256 nor SHA-512") }
    }

    /// The same for `Content-Digest: sha-256=:…:`.
    static func check(contentDigest header: String, _ body: [UInt8]) throws(SignatureTrouble) {
        let members = try StructuredFieldReader.dictionary(header)
        var isKnown = false
        for member in members {
            guard let expected = hash(member.name, body) else { continue }
            guard case .item(.bytes(let given), _) = member.value else { throw .malformed("content-digest") }
            isKnown = true
            guard given == Array(expected) else { throw .body("content-digest") }
        }
        guard isKnown else { throw .body("content-digest names neither sha-256 nor sha-512") }
    }

    private static func hash(_ name: String, _ body: [UInt8]) -> Data? {
        switch name {
        case "sha-256": Data(SHA256.hash(data: body))
        case "sha-512": Data(SHA512.hash(data: body))
        default: nil
        }
    }
}
