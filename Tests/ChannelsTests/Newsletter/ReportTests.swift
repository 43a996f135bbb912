import FoundationEssentials
import Testing

@testable import Channels

@Suite struct `A report of a letter that came back` {
    @Test func `names its letter by the return path, and says why`() throws {
        let report = try #require(
            MailReport(Array(PostfixReport.text(to: "bounces+abcdefgh234567ab@peers.test").utf8)))
        #expect(report.finding == .failed(status: "5.1.1", said: "X-Postfix; this mailbox was closed"))
        #expect(
            report.recipients.compactMap { NewsletterTokens.returning(in: $0) }.first == "abcdefgh234567ab")
        #expect(report.id == "<1@mx>")
        #expect(report.original.contains("k.1@farm.example"))
    }

    @Test func `may be about a delay alone`() throws {
        let report = try #require(
            MailReport(Array(PostfixReport.text(to: "x", action: "delayed", status: "4.4.1").utf8)))
        #expect(report.finding == .delayed)
    }

    @Test func `may come with line ends of Unix, and encoded`() throws {
        let text = PostfixReport.text(to: "bounces+abcdefgh234567ab@peers.test").replacing("\r\n", with: "\n")
        #expect(
            MailReport(Array(text.utf8))?.finding
                == .failed(status: "5.1.1", said: "X-Postfix; this mailbox was closed"))
        let status = Data("Reporting-MTA: dns; mx\n\nAction: failed\nStatus: 5.2.2 (full)\n".utf8)
            .base64EncodedString()
        let encoded = """
            Content-Type: Multipart/Report; boundary=b
            To: <bounces+ABCDEFGH234567AB@peers.test>

            --b
            Content-Type: message/delivery-status
            Content-Transfer-Encoding: base64

            \(status)
            --b--
            """
        let report = try #require(MailReport(Array(encoded.utf8)))
        #expect(report.finding == .failed(status: "5.2.2", said: ""))
        #expect(NewsletterTokens.returning(in: report.recipients[0]) == "abcdefgh234567ab")
    }

    @Test func `may be a complaint`() throws {
        let text = """
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: test/1
            --b
            Content-Type: message/rfc822

            List-Unsubscribe: <https://terrace.example/newsletter/1/unsubscribe/abc>

            text
            --b--
            """
        let report = try #require(MailReport(Array(text.utf8)))
        #expect(report.finding == .complaint)
        #expect(report.original.contains("/unsubscribe/abc"))
        #expect(MailReport(Array(text.replacing("abuse", with: "not-spam").utf8)) == nil)
    }

    @Test(arguments: [
        "", "Subject: I am away\n\nuntil Monday", "Content-Type: multipart/report\n\n--\n",
        "Content-Type: multipart/report; boundary=\"\"\n\n--\n--\n", ":\n:\n\n:",
        "Content-Type: multipart/report; boundary=b\n\n--b",
        "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n\n\n\n\n",
        "Content-Type: multipart/report; boundary=b\n\n" + String(repeating: "--b\n\n", count: 5_000),
        "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: quoted-printable\n\n=\n=4=zz=",
    ]) func `is nothing when it is none`(text: String) { #expect(MailReport(Array(text.utf8)) == nil) }

    @Test func `is nothing when it is longer than a report`() {
        #expect(MailReport(Array(repeating: 10, count: MailReading.mostBytes + 1)) == nil)
    }
}

enum PostfixReport {
    /// As Postfix 3.7 writes it.
    static func text(
        to address: String, action: String = "failed", status: String = "5.1.1", id: String = "<1@mx>"
    ) -> String {
        """
        Return-Path: <>\r
        Delivered-To: \(address)\r
        Date: Tue, 24 Nov 2026 08:00:00 +0800 (CST)\r
        From: MAILER-DAEMON@mx.peers.test (Mail Delivery System)\r
        Subject: Undelivered Mail Returned to Sender\r
        To: \(address)\r
        Auto-Submitted: auto-replied\r
        MIME-Version: 1.0\r
        Content-Type: multipart/report; report-type=delivery-status;\r
        \tboundary="8A1.1732406400/mx.peers.test"\r
        Message-Id: \(id)\r
        \r
        This is a MIME-encapsulated message.\r
        \r
        --8A1.1732406400/mx.peers.test\r
        Content-Description: Notification\r
        Content-Type: text/plain; charset=utf-8\r
        \r
        I'm sorry to have to inform you that your message could not be delivered.\r
        \r
        --8A1.1732406400/mx.peers.test\r
        Content-Description: Delivery report\r
        Content-Type: message/delivery-status\r
        \r
        Reporting-MTA: dns; mx.peers.test\r
        Arrival-Date: Tue, 24 Nov 2026 08:00:00 +0800 (CST)\r
        \r
        Final-Recipient: rfc822; closed@nowhere.invalid\r
        Original-Recipient: rfc822;closed@peers.test\r
        Action: \(action)\r
        Status: \(status)\r
        Diagnostic-Code: X-Postfix; this mailbox was\r
            closed\r
        \r
        --8A1.1732406400/mx.peers.test\r
        Content-Description: Undelivered Message Headers\r
        Content-Type: text/rfc822-headers\r
        \r
        Message-ID: <k.1@farm.example>\r
        \r
        --8A1.1732406400/mx.peers.test--\r

        """
    }
}
