import FoundationEssentials
import Testing
import Values

@testable import Channels

@Suite struct `A mailbox` {
    @Test(arguments: [
        ("anna@farm.example", "anna@farm.example"), ("Anna.B+news@Farm.Example", "Anna.B+news@farm.example"),
        ("田小妹@例子.中国", "田小妹@xn--fsqu00a.xn--fiqs8s"),
        ("o'neil@münchen.example", "o'neil@xn--mnchen-3ya.example"),
        ("bao@例子。中国", "bao@xn--fsqu00a.xn--fiqs8s"),
    ]) func `is read as people write it`(text: String, written: String) throws {
        let address = try #require(MailAddress(text))
        #expect(address.description == written)
        #expect(MailAddress(address.description) == address)
    }

    @Test(arguments: [
        "", "anna", "@farm.example", "anna@", "anna@farm", "anna@@farm.example", "anna bao@farm.example",
        "anna@farm.example\r\nBcc: all@farm.example", "<anna@farm.example>", "anna@-farm.example",
        "anna@farm..example",
        ".anna@farm.example", "anna@[127.0.0.1]", "anna@127.0.0.1", "\"anna\"@farm.example",
        "an\u{202E}na@farm.example",
        String(repeating: "a", count: 65) + "@farm.example",
        "anna@" + String(repeating: "a.", count: 130) + "example",
    ]) func `is refused when no server would take it`(text: String) { #expect(MailAddress(text) == nil) }

    @Test func `says when a server must know more than ASCII`() throws {
        #expect(try #require(MailAddress("田小妹@farm.example")).needsUTF8)
        #expect(!(try #require(MailAddress("anna@例子.中国")).needsUTF8))
    }
}

@Suite struct `A mail` {
    static let subject = "保靖的橙子熟了🍊，" + String(repeating: "五十吨橙子等人来，", count: 20) + "end"

    @Test func `has a subject in lines of at most 76 characters that say the same`() throws {
        let header = MailHeader("Subject", text: Self.subject)
        let lines = header.line.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 128 } })
        var said: [UInt8] = []
        for line in lines {
            let word = try #require(
                line.firstRange(of: "=?utf-8?B?").map { line[$0.upperBound...].dropLast(2) })
            said += try #require(Data(base64Encoded: String(word)))
        }
        #expect(String(decoding: said, as: UTF8.self) == Self.subject)
    }

    @Test func `lets nobody put headers into a subject or a name`() {
        #expect(
            MailHeader("Subject", text: "oranges\r\nBcc: all@farm.example").line
                == "Subject: oranges  Bcc: all@farm.example\r\n")
        let name = MailHeader("From", phrase: "Farm\r\nBcc: x", in: "news@farm.example").line
        #expect(name == "From: \"FarmBcc: x\"\r\n <news@farm.example>\r\n")
        #expect(
            MailHeader("From", phrase: #"Anna "the" \"#, in: "a@b.example").value.hasPrefix(
                #""Anna \"the\" \\""#))
    }

    @Test func `folds a long plain subject between words`() {
        let header = MailHeader(
            "Subject", text: String(repeating: "oranges from Baojing ", count: 12) + "end")
        #expect(header.line.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 })
        #expect(!header.line.contains("=?"))
    }

    @Test(arguments: [
        String(repeating: "Oranges of Baojing = 28 yuan. ", count: 30), ".\n..\nFrom here on \n\ttab \nend",
        "橙子", "",
        "a\r\nb\rc\nd",
    ]) func `keeps its body in short lines that every server passes on`(text: String) {
        let body = MailBody("text/plain", text)
        let lines = body.lines.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(
            lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 127 && $0 >= 32 || $0 == 9 } }
        )
        #expect(lines.allSatisfy { $0.first != "." && !$0.hasPrefix("From ") && $0.last != " " })
        #expect(!body.lines.replacing("\r\n", with: "").contains("\n"))
    }

    @Test func `is the same to the byte for the same id`() {
        let mails = (0..<2).map { _ in
            MailMessage(id: "x@farm.example", headers: [], text: "橙子", html: "<p>橙子</p>").bytes
        }
        #expect(mails[0] == mails[1])
    }

    @Test func `doubles a dot at the start of a line when it is sent`() {
        #expect(SMTPConnection.stuffed(Array(".a\r\nb.\r\n..".utf8)) == Array("..a\r\nb.\r\n...\r\n".utf8))
    }
}

