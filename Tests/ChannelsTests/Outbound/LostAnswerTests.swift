import Distribution
import NIOCore
import Testing

@testable import Channels

@Suite struct `A lost answer` {
    /// What a server does after it has read a whole request.
    static let lost: [(name: String, steps: [ScriptedServer.Step])] = [
        ("closes", [.close]),
        ("resets", [.reset]),
        ("stops in the head", [.say("HTTP/1.1 200 OK\r\nContent-Le"), .close]),
        ("stops in the body", [.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"), .close]),
        ("stops between chunks", [.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), .close]),
        ("talks nonsense", [.send([0x16, 0x03, 0x01, 0x00, 0x00, 0xFF, 0x0D, 0x0A, 0x0D, 0x0A]), .close]),
        ("says too much", [.say("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n")]),
        (
            "says too much in chunks",
            [
                .say(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n\(String(repeating: "x", count: 2_000))\r\n"
                )
            ]
        ),
    ]

    @Test(arguments: lost.map(\.name))
    func `leaves open what a change did, and a question to be asked again`(_ name: String) async throws {
        let steps = try #require(Self.lost.first { $0.name == name }).steps
        let server = try await ScriptedServer { _ in steps }
        let outbound = try HTTPOutbound.local()
        var request = OutboundRequest("POST", server.address + "/", body: [1, 2, 3])
        request.mostAnswerBytes = 1_000
        let acting = await outcome { [request] () async throws(ChannelTrouble) in
            try await outbound.send(request, .acting)
        }
        #expect(acting.trouble == "unknown outcome")
        let looking = await outcome { [request] () async throws(ChannelTrouble) in
            try await outbound.send(request, .looking)
        }
        #expect(looking.trouble == "transient")
        #expect(server.heard.count == 2)
    }

    @Test func `is no such thing while nothing has left`() async throws {
        let closed = try await ScriptedServer { _ in [] }
        try await closed.close()
        let plain = try await ScriptedServer { _ in [.close] }
        let outbound = try HTTPOutbound.local(["farm.example": ["127.0.0.1"]])
        for address in [
            "http://127.0.0.1:\(closed.port)/", "http://nowhere.example/", "https://farm.example:\(plain.port)/",
        ] {
            let result = await outcome { () async throws(ChannelTrouble) in
                try await outbound.send(OutboundRequest("POST", address), .acting)
            }
            #expect(result.trouble == "transient")
        }
    }

    @Test func `is what a caller has who does not wait`() async throws {
        let server = try await ScriptedServer { _ in [] }
        let outbound = try HTTPOutbound.local()
        for (effect, expected) in [(OutboundEffect.acting, "unknown outcome"), (.looking, "transient")] {
            let heard = server.heard.count
            let task = Task {
                await outcome { () async throws(ChannelTrouble) in
                    try await outbound.send(OutboundRequest("POST", server.address + "/"), effect)
                }
            }
            try await server.hears(heard + 1)
            task.cancel()
            #expect(await task.value.trouble == expected)
        }
    }

    @Test func `is certain not to be when the caller had gone before anything was sent`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK")] }
        let outbound = try HTTPOutbound.local()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await outcome { () async throws(ChannelTrouble) in
                try await outbound.send(OutboundRequest("POST", server.address + "/"), .acting)
            }
        }
        #expect(await task.value.trouble == "transient")
        #expect(server.heard.isEmpty)
    }
}

@Suite struct `A connection` {
    @Test func `is used again`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK", body: "ok")] }
        let outbound = try HTTPOutbound.local()
        for _ in 1...3 { _ = try await outbound.send(OutboundRequest("POST", server.address + "/"), .acting) }
        #expect(server.heard.map(\.connection) == [1, 1, 1])
    }

    @Test func `is not used again when the server says so`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK", "Connection: close", body: "ok")]
        }
        let outbound = try HTTPOutbound.local()
        for _ in 1...2 { _ = try await outbound.send(OutboundRequest("POST", server.address + "/"), .acting) }
        #expect(server.heard.map(\.connection) == [1, 2])
    }

    @Test func `that ends as it is used again repeats a question, never a change`() async throws {
        let server = try await ScriptedServer { request in
            // The first on each connection is answered, the second is read and not answered.
            request.text.hasPrefix("GET /first")
                ? [ScriptedServer.answer("200 OK")]
                : request.connection == 1 ? [.close] : [ScriptedServer.answer("200 OK")]
        }
        let outbound = try HTTPOutbound.local()
        _ = try await outbound.send(OutboundRequest("GET", server.address + "/first"), .looking)
        let looking = try await outbound.send(OutboundRequest("GET", server.address + "/second"), .looking)
        #expect(looking.status == 200)
        #expect(server.heard.map(\.connection) == [1, 1, 2])

        let other = try await ScriptedServer { request in
            request.text.hasPrefix("GET /first") ? [ScriptedServer.answer("200 OK")] : [.close]
        }
        _ = try await outbound.send(OutboundRequest("GET", other.address + "/first"), .looking)
        let acting = await outcome { () async throws(ChannelTrouble) in
            try await outbound.send(OutboundRequest("POST", other.address + "/second"), .acting)
        }
        #expect(acting.trouble == "unknown outcome")
        #expect(other.heard.map(\.connection) == [1, 1])
    }

    @Test func `serves one at a time, and many at once have their own`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK", body: "ok")] }
        let outbound = try HTTPOutbound.local()
        let statuses = await withTaskGroup(of: Int.self) { group in
            for number in 1...40 {
                group.addTask {
                    (try? await outbound.send(OutboundRequest("POST", server.address + "/\(number)"), .acting))?.status
                        ?? 0
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 40))
        #expect(Set(server.heard.map { $0.text.prefix { $0 != "\r" } }).count == 40)
    }
}
