import Distribution
import FoundationEssentials

/// One connection to a mail server, for many mails one after another (RFC 5321).
struct SMTPConnection {
    /// RFC 5321 §4.5.3.2 allows minutes; a server that is silent that long is given up sooner.
    private static let patience = 60
    /// §4.5.3.2.6: ten minutes behind the end of the text, because giving up earlier makes doubles elsewhere, and an
    /// outcome that nobody knows here.
    private static let patienceAtEnd = 600

    let server: SMTPServer
    private(set) var extensions: SMTPExtensions
    private let socket: any OutboundSocket
    private var reader: SMTPReplyReader

    /// Connects, greets, goes on under TLS and signs in. Nothing has been changed by whatever this throws.
    init(_ server: SMTPServer, by outbound: any Outbound) async throws(ChannelTrouble) {
        self.server = server
        let tls = server.security == .tls ? server.host : nil
        socket = try await Self.looking { () async throws(ChannelTrouble) in
            try await outbound.connect(host: server.host, port: server.port, tls: tls)
        }
        reader = SMTPReplyReader()
        extensions = SMTPExtensions(SMTPReply(code: 250, lines: []))
        do throws(ChannelTrouble) {
            try await open()
        } catch {
            await socket.close()
            throw error
        }
    }

    private mutating func open() async throws(ChannelTrouble) {
        try expect(try await reply(), "greeting")
        extensions = try await greet()
        if server.security == .starttls {
            guard extensions.startsTLS else { throw .auth(.insecure, "the server offers no STARTTLS") }
            try expect(try await ask("STARTTLS"), "STARTTLS")
            guard reader.isEmpty else { throw .auth(.insecure, "the server spoke before TLS had begun") }
            let (socket, name) = (socket, server.host)
            try await Self.looking { () async throws(ChannelTrouble) in try await socket.secure(name: name) }
            extensions = try await greet()
        }
        try await signIn()
    }

    private mutating func greet() async throws(ChannelTrouble) -> SMTPExtensions {
        let reply = try await ask("EHLO \(server.greeting)")
        try expect(reply, "EHLO")
        return SMTPExtensions(reply)
    }

    /// RFC 4954: PLAIN, or LOGIN where a server knows nothing else.
    private mutating func signIn() async throws(ChannelTrouble) {
        guard let username = server.username, let password = server.password else { return }
        guard server.security != .none else { throw .auth(.insecure, "a password is sent under TLS only") }
        let reply: SMTPReply
        if extensions.mechanisms.contains("PLAIN") || extensions.mechanisms.isEmpty {
            reply = try await ask("AUTH PLAIN " + Self.base64("\0\(username)\0\(password)"))
        } else if extensions.mechanisms.contains("LOGIN") {
            var step = try await ask("AUTH LOGIN")
            if step.isContinuation { step = try await ask(Self.base64(username)) }
            if step.isContinuation { step = try await ask(Self.base64(password)) }
            reply = step
        } else {
            throw .auth(.forbidden, "the server takes neither PLAIN nor LOGIN")
        }
        if reply.isCompletion { return }
        if reply.isLater { throw .transient(reply.said, retryAfter: nil) }
        throw .auth(.revoked, reply.said)
    }

    /// Hands one mail in. `willSend` is called once the server has taken the addresses, before the first byte of the text:
    /// from then on an answer that does not come means not knowing.
    mutating func send(
        _ message: [UInt8], from sender: String, to recipient: MailAddress,
        willSend: () async throws(ChannelTrouble) -> Void
    ) async throws(ChannelTrouble) -> SMTPOutcome {
        if recipient.needsUTF8, !extensions.takesUTF8 {
            return .refused(
                SMTPReply(code: 553, lines: ["5.6.7 the server does not take addresses beyond ASCII"]))
        }
        if let size = extensions.size, message.count > size {
            return .refused(
                SMTPReply(code: 552, lines: ["5.3.4 \(message.count) bytes are over the limit of \(size)"]))
        }
        var mail = "MAIL FROM:<\(sender)>"
        if extensions.size != nil { mail += " SIZE=\(message.count)" }
        if recipient.needsUTF8 { mail += " SMTPUTF8" }
        if let refusal = try await envelope(mail, "RCPT TO:<\(recipient)>") { return refusal }
        try await willSend()
        let ready = try await ask("DATA")
        guard ready.isContinuation else { return try await refusal(ready) }
        try await write(Self.stuffed(message))
        // Whoever has not read this line has no mail: only from here on the outcome may be unknown.
        do throws(ChannelTrouble) {
            try await write(Array(".\r\n".utf8))
            let answer = try await reply(within: Self.patienceAtEnd)
            if answer.isCompletion { return .accepted(answer.said) }
            return answer.isLater ? .later(answer) : .refused(answer)
        } catch {
            return .unknown(error.said)
        }
    }

