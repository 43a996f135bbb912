import Crypto
import FoundationEssentials
import Values

/// A mail: header fields and a body in two forms of which the reader's program picks the better (RFC 2046 §5.1.4).
struct MailMessage: Sendable {
    var headers: [MailHeader]
    let body: String

    /// `id` is the Message-ID without its brackets; the same id gives the same bytes.
    init(id: String, headers: [MailHeader], text: String, html: String) {
        let boundary = "=_" + hexadecimal(Array(SHA256.hash(data: Array(id.utf8)).prefix(12)))
        self.headers =
            headers + [
                MailHeader("Message-ID", "<\(id)>"), MailHeader("MIME-Version", "1.0"),
                MailHeader("Content-Type", "multipart/alternative;\r\n boundary=\"\(boundary)\""),
            ]
        body = """
            --\(boundary)\r
            \(MailBody("text/plain", text).text)--\(boundary)\r
            \(MailBody("text/html", html).text)--\(boundary)--\r

            """
    }

    /// As it is sent, every line ended by CR LF.
    var bytes: [UInt8] { Array((headers.map(\.line).joined() + "\r\n" + body).utf8) }

    /// Signed by each key; the newest signature stands first.
    func signed(by keys: [DKIMKey], at now: Instant) throws -> MailMessage {
        var signed = self
        let signatures = try keys.map { try $0.signature(of: self, at: now) }
        signed.headers = signatures + headers
        return signed
    }
}

extension Instant {
    /// `Tue, 24 Nov 2026 00:00:00 +0000` (RFC 5322 §3.3).
    var mailDate: String { httpDate.replacing("GMT", with: "+0000") }
}
