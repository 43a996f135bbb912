import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

@Suite struct `An article for the AT Protocol` {
    static func rendition(_ edition: Edition, hashtags: String = "") -> ArticleRendition {
        let settings = #"{"address":"https://pds.example","hashtags":"\#(hashtags)"}"#
        let stage = `An article for a WordPress site`.self
        return ATProtoChannel.render(edition, for: stage.copy("atproto", settings), at: stage.site)
    }

    static func post(_ rendition: ArticleRendition) throws -> ATProtoPost {
        let text = try #require(ATProtoChannel.post(rendition.fields).text(fitting: ATProtoChannel.allows))
        return ATProtoChannel.record(rendition, text, nil)
    }

    @Test func `leads from its text to the whole address, in bytes`() throws {
        let rendition = Self.rendition(.telling("橙子🍊", summary: "五十吨"), hashtags: "#助农")
        let post = try Self.post(rendition)
        #expect(post.text == "橙子🍊\n\n五十吨\n\nterrace.example/articles/oranges\n\n#助农")
        let bytes = Array(post.text.utf8)
        let parts = post.facets.map { String(decoding: bytes[$0.index.byteStart..<$0.index.byteEnd], as: UTF8.self) }
        #expect(parts == ["terrace.example/articles/oranges", "#助农"])
        #expect(
            post.facets[0].features[0].uri == "https://terrace.example/articles/oranges?from=rid&copy=3zzzzzzzzzz22")
        #expect(post.facets[1].features[0].tag == "助农")
        #expect(post.langs == ["zh"])
        #expect(post.embed.external.uri == post.facets[0].features[0].uri)
        #expect((post.embed.external.title, post.embed.external.description) == ("橙子🍊", "五十吨"))
    }

    @Test(arguments: ["五十吨橙子等人来。", "👨‍👩‍👧‍👦", "خمسون طنا من البرتقال ", "e\u{301}\u{302}\u{303}\u{304}\u{305}"])
    func `has at most 300 characters and 3,000 bytes`(_ words: String) throws {
        let post = try Self.post(Self.rendition(.telling("橙子", summary: String(repeating: words, count: 3_000))))
        #expect(post.text.count <= 300 && post.text.utf8.count <= 3_000)
        #expect(post.text.count > 200 || post.text.utf8.count > 2_900)
        #expect(post.text.hasSuffix("…\n\nterrace.example/articles/oranges"))
    }

    @Test func `looks in JSON as the lexicon has it`() throws {
        let json = String(decoding: jsonBytes(try Self.post(Self.rendition(.telling("橙子")))), as: UTF8.self)
        #expect(
            json == """
                {"$type":"app.bsky.feed.post","createdAt":"2035-02-09T22:45:58Z","embed":{"$type":"app.bsky.embed.external",\
                "external":{"description":"","title":"橙子","uri":"https://terrace.example/articles/oranges?from=rid&copy=3zzzzzzzzzz22"}},\
                "facets":[{"features":[{"$type":"app.bsky.richtext.facet#link",\
                "uri":"https://terrace.example/articles/oranges?from=rid&copy=3zzzzzzzzzz22"}],"index":{"byteEnd":40,"byteStart":8}}],\
                "langs":["zh"],"text":"橙子\\n\\nterrace.example/articles/oranges"}
                """)
    }

    @Test func `names a file as every server does`() {
        // From the IPFS documentation: a raw block of these bytes.
        #expect(
            ATProtoBlob.name(of: Array("hello world".utf8))
                == "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e")
    }
}