    /// Says both at once where the server allows it (RFC 2920).
    private mutating func envelope(_ mail: String, _ to: String) async throws(ChannelTrouble) -> SMTPOutcome? {
        if extensions.pipelines {
            try await write(Array("\(mail)\r\n\(to)\r\n".utf8))
            let (first, second) = (try await reply(), try await reply())
            try refuseUs(first)
            for reply in [first, second] where !reply.isCompletion { return try await refusal(reply) }
            return nil
        }
        for line in [mail, to] {
            let reply = try await ask(line)
            if line == mail { try refuseUs(reply) }
            if !reply.isCompletion { return try await refusal(reply) }
        }
        return nil
    }

    /// A sender who is refused for good is our own mistake, and not the reader's: but for a letter that is too long.
    private func refuseUs(_ reply: SMTPReply) throws(ChannelTrouble) {
        if reply.code == 530 { throw .auth(.missing, reply.said) }
        if reply.code >= 500, reply.code != 552 { throw .auth(.forbidden, reply.said) }
    }

    /// Clears what was begun, so that the next mail can be handed in. 421 ends the connection.
    private mutating func refusal(_ reply: SMTPReply) async throws(ChannelTrouble) -> SMTPOutcome {
        if reply.code == 421 { throw .transient(reply.said, retryAfter: nil) }
        try expect(try await ask("RSET"), "RSET")
        return reply.isLater ? .later(reply) : .refused(reply)
    }

    mutating func quit() async {
        _ = try? await ask("QUIT", within: 5)
        await socket.close()
    }

    /// Without a word, after something broke.
    func drop() async { await socket.close() }

    private mutating func ask(
        _ line: String, within seconds: Int = patience
    ) async throws(ChannelTrouble) -> SMTPReply {
        try await write(Array((line + "\r\n").utf8))
        return try await reply(within: seconds)
    }

    private func write(_ bytes: [UInt8]) async throws(ChannelTrouble) {
        let socket = socket
        try await Self.looking { () async throws(ChannelTrouble) in try await socket.write(bytes) }
    }

    private mutating func reply(within seconds: Int = patience) async throws(ChannelTrouble) -> SMTPReply {
        while true {
            do throws(SMTPReplyReader.Malformed) {
                if let reply = try reader.next() { return reply }
            } catch {
                throw .transient("the server does not speak SMTP", retryAfter: nil)
            }
            let socket = socket
            let more = try await Self.looking(within: seconds) { () async throws(ChannelTrouble) in
                try await socket.read()
            }
            guard let more else { throw .transient("the server hung up", retryAfter: nil) }
            reader.append(more)
        }
    }

    private func expect(_ reply: SMTPReply, _ step: String) throws(ChannelTrouble) {
        if reply.isCompletion { return }
        switch reply.code {
        case 421, 400..<500: throw .transient("\(step): \(reply.said)", retryAfter: nil)
        case 530, 534, 535, 538: throw .auth(.revoked, reply.said)
        case 550..<560 where step == "greeting" || step == "EHLO": throw .auth(.networkPolicy, reply.said)
        default: throw .transient("\(step): \(reply.said)", retryAfter: nil)
        }
    }

    /// Up to the end of the text nothing has been changed, whatever fails.
    private static func looking<Value: Sendable>(
        within seconds: Int = patience, _ work: @escaping @Sendable () async throws(ChannelTrouble) -> Value
    ) async throws(ChannelTrouble) -> Value {
        let late = ChannelTrouble.transient("no answer in \(seconds) seconds", retryAfter: nil)
        let result = await withTaskGroup(of: Result<Value, ChannelTrouble>.self) { group in
            group.addTask {
                do throws(ChannelTrouble) { return .success(try await work()) } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                do { try await Task.sleep(for: .seconds(seconds)) } catch { return .failure(late) }
                return .failure(late)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(late)
        }
        do throws(ChannelTrouble) {
            return try result.get()
        } catch {
            if case .unknownOutcome(let said) = error { throw .transient(said, retryAfter: nil) }
            throw error
        }
    }

    /// RFC 5321 §4.5.2: a dot at the start of a line is doubled. Ends with a line end.
    static func stuffed(_ message: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(message.count + 16)
        var isStart = true
        for byte in message {
            if isStart, byte == 46 { out.append(46) }
            out.append(byte)
            isStart = byte == 10
        }
        if !isStart { out += [13, 10] }
        return out
    }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}

/// What became of one mail.
enum SMTPOutcome: Hashable, Sendable {
    case accepted(String)
    /// 4xx: it may be handed in again.
    case later(SMTPReply)
    /// 5xx: not this mail to this mailbox.
    case refused(SMTPReply)
    /// The whole text went out, and no answer came.
    case unknown(String)
}
