/// One HTTP request as a signature sees it.
struct SignedMessage: Sendable {
    /// In upper case.
    let method: String
    let scheme: String
    /// Host, and port where it is not the scheme's own; in lower case.
    let authority: String
    /// Path and query, as in the line of the request.
    let target: String
    /// Names in lower case.
    var headers: [(name: String, value: String)]
    let body: [UInt8]

    /// All values of a header, as RFC 9421 §2.1 and draft-cavage §2.3 join them; nil when there is none.
    func header(_ name: String) -> String? {
        let values = headers.filter { $0.name == name }.map { Self.trimmed($0.value) }
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    private static func trimmed(_ value: String) -> String {
        let bytes = Array(value.utf8)
        guard let first = bytes.firstIndex(where: { $0 != 32 && $0 != 9 }),
            let last = bytes.lastIndex(where: { $0 != 32 && $0 != 9 })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}

/// Why a request is not believed.
enum SignatureTrouble: Error, Hashable, Sendable {
    /// There is none.
    case missing
    /// It cannot be read.
    case malformed(String)
    /// It covers too little of the request.
    case insufficient(String)
    /// Too old, from the future, or over.
    case late(String)
    /// The body is not the one that was signed.
    case body(String)
    /// An algorithm that is not taken here.
    case algorithm(String)

    var said: String {
        switch self {
        case .missing: "there is no signature"
        case .malformed(let what): "the signature cannot be read: \(what)"
        case .insufficient(let what): "the signature must cover \(what)"
        case .late(let what): "the signature's time does not fit: \(what)"
        case .body(let what): "the body is not the signed one: \(what)"
        case .algorithm(let name): "signatures by \(name) are not taken"
        }
    }
}

/// What a signature says, once all but the mathematics has been checked.
struct SignatureClaim: Hashable, Sendable {
    /// As the signer names the key: an address.
    let keyID: String
    /// The bytes that were signed.
    let base: [UInt8]
    let signature: [UInt8]
}

/// The two ways in which servers sign requests.
enum SignatureScheme: String, Hashable, Sendable {
    /// draft-cavage-http-signatures-12, as Mastodon made it common.
    case cavage
    /// RFC 9421, which Mastodon takes since 4.5.
    case rfc9421
}