@Suite struct `A DKIM key` {
    /// RFC 8463, appendix A.2.
    static let seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="

    @Test func `has the record that RFC 8463 shows`() throws {
        let secret = try #require(DKIMKey.ed25519(Self.seed))
        let record = DKIMKey(domain: "football.example.com", selector: "brisbane", secret: secret).record
        #expect(record.name == "brisbane._domainkey.football.example.com")
        #expect(record.value == "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
    }

    @Test func `takes the examples of RFC 6376 for what they are`() {
        #expect(DKIMKey.relaxed(MailHeader("A", "X")) == "a:X")
        #expect(DKIMKey.relaxed(MailHeader("B", "Y\t\r\n\tZ  ")) == "b:Y Z")
        #expect(DKIMKey.relaxedBody(Array(" C \r\nD \t E\r\n\r\n\r\n".utf8)) == Array(" C\r\nD E\r\n".utf8))
        #expect(DKIMKey.relaxedBody([]) == [])
        #expect(DKIMKey.relaxedBody(Array("\r\n\r\n".utf8)) == [])
        #expect(DKIMKey.relaxedBody(Array("a\r\n\r\nb".utf8)) == Array("a\r\n\r\nb\r\n".utf8))
    }

    @Test(arguments: [
        "", "orange", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        String(repeating: "A", count: 5_000),
    ])
    func `is refused when it is none`(text: String) {
        #expect(DKIMKey.ed25519(text) == nil)
        #expect(DKIMKey.rsa(pem: text) == nil)
    }

    @Test func `has a record in strings that DNS takes`() {
        let record = DKIMRecord(name: "a._domainkey.farm.example", value: String(repeating: "x", count: 400))
        #expect(record.zoneLine.split(separator: "\"").allSatisfy { $0.utf8.count <= 255 })
    }
}

@Suite struct `A mail server's answer` {
    private func read(_ text: String) throws -> [SMTPReply] {
        var reader = SMTPReplyReader()
        var replies: [SMTPReply] = []
        for byte in text.utf8 {
            reader.append([byte])
            while let reply = try reader.next() { replies.append(reply) }
        }
        return replies
    }

    @Test func `is put together from lines, however they come`() throws {
        let replies = try read(
            "250-mx\r\n250-SIZE 200000\r\n250 SMTPUTF8\r\n550 5.1.1 no such mailbox\r\n354\r\n")
        #expect(replies.map(\.code) == [250, 550, 354])
        #expect(SMTPExtensions(replies[0]).size == 200_000)
        #expect(SMTPExtensions(replies[0]).takesUTF8)
        #expect(replies[1].enhanced == "5.1.1")
        #expect(replies[1].tellsThatNobodyIsThere)
        #expect(replies[1].said == "550 5.1.1 no such mailbox")
    }

    @Test(arguments: ["HTTP/1.1 400 Bad Request\r\n", "25\r\n", "250:ok\r\n", "\u{16}\u{3}\u{3}\r\n"])
    func `is refused when it is no SMTP`(text: String) {
        #expect(throws: SMTPReplyReader.Malformed.self) { try read(text) }
    }

    @Test func `may not go on without end`() {
        #expect(throws: SMTPReplyReader.Malformed.self) { try read(String(repeating: "a", count: 10_000)) }
        #expect(throws: SMTPReplyReader.Malformed.self) {
            try read(String(repeating: "250-x\r\n", count: 1_000))
        }
    }

    @Test(arguments: [
        ("550 5.7.1 spam", false), ("552 5.3.4 too big", false), ("554 5.1.8 your domain", false),
        ("553 bad name", true), ("550 5.2.1 off", true),
    ])
    func `tells a mailbox that is gone from a letter that is not liked`(text: String, isGone: Bool) throws {
        #expect(try read(text + "\r\n")[0].tellsThatNobodyIsThere == isGone)
    }
}
