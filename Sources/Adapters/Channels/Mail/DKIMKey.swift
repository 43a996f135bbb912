import Crypto
import CryptoExtras
import FoundationEssentials
import Values

/// A key that mail is signed with (DomainKeys Identified Mail, RFC 6376 and RFC 8463), canonicalised relaxed/relaxed.
struct DKIMKey: Sendable {
    enum Secret: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    let domain: String
    /// Under which the public half stands in DNS: `<selector>._domainkey.<domain>`.
    let selector: String
    let secret: Secret

    /// What is signed when it is there. `From` stands once more than it occurs, so that none can be put before ours.
    private static let fields = [
        "from", "from", "to", "subject", "date", "message-id", "reply-to", "mime-version", "content-type",
        "list-id",
        "list-unsubscribe", "list-unsubscribe-post", "auto-submitted",
    ]

    func signature(of message: MailMessage, at now: Instant) throws -> MailHeader {
        var remaining = message.headers
        var names: [String] = []
        var signed = ""
        for name in Self.fields {
            guard let index = remaining.lastIndex(where: { $0.name.lowercased() == name }) else {
                if name == "from" { names.append(name) }
                continue
            }
            names.append(name)
            signed += Self.relaxed(remaining.remove(at: index)) + "\r\n"
        }
        let bodyHash = Data(SHA256.hash(data: Self.relaxedBody(Array(message.body.utf8))))
            .base64EncodedString()
        let unsigned = MailHeader(
            "DKIM-Signature",
            """
            v=1; a=\(algorithm); c=relaxed/relaxed;\r
             d=\(domain); s=\(selector); t=\(now.seconds);\r
             h=\(names.joined(separator: ":\r\n  "));\r
             bh=\(bodyHash);\r
             b=
            """)
        let hash = SHA256.hash(data: Array((signed + Self.relaxed(unsigned)).utf8))
        let value: Data =
            switch secret {
            case .rsa(let key): try key.signature(for: hash, padding: .insecurePKCS1v1_5).rawRepresentation
            // RFC 8463 §3: Ed25519 over the hash, not over the text.
            case .ed25519(let key): try key.signature(for: Data(hash))
            }
        return MailHeader("DKIM-Signature", unsigned.value + Self.inLines(value.base64EncodedString()))
    }

    private var algorithm: String {
        switch secret {
        case .rsa: "rsa-sha256"
        case .ed25519: "ed25519-sha256"
        }
    }

    private static func inLines(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: 70)
            .map { String(decoding: bytes[$0..<min($0 + 70, bytes.count)], as: UTF8.self) }
            .joined(separator: "\r\n  ")
    }

    /// RFC 6376 §3.4.2.
    static func relaxed(_ header: MailHeader) -> String {
        let words = header.value.split { $0 == " " || $0 == "\t" || $0 == "\r\n" || $0 == "\r" || $0 == "\n" }
        return header.name.lowercased() + ":" + words.joined(separator: " ")
    }

    /// RFC 6376 §3.4.4.
    static func relaxedBody(_ body: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var emptyLines = 0
        var line: [UInt8] = []
        func close(_ line: inout [UInt8]) {
            if line.last == 32 { line.removeLast() }
            if line.isEmpty {
                emptyLines += 1
            } else {
                for _ in 0..<emptyLines { out += [13, 10] }
                emptyLines = 0
                out += line
                out += [13, 10]
            }
            line.removeAll(keepingCapacity: true)
        }
        var index = 0
        while index < body.count {
            switch body[index] {
            case 13 where index + 1 < body.count && body[index + 1] == 10:
                close(&line)
                index += 1
            case 32, 9: if line.last != 32 { line.append(32) }
            case let byte: line.append(byte)
            }
            index += 1
        }
        if !line.isEmpty { close(&line) }
        return out
    }
}
