import Distribution
import TestKit
import Testing

@testable import Channels

@Suite struct `A request` {
    @Test func `says who asks, and frames what it says itself`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("201 Created", "ETag: \"1\"", body: "done")]
        }
        let request = OutboundRequest(
            "POST", server.address + "/posts",
            headers: [("Authorization", "Bearer t"), ("Content-Length", "99"), ("Transfer-Encoding", "chunked")],
            body: Array("甜".utf8))
        let answer = try await HTTPOutbound.local().send(request, .acting)
        #expect(answer.status == 201)
        #expect(answer.header("etag") == "\"1\"")
        #expect(answer.body == Array("done".utf8))
        let heard = try #require(server.heard.first)
        #expect(heard.text.hasPrefix("POST /posts HTTP/1.1\r\n"))
        #expect(heard.text.hasSuffix("\r\n\r\n甜"))
        #expect(heard.header("host") == "127.0.0.1:\(server.port)")
        #expect(heard.header("user-agent") == "Terrace/test")
        #expect(heard.header("accept-encoding") == "identity")
        #expect(heard.header("content-length") == "3")
        #expect(heard.header("transfer-encoding") == nil)
        #expect(heard.header("authorization") == "Bearer t")
    }

    @Test func `is not made of two by what a person entered`() async throws {
        let outbound = try HTTPOutbound.local()
        let evil = OutboundRequest("GET", "http://127.0.0.1:9999/", headers: [("X-Name", "a\r\nX-Other: b")])
        #expect(
            await outcome { () async throws(ChannelTrouble) in try await outbound.send(evil, .looking) }.trouble
                == "content headers")
        let method = OutboundRequest("GET / HTTP/1.1\r\nX: ", "http://127.0.0.1:9999/")
        #expect(
            await outcome { () async throws(ChannelTrouble) in try await outbound.send(method, .looking) }.trouble
                == "content method")
    }

    @Test func `goes to the very address that was looked up, once`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK")] }
        let names = ToldNames(["shop.example": ["127.0.0.1"]])
        let outbound = try HTTPOutbound(
            agent: "Terrace/test", clock: ManualClock(), policy: OutboundPolicy(allowsPrivateTargets: true),
            resolver: names)
        _ = try await outbound.send(OutboundRequest("GET", "http://shop.example:\(server.port)/"), .looking)
        #expect(server.heard.first?.header("host") == "shop.example:\(server.port)")
        #expect(names.asked == ["shop.example"])
    }

    @Test func `never reaches a private address behind a public name`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK")] }
        let outbound = try HTTPOutbound(
            agent: "Terrace/test", clock: ManualClock(), policy: OutboundPolicy(allowsPrivateTargets: false),
            resolver: ToldNames(["evil.example": ["127.0.0.1", "10.0.0.1", "::1"]]))
        let result = await outcome { () async throws(ChannelTrouble) in
            try await outbound.send(OutboundRequest("POST", "http://evil.example:\(server.port)/"), .acting)
        }
        #expect(result.trouble == "auth network_policy")
        let socket = await outcome { () async throws(ChannelTrouble) in
            try await outbound.connect(host: "evil.example", port: server.port, tls: nil)
        }
        #expect(socket.trouble == "auth network_policy")
        let line = await outcome { () async throws(ChannelTrouble) in
            try await outbound.openWebSocket("ws://evil.example:\(server.port)/")
        }
        #expect(line.trouble == "auth network_policy")
        #expect(server.connections == 0)
    }

    @Test(arguments: ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "127.0.0.1"])
    func `never reaches this machine by another way of writing it`(_ host: String) async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK")] }
        let outbound = try HTTPOutbound(agent: "Terrace/test", clock: ManualClock())
        let result = await outcome { () async throws(ChannelTrouble) in
            try await outbound.send(OutboundRequest("GET", "http://\(host):\(server.port)/"), .looking)
        }
        #expect(result.trouble == "auth network_policy")
        #expect(server.connections == 0)
    }

    @Test func `tries the next address when one does not answer`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK")] }
        // Nobody listens on IPv6.
        let outbound = try HTTPOutbound.local(["two.example": ["::1", "127.0.0.1"]])
        let answer = try await outbound.send(OutboundRequest("GET", "http://two.example:\(server.port)/"), .looking)
        #expect(answer.status == 200)
    }

    @Test func `goes over TLS only to whom the certificate is for`() async throws {
        let server = try await ScriptedServer(tls: true) { _ in [ScriptedServer.answer("200 OK", body: "safe")] }
        let names = ["mail.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]]
        let trusting = try HTTPOutbound.local(names, trusting: TestCertificate.file)
        let answer = try await trusting.send(OutboundRequest("GET", "https://mail.example:\(server.port)/"), .looking)
        #expect(answer.body == Array("safe".utf8))
        let other = await outcome { () async throws(ChannelTrouble) in
            try await trusting.send(OutboundRequest("POST", "https://other.example:\(server.port)/"), .acting)
        }
        #expect(other.trouble == "transient")
        let doubting = try HTTPOutbound.local(names)
        let unknown = await outcome { () async throws(ChannelTrouble) in
            try await doubting.send(OutboundRequest("POST", "https://mail.example:\(server.port)/"), .acting)
        }
        #expect(unknown.trouble == "transient")
        #expect(server.heard.count == 1)
    }
}
