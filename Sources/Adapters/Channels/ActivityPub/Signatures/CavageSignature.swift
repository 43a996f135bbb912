import FoundationEssentials
import Values

/// Signatures by draft-cavage-http-signatures-12: `Signature: keyId="…",headers="(request-target) host date digest",signature="…"`.
enum CavageSignature {
    /// Signs a request; returns the headers that go along with it, without `host`, which the connection adds itself.
    static func sign(
        _ message: SignedMessage, by keys: ActorKeys, at now: Instant
    ) -> [(name: String, value: String)] {
        var message = message
        var added = [(name: "date", value: now.httpDate)]
        var covered = ["(request-target)", "host", "date"]
        if message.method == "POST" {
            added.append((name: "digest", value: BodyDigest.digest(of: message.body)))
            covered.append("digest")
        }
        message.headers += added
        message.headers.append((name: "host", value: message.authority))
        // All that it covers was put there just now.
        guard let base = try? base(of: message, covering: covered, created: nil, expires: nil) else { return added }
        let signature = Data(keys.sign(base)).base64EncodedString()
        let value =
            "keyId=\"\(keys.id)\",algorithm=\"rsa-sha256\",headers=\"\(covered.joined(separator: " "))\",signature=\"\(signature)\""
        return added + [(name: "signature", value: value)]
    }

    /// Checks all of a request's signature but the mathematics.
    static func claim(in message: SignedMessage, at now: Instant) throws(SignatureTrouble) -> SignatureClaim {
        guard let header = message.header("signature") else { throw .missing }
        let parameters = try parameters(header)
        guard let keyID = parameters["keyId"], !keyID.isEmpty else { throw .malformed("keyId") }
        guard let text = parameters["signature"], let signature = Data(base64Encoded: text), !signature.isEmpty else {
            throw .malformed("signature")
        }
        // `hs2019` says that the key itself tells the algorithm.
        if let algorithm = parameters["algorithm"]?.lowercased(), !["rsa-sha256", "hs2019"].contains(algorithm) {
            throw .algorithm(String(algorithm.prefix(40)))
        }
        let covered = (parameters["headers"] ?? "date").lowercased().split(separator: " ").map(String.init)
        guard covered.count <= 32, Set(covered).count == covered.count else { throw .malformed("headers") }
        try checkCoverage(covered, of: message)
        try checkTimes(parameters, covered, message, SignatureClock(now: now))
        if let digest = message.header("digest"), covered.contains("digest") {
            try BodyDigest.check(digest: digest, message.body)
        }
        let base = try base(
            of: message, covering: covered, created: parameters["created"], expires: parameters["expires"])
        return SignatureClaim(keyID: keyID, base: base, signature: Array(signature))
    }

    private static func checkCoverage(_ covered: [String], of message: SignedMessage) throws(SignatureTrouble) {
        for name in ["(request-target)", "host"] where !covered.contains(name) { throw .insufficient(name) }
        guard covered.contains("date") || covered.contains("(created)") else { throw .insufficient("date") }
        guard message.method != "POST" || covered.contains("digest") else { throw .insufficient("digest") }
    }

    private static func checkTimes(
        _ parameters: [String: String], _ covered: [String], _ message: SignedMessage, _ clock: SignatureClock
    ) throws(SignatureTrouble) {
        if covered.contains("date") {
            guard let text = message.header("date"), let date = Instant(httpDate: text) else {
                throw .malformed("date")
            }
            try clock.check(created: date, "date")
        }
        if let created = parameters["created"] {
            guard let seconds = Int64(created) else { throw .malformed("created") }
            try clock.check(created: seconds)
        }
        if let expires = parameters["expires"] {
            guard let seconds = Int64(expires) else { throw .malformed("expires") }
            try clock.check(expires: seconds)
        }
    }

    /// The text that is signed (§2.3).
    static func base(
        of message: SignedMessage, covering covered: [String], created: String?, expires: String?
    ) throws(SignatureTrouble) -> [UInt8] {
        var lines: [String] = []
        for name in covered {
            switch name {
            case "(request-target)": lines.append("\(name): \(message.method.lowercased()) \(message.target)")
            case "(created)":
                guard let created else { throw .malformed("created") }
                lines.append("\(name): \(created)")
            case "(expires)":
                guard let expires else { throw .malformed("expires") }
                lines.append("\(name): \(expires)")
            // Behind a proxy the header may name another host than the one that was asked.
            case "host": lines.append("\(name): \(message.authority)")
            default:
                guard let value = message.header(name) else {
                    throw .malformed("\(name.prefix(40)) is signed but not there")
                }
                lines.append("\(name): \(value)")
            }
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// Reads `name="value",name=123`.
    private static func parameters(_ header: String) throws(SignatureTrouble) -> [String: String] {
        guard header.utf8.count <= 8_192 else { throw .malformed("too long") }
        var parameters: [String: String] = [:]
        var rest = Substring(header)
        while true {
            rest = rest.drop { $0 == " " || $0 == "," }
            guard let equals = rest.firstIndex(of: "=") else { break }
            let name = String(rest[..<equals])
            rest = rest[rest.index(after: equals)...]
            let value: Substring
            if rest.first == "\"" {
                rest = rest.dropFirst()
                guard let quote = rest.firstIndex(of: "\"") else { throw .malformed("an open quotation mark") }
                value = rest[..<quote]
                rest = rest[rest.index(after: quote)...]
            } else {
                value = rest.prefix { $0 != "," }
                rest = rest[value.endIndex...]
            }
            guard parameters.updateValue(String(value), forKey: name) == nil else {
                throw .malformed("\(name.prefix(40)) twice")
            }
        }
        guard rest.isEmpty else { throw .malformed("what follows the last parameter") }
        return parameters
    }
}
