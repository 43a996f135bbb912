import FoundationEssentials
import Values

/// Signatures by RFC 9421: `Signature-Input: sig1=("@method" "@target-uri" "content-digest");created=…;keyid="…"`.
enum MessageSignature {
    /// Signs a request as Mastodon 4.5 asks for: method, whole address and digest, `created`, RSA PKCS#1 v1.5 with SHA-256.
    static func sign(
        _ message: SignedMessage, by keys: ActorKeys, at now: Instant
    ) -> [(name: String, value: String)] {
        var message = message
        var added: [(name: String, value: String)] = []
        var covered = ["@method", "@target-uri"]
        if message.method == "POST" {
            added.append((name: "content-digest", value: BodyDigest.contentDigest(of: message.body)))
            covered.append("content-digest")
        }
        message.headers += added
        var parameters = StructuredParameters()
        parameters.put("created", .integer(now.seconds))
        parameters.put("keyid", .string(keys.id))
        parameters.put("alg", .string("rsa-v1_5-sha256"))
        let input = Input(
            components: covered.map { StructuredMember.Inner(item: .string($0), parameters: StructuredParameters()) },
            parameters: parameters)
        // All that it covers was put there just now.
        guard let base = try? input.base(of: message) else { return added }
        let signature = Data(keys.sign(base)).base64EncodedString()
        return added + [
            (name: "signature-input", value: "sig1=\(input.written)"),
            (name: "signature", value: "sig1=:\(signature):"),
        ]
    }

    /// Checks all of a request's signature but the mathematics. Of several signatures the first that can be taken counts.
    static func claim(in message: SignedMessage, at now: Instant) throws(SignatureTrouble) -> SignatureClaim {
        guard let inputs = message.header("signature-input"), let signatures = message.header("signature") else {
            throw .missing
        }
        let members = try StructuredFieldReader.dictionary(inputs)
        let given = try StructuredFieldReader.dictionary(signatures)
        guard !members.isEmpty else { throw .missing }
        var trouble = SignatureTrouble.missing
        for member in members.prefix(4) {
            do throws(SignatureTrouble) {
                return try claim(member, given, message, SignatureClock(now: now))
            } catch {
                trouble = error
            }
        }
        throw trouble
    }

    private static func claim(
        _ member: StructuredMember, _ given: [StructuredMember], _ message: SignedMessage, _ clock: SignatureClock
    ) throws(SignatureTrouble) -> SignatureClaim {
        guard case .list(let components, let parameters) = member.value, components.count <= 32 else {
            throw .malformed("signature-input")
        }
        guard let label = given.first(where: { $0.name == member.name }),
            case .item(.bytes(let signature), _) = label.value
        else { throw .malformed("signature") }
        let input = Input(components: components, parameters: parameters)
        guard case .string(let keyID)? = parameters["keyid"], !keyID.isEmpty else { throw .malformed("keyid") }
        if let algorithm = parameters["alg"], algorithm != .string("rsa-v1_5-sha256"), algorithm != .string("ed25519") {
            throw .algorithm(String(algorithm.written.prefix(40)))
        }
        try checkCoverage(input.names, of: message)
        try checkTimes(parameters, input.names, message, clock)
        if let digest = message.header("content-digest"), input.names.contains("content-digest") {
            try BodyDigest.check(contentDigest: digest, message.body)
        }
        return SignatureClaim(keyID: keyID, base: try input.base(of: message), signature: signature)
    }

    private static func checkCoverage(_ names: Set<String>, of message: SignedMessage) throws(SignatureTrouble) {
        guard names.contains("@method") else { throw .insufficient("@method") }
        let hasPath = !names.isDisjoint(with: ["@path", "@request-target"])
        let hasAuthority = !names.isDisjoint(with: ["@authority", "host"])
        guard names.contains("@target-uri") || (hasPath && hasAuthority) else { throw .insufficient("@target-uri") }
        guard message.method != "POST" || names.contains("content-digest") else {
            throw .insufficient("content-digest")
        }
    }

    private static func checkTimes(
        _ parameters: StructuredParameters, _ names: Set<String>, _ message: SignedMessage, _ clock: SignatureClock
    ) throws(SignatureTrouble) {
        if case .integer(let created)? = parameters["created"] {
            try clock.check(created: created)
        } else if names.contains("date"), let text = message.header("date") {
            guard let date = Instant(httpDate: text) else { throw .malformed("date") }
            try clock.check(created: date, "date")
        } else {
            throw .insufficient("created")
        }
        if case .integer(let expires)? = parameters["expires"] { try clock.check(expires: expires) }
    }

    /// What a signature covers, and how it was made.
    struct Input: Hashable, Sendable {
        let components: [StructuredMember.Inner]
        let parameters: StructuredParameters

        var names: Set<String> {
            Set(
                components.compactMap { component in
                    guard case .string(let name) = component.item else { return nil }
                    return name
                })
        }

        var written: String {
            "(" + components.map { $0.item.written + $0.parameters.written }.joined(separator: " ") + ")"
                + parameters.written
        }

        /// The signature base (§2.5).
        func base(of message: SignedMessage) throws(SignatureTrouble) -> [UInt8] {
            guard Set(components).count == components.count else { throw .malformed("a component twice") }
            var text = ""
            for component in components {
                guard case .string(let name) = component.item else { throw .malformed("a component that is no string") }
                guard component.parameters.entries.isEmpty else { throw .algorithm("parameters of components") }
                text += "\(component.item.written): \(try Self.value(of: name, in: message))\n"
            }
            return Array((text + "\"@signature-params\": " + written).utf8)
        }

        private static func value(of name: String, in message: SignedMessage) throws(SignatureTrouble) -> String {
            let query = message.target.firstIndex(of: "?")
            switch name {
            case "@method": return message.method
            case "@target-uri": return "\(message.scheme)://\(message.authority)\(message.target)"
            case "@authority", "host": return message.authority
            case "@scheme": return message.scheme
            case "@request-target": return message.target
            case "@path": return String(message.target[..<(query ?? message.target.endIndex)])
            case "@query": return query.map { String(message.target[$0...]) } ?? "?"
            default:
                guard !name.hasPrefix("@"), let value = message.header(name) else {
                    throw .malformed("\(name.prefix(40)) is signed but not there")
                }
                return value
            }
        }
    }
}
