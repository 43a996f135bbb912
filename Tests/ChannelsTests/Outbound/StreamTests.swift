import Distribution
import Testing

@testable import Channels

@Suite struct `A stream` {
    @Test func `carries lines both ways, to its end`() async throws {
        let server = try await ScriptedServer(framing: .lines, greeting: "220 mail.example\r\n") { line in
            line.text == "QUIT" ? [.say("221 bye\r\n"), .close] : [.say("250 \(line.text)\r\n")]
        }
        let socket = try await HTTPOutbound.local().connect(host: "127.0.0.1", port: server.port, tls: nil)
        var lines = Lines(socket)
        #expect(try await lines.next() == "220 mail.example")
        try await socket.write(Array("EHLO 甜\r\n".utf8))
        #expect(try await lines.next() == "250 EHLO 甜")
        try await socket.write(Array("QUIT\r\n".utf8))
        #expect(try await lines.next() == "221 bye")
        #expect(try await lines.next() == nil)
        let late = await outcome { () async throws(ChannelTrouble) in try await socket.write([1]) }
        #expect(late.trouble == "transient")
    }

    @Test func `goes on under TLS when it is asked to`() async throws {
        let server = try await ScriptedServer(framing: .lines, greeting: "220 mail.example\r\n") { line in
            line.text == "STARTTLS" ? [.say("220 go on\r\n"), .secure] : [.say("250 \(line.text)\r\n")]
        }
        let outbound = try HTTPOutbound.local(trusting: TestCertificate.file)
        for (name, expected) in [("mail.example", "nothing"), ("other.example", "transient")] {
            let socket = try await outbound.connect(host: "127.0.0.1", port: server.port, tls: nil)
            var lines = Lines(socket)
            _ = try await lines.next()
            try await socket.write(Array("STARTTLS\r\n".utf8))
            #expect(try await lines.next() == "220 go on")
            let result = await outcome { () async throws(ChannelTrouble) in try await socket.secure(name: name) }
            #expect(result.trouble == expected)
            guard expected == "nothing" else { continue }
            try await socket.write(Array("AUTH secret\r\n".utf8))
            #expect(try await lines.next() == "250 AUTH secret")
            await socket.close()
        }
    }

    @Test func `is secured from the first byte`() async throws {
        let server = try await ScriptedServer(tls: true, framing: .lines) { [.say("250 \($0.text)\r\n")] }
        let outbound = try HTTPOutbound.local(trusting: TestCertificate.file)
        let socket = try await outbound.connect(host: "127.0.0.1", port: server.port, tls: "localhost")
        var lines = Lines(socket)
        try await socket.write(Array("NOOP\r\n".utf8))
        #expect(try await lines.next() == "250 NOOP")
    }

    @Test func `brings all of what is much more than it holds, in order`() async throws {
        let bytes = (0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let server = try await ScriptedServer(framing: .lines) { _ in [.send(bytes), .close] }
        let socket = try await HTTPOutbound.local().connect(host: "127.0.0.1", port: server.port, tls: nil)
        try await socket.write(Array("all\r\n".utf8))
        var read: [UInt8] = []
        while let part = try await socket.read() { read += part }
        // A difference of millions of bytes would be told one by one.
        let isSame = read == bytes
        #expect(isSame, "\(read.count) bytes came")
    }

    @Test func `lets go of who waits no longer, and stays`() async throws {
        let server = try await ScriptedServer(framing: .lines) { [.say($0.text + "\r\n")] }
        let socket = try await HTTPOutbound.local().connect(host: "127.0.0.1", port: server.port, tls: nil)
        let waiting = Task { await outcome { () async throws(ChannelTrouble) in try await socket.read() } }
        waiting.cancel()
        #expect(await waiting.value.trouble == "transient")
        try await socket.write(Array("still here\r\n".utf8))
        var lines = Lines(socket)
        #expect(try await lines.next() == "still here")
    }
}

/// Reads a socket by lines.
struct Lines {
    private let socket: any OutboundSocket
    private var text: [UInt8] = []

    init(_ socket: any OutboundSocket) { self.socket = socket }

    mutating func next() async throws -> String? {
        while true {
            if let end = text.firstIndex(of: 10) {
                defer { text.removeSubrange(...end) }
                return String(decoding: text[..<end].filter { $0 != 13 }, as: UTF8.self)
            }
            guard let more = try await socket.read() else { return nil }
            text += more
        }
    }
}
