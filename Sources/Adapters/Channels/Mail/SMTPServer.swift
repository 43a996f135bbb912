/// Where mail is handed in, and how.
struct SMTPServer: Hashable, Sendable {
    enum Security: String, Hashable, Sendable, Codable, CaseIterable {
        /// TLS after a greeting in the clear (RFC 3207), on 587.
        case starttls
        /// TLS from the first byte (RFC 8314), on 465.
        case tls
        /// For a server on the same machine.
        case none
    }

    let host: String
    let port: Int
    let security: Security
    /// What we call ourselves.
    let greeting: String
    let username: String?
    let password: String?
}

/// What a server said it can do (RFC 5321 §4.1.1.1).
struct SMTPExtensions: Hashable, Sendable {
    /// Bytes of a message; nil when it sets no limit, or none that is known (RFC 1870).
    var size: Int?
    var startsTLS = false
    var pipelines = false
    var takesUTF8 = false
    var mechanisms: Set<String> = []

    init(_ reply: SMTPReply) {
        for line in reply.lines.dropFirst() {
            let words = line.uppercased().split(whereSeparator: { $0 == " " || $0 == "=" })
            switch words.first {
            case "SIZE": size = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            case "STARTTLS": startsTLS = true
            case "PIPELINING": pipelines = true
            case "SMTPUTF8": takesUTF8 = true
            case "AUTH": mechanisms.formUnion(words.dropFirst().map(String.init))
            default: break
            }
        }
    }
}