/// What arroba does not do, as the lexicons have it.
@Suite struct `A data server by its lexicons (contract test)` {
    private func set(
        _ script: @escaping @Sendable (String) -> String?, _ body: (Stage, ScriptedServer) async throws -> Void
    ) async throws {
        let server = try await ScriptedServer { heard in
            let method = heard.text.split(separator: " ").dropFirst().first?.split(separator: "?").first ?? ""
            if let json = script(String(method.dropFirst(6)) + " " + (heard.header("authorization") ?? "")) {
                let isError = json.contains("\"error\"")
                return [ScriptedServer.answer(isError ? "400 Bad Request" : "200 OK", body: json)]
            }
            return [
                ScriptedServer.answer("501 Not Implemented", body: #"{"error":"MethodNotImplemented","message":"no"}"#)
            ]
        }
        let address = server.address
        let contestant = Contestant.named("atproto").entering(
            { _ in ["identifier": "farm.test", "password": "app"] }, settings: ["address": .text(address)])
        try await Stage.set(contestant) { stage in try await body(stage, server) }
        try await server.close()
    }

    private static func token(endingIn seconds: Int64, _ name: String) -> String {
        let claims = #"{"exp":\#(RealClock().now().seconds + seconds),"n":"\#(name)"}"#
        return "e30." + base64URL(Array(claims.utf8)) + ".sig"
    }

    private static func given(_ access: String, _ refresh: String) -> String {
        #"{"did":"did:plc:abc","handle":"farm.test","accessJwt":"\#(access)","refreshJwt":"\#(refresh)"}"#
    }

    @Test func `gives a session that is refreshed before it ends`() async throws {
        let old = Self.token(endingIn: 60, "old")
        let new = Self.token(endingIn: 7_200, "new")
        try await set({ asked in
            switch asked {
            case "com.atproto.server.createSession ": Self.given(old, "r1")
            case "com.atproto.server.refreshSession Bearer r1": Self.given(new, "r2")
            case "com.atproto.server.getSession Bearer \(new)": #"{"did":"did:plc:abc","handle":"farm.test"}"#
            default: #"{"error":"InvalidToken","message":"unexpected: \#(asked)"}"#
            }
        }) { stage, _ in
            let first = try #require(try await stage.adapter.refreshed(stage.channel))
            #expect((first["access"], first["refresh"], first["did"]) == (old, "r1", "did:plc:abc"))
            let entered = stage.channel.entered(with: stage.channel.credentials.merging(first))
            let second = try #require(try await stage.adapter.refreshed(entered))
            #expect((second["access"], second["refresh"]) == (new, "r2"))
            let kept = entered.entered(with: entered.credentials.merging(second))
            #expect(try await stage.adapter.refreshed(kept) == nil)
            try await stage.adapter.health(of: kept)
        }
    }

    @Test func `is asked once more when a token has ended early`() async throws {
        let (dead, good) = (Self.token(endingIn: 7_200, "dead"), Self.token(endingIn: 7_200, "good"))
        try await set({ asked in
            switch asked {
            case "com.atproto.server.createSession ": Self.given(good, "r")
            case "com.atproto.server.getSession Bearer \(good)": #"{"did":"did:plc:abc"}"#
            default: #"{"error":"ExpiredToken","message":"Token has expired"}"#
            }
        }) { stage, server in
            let first = try #require(try await stage.adapter.refreshed(stage.channel))
            var values = stage.channel.credentials.merging(first).values
            values["access"] = dead
            let stale = stage.channel.entered(with: ChannelCredentials(values))
            try await stage.adapter.health(of: stale)
            #expect(server.heard.count == 4)
            // From now on the dead one is not used.
            #expect(try await stage.adapter.refreshed(stale)?["access"] == good)
        }
    }

    @Test func `gets the picture of the card once`() async throws {
        let access = Self.token(endingIn: 7_200, "a")
        try await set({ asked in
            if asked.hasPrefix("com.atproto.server.createSession") { return Self.given(access, "r") }
            if asked.hasPrefix("com.atproto.repo.getRecord") { return #"{"error":"RecordNotFound","message":"none"}"# }
            if asked.hasPrefix("com.atproto.repo.uploadBlob") {
                return #"{"blob":{"$type":"blob","ref":{"$link":"bafkreie"},"mimeType":"image/jpeg","size":3}}"#
            }
            return nil
        }) { stage, server in
            let copy = stage.copy()
            let (_, prepared) = try await stage.ready(copy, number: 1)
            #expect(prepared.entries["blob"]?.contains("bafkreie") == true)
            let upload = try #require(server.heard.first { $0.text.contains("uploadBlob") })
            #expect(upload.header("content-type") == "image/jpeg")
            #expect((upload.header("content-length").flatMap { Int($0) } ?? 0) <= 1_000_000)
        }
    }

    @Test func `tells no numbers where no app view stands behind it`() async throws {
        let access = Self.token(endingIn: 7_200, "a")
        try await set({ asked in asked.hasPrefix("com.atproto.server.createSession") ? Self.given(access, "r") : nil })
        { stage, _ in
            let copy = stage.at(
                RemoteCopy(reference: "at://did:plc:abc/app.bsky.feed.post/x", address: nil), stage.copy())
            let result = await outcome { () async throws(ChannelTrouble) in try await stage.adapter.metrics(of: copy) }
            #expect(result.trouble == "unsupported")
        }
    }

    @Test func `brings back what an app view tells`() async throws {
        let access = Self.token(endingIn: 7_200, "a")
        try await set({ asked in
            let method = asked.prefix { $0 != " " }
            switch method {
            case "com.atproto.server.createSession": return Self.given(access, "r")
            case "com.atproto.repo.putRecord": return #"{"uri":"at://did:plc:abc/app.bsky.feed.post/x","cid":"c"}"#
            case "com.atproto.repo.getRecord":
                return #"{"uri":"at://did:plc:abc/app.bsky.feed.post/x","cid":"c","value":{}}"#
            case "app.bsky.feed.getPosts": return #"{"posts":[{"replyCount":1,"likeCount":1,"repostCount":0}]}"#
            case "app.bsky.feed.getLikes":
                return
                    #"{"likes":[{"actor":{"did":"did:plc:r","handle":"anna.test"},"createdAt":"2026-11-24T08:00:00.000Z"}]}"#
            case "app.bsky.feed.getRepostedBy": return #"{"repostedBy":[]}"#
            case "app.bsky.feed.getPostThread":
                return
                    #"{"thread":{"post":{},"replies":[{"notFound":true},{"post":{"uri":"at://did:plc:r/app.bsky.feed.post/y","author":{"did":"did:plc:r","handle":"anna.test"},"record":{"text":"想买两箱","createdAt":"2026-11-24T09:00:00Z"}}}]}}"#
            default: return nil
            }
        }) { stage, _ in
            let remote = try await stage.bring(.telling("橙子"), stage.copy()).remote
            #expect(remote?.reference == "at://did:plc:abc/app.bsky.feed.post/x")
            let desk = QuietDesk(stage.channel)
            try await desk.waits(for: 2, of: stage.adapter)
            #expect(desk.taken.map(\.actor) == ["@anna.test", "@anna.test"])
            #expect(Set(desk.taken.map(\.kind)) == [.like, .reply])
            #expect(desk.taken.first { $0.kind == .reply }?.text == "想买两箱")
        }
    }
}
