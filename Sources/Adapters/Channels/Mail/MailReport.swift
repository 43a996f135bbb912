/// What a report tells of one of our mails: that it could not be delivered (RFC 3464), or that its reader called it
/// unwanted (RFC 5965).
struct MailReport: Hashable, Sendable {
    enum Finding: Hashable, Sendable {
        /// It will not arrive.
        case failed(status: String, said: String)
        /// It is late, and still tried.
        case delayed
        case delivered
        case complaint
    }

    let finding: Finding
    /// All addresses that the report itself was sent to, outermost first: one of them is the mail's own return path.
    let recipients: [String]
    /// The header fields of the mail that it is about, as far as they came back.
    let original: String
    /// What names the report, so that it counts once; nil when it has no name.
    let id: String?

    /// Nil when the mail is no such report: an answer of a person, an out-of-office note.
    init?(_ bytes: [UInt8]) {
        guard bytes.count <= MailReading.mostBytes else { return nil }
        let mail = MailReading(bytes[...])
        guard mail.contentType == "multipart/report" else { return nil }
        let parts = mail.parts
        guard let finding = Self.finding(in: parts) else { return nil }
        self.finding = finding
        recipients = ["delivered-to", "x-original-to", "envelope-to", "to"].flatMap { mail.all($0) }
        let returned = parts.first { part in
            ["message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"].contains(
                part.contentType)
        }
        original = returned.map { String(decoding: $0.decoded.prefix(32_768), as: UTF8.self) } ?? ""
        id = mail.first("message-id")
    }

    private static func finding(in parts: [MailReading]) -> Finding? {
        for part in parts {
            switch part.contentType {
            case "message/delivery-status", "message/global-delivery-status": return status(part.decoded)
            case "message/feedback-report":
                let type = MailReading(part.decoded[...]).first("feedback-type")?.lowercased()
                return type == "not-spam" ? nil : .complaint
            default: continue
            }
        }
        return nil
    }

    /// RFC 3464 §2: groups of fields, the first about the mail, each further one about a recipient. Ours have one.
    private static func status(_ bytes: [UInt8]) -> Finding? {
        var rest = bytes[...]
        for _ in 0..<100 where !rest.isEmpty {
            let group = MailReading(rest)
            rest = group.body
            guard let action = group.first("action")?.lowercased() else { continue }
            switch action {
            case "failed":
                let status = group.first("status")?.split(separator: " ").first.map(String.init) ?? "5.0.0"
                let said = group.first("diagnostic-code") ?? ""
                return .failed(status: String(status.prefix(20)), said: String(said.prefix(400)))
            case "delayed": return .delayed
            default: return .delivered
            }
        }
        return nil
    }
}
