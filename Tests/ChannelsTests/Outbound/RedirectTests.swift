import Distribution
import Testing

@testable import Channels

@Suite struct `A redirect` {
    @Test func `is followed by a question, and keeps credentials with whom they are for`() async throws {
        let other = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK", body: "there")] }
        let away = other.address + "/c"
        let server = try await ScriptedServer { request in
            request.text.hasPrefix("GET /a ")
                ? [ScriptedServer.answer("302 Found", "Location: b")]
                : [ScriptedServer.answer("307 Temporary Redirect", "Location: \(away)")]
        }
        let headers = [("Authorization", "Bearer t"), ("Cookie", "s=1"), ("X-Api-Key", "k"), ("Accept", "text/html")]
        let request = OutboundRequest("GET", server.address + "/a", headers: headers.map { (name: $0.0, value: $0.1) })
            .following()
        let answer = try await HTTPOutbound.local().send(request, .looking)
        #expect(answer.body == Array("there".utf8))
        #expect(server.heard.map { $0.header("authorization") } == ["Bearer t", "Bearer t"])
        let heard = try #require(other.heard.first)
        #expect(heard.header("authorization") == nil)
        #expect(heard.header("cookie") == nil)
        #expect(heard.header("x-api-key") == nil)
        #expect(heard.header("accept") == "text/html")
    }

    @Test func `is not followed by a change, nor unasked`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("302 Found", "Location: /b")] }
        let outbound = try HTTPOutbound.local()
        let acting = OutboundRequest("POST", server.address + "/a").following()
        #expect(try await outbound.send(acting, .acting).status == 302)
        #expect(try await outbound.send(OutboundRequest("GET", server.address + "/a"), .looking).status == 302)
        #expect(server.heard.count == 2)
    }

    @Test func `ends after five`() async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("301 Moved", "Location: /again")] }
        let outbound = try HTTPOutbound.local()
        let result = await outcome { () async throws(ChannelTrouble) in
            try await outbound.send(OutboundRequest("GET", server.address + "/").following(), .looking)
        }
        #expect(result.trouble == "transient")
        #expect(server.heard.count == 6)
    }

    @Test(arguments: [
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/", "http://secrets.example/",
        "http://farm.example:22/",
    ])
    func `leads nowhere that could not be asked at once`(_ location: String) async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("302 Found", "Location: \(location)")] }
        let outbound = try HTTPOutbound.local(["farm.example": ["127.0.0.1"], "secrets.example": ["100.100.100.200"]])
        let result = await outcome { () async throws(ChannelTrouble) in
            try await outbound.send(OutboundRequest("GET", "http://farm.example:\(server.port)/").following(), .looking)
        }
        #expect(result.trouble == "auth network_policy")
        #expect(server.heard.count == 1)
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://farm.example/", "http://anna@farm.example/"])
    func `leads to nothing but the web`(_ location: String) async throws {
        let server = try await ScriptedServer { _ in [ScriptedServer.answer("302 Found", "Location: \(location)")] }
        let outbound = try HTTPOutbound.local()
        let result = await outcome { () async throws(ChannelTrouble) in
            try await outbound.send(OutboundRequest("GET", server.address + "/").following(), .looking)
        }
        #expect(result.trouble == "transient")
    }
}
