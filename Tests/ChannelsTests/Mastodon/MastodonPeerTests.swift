import Contracts
import Distribution
import Foundation
import Synchronization
import Testing
import Values

@testable import Channels

/// Against mastodon_mock (Tests/Peers/channels/mastodon.sh).
@Suite(.serialized, .enabled(if: Contestant.named("mastodon").told != nil))
struct `A running Mastodon API` {
    static var server: ForeignServer {
        let told = Contestant.named("mastodon").told ?? [:]
        return ForeignServer(
            address: (told["base_url"] ?? "") + "/api/v1", headers: [("Authorization", "Bearer \(told["token"] ?? "")")]
        )
    }

    @Test func `has the text, its language, and the cover with its words`() async throws {
        try await Stage.set(.named("mastodon")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let status = try await Self.server.ask("GET", "/statuses/\(remote.reference)")
            #expect(status["language"] as? String == "zh")
            #expect((status["content"] as? String)?.contains("copy=\(copy.key)") == true)
            let attached = try #require(status["media_attachments"] as? [[String: Any]])
            #expect(attached.map { $0["description"] as? String } == ["枝头的橙子"])
        }
    }

    @Test func `takes the longest text that it can, however it counts addresses`() async throws {
        try await Stage.set(.named("mastodon")) { stage in
            let copy = stage.copy()
            let summary = String(repeating: "五十吨橙子等人来。", count: 3_400)
            let remote = try #require(
                try await stage.bring(.telling("橙子", summary: summary, slug: String(repeating: "a", count: 80)), copy)
                    .remote)
            let source = try await Self.server.ask("GET", "/statuses/\(remote.reference)/source")
            let text = try #require(source["text"] as? String)
            // This one counts every character of an address.
            #expect((490...500).contains(text.unicodeScalars.count))
            #expect(text.contains("copy=\(copy.key)"))
        }
    }

    @Test func `finds a post by its link when the key is forgotten`() async throws {
        try await Stage.set(.named("mastodon")) { stage in
            let copy = stage.copy()
            let first = try await stage.create(copy)
            // Another device posted it by hand, under no key.
            let text = "橙子 https://terrace.example/articles/x?from=referral&copy=\(copy.key)"
            let double = try await Self.server.ask("POST", "/statuses", ["status": text])
            let found = try await stage.adapter.locate(copy)
            #expect(found.map(\.reference) == [first.reference, double["id"] as? String ?? ""])
            for remote in found { _ = try await stage.adapter.delete(stage.at(remote, copy)) }
            #expect(try await stage.adapter.locate(copy) == [])
        }
    }

    @Test func `is not sent a picture again for an edit of the text`() async throws {
        try await Stage.set(.named("mastodon")) { stage in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            let remote = try #require(try await stage.put(rendition, prepared, copy, isThere: false).remote)
            let edited = try stage.adapter.render(stage.edition(of: copy, number: 2), for: copy)
            let again = try await stage.adapter.prepare(edited, for: stage.at(remote, copy), earlier: .none)
            #expect(again == prepared)
            // A former try's picture is used as well while it is there, and replaced when it is not.
            #expect(try await stage.adapter.prepare(rendition, for: stage.copy(), earlier: prepared) == prepared)
            try await Self.server.ask("DELETE", "/media/\(prepared.entries["attachment"] ?? "")")
            let anew = try await stage.adapter.prepare(rendition, for: stage.copy(), earlier: prepared)
            #expect(anew != prepared && anew.entries["attachment"] != nil)
        }
    }

    @Test func `brings replies and favourites back, and what was undone`() async throws {
        try await Stage.set(.named("mastodon")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            try await Self.server.ask("POST", "/statuses/\(remote.reference)/favourite")
            try await Self.server.ask("POST", "/statuses", ["status": "想买两箱 <b>", "in_reply_to_id": remote.reference])
            let desk = QuietDesk(stage.channel)
            try await desk.waits(for: 2, of: stage.adapter)
            #expect(Set(desk.taken.map(\.kind)) == [.reply, .like])
            #expect(desk.taken.first { $0.kind == .reply }?.text == "想买两箱 <b>")
            let numbers = try await stage.adapter.metrics(of: stage.at(remote, copy))
            #expect(numbers == CopyMetrics(likes: 1, shares: 0, replies: 1))
        }
    }

    @Test func `says what it does not take, and who may not`() async throws {
        try await Stage.set(.named("mastodon")) { stage in
            let copy = stage.copy()
            let gone = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.metrics(of: stage.at(RemoteCopy(reference: "1", address: nil), copy))
            }
            #expect(gone.trouble == "gone")
            // Nothing to remove is nothing to complain of.
            let answer = try await stage.adapter.delete(stage.at(RemoteCopy(reference: "1", address: nil), copy))
            #expect(answer == .absent)
        }
    }
}

/// What a mock does not do, as docs.joinmastodon.org has it.
@Suite struct `A Mastodon API by its documents (contract test)` {
    private func client(_ server: ScriptedServer) throws -> MastodonClient {
        let channel = `An article for a WordPress site`.copy("mastodon", #"{"address":"\#(server.address)"}"#).channel
        return try MastodonClient(
            channel.entered(with: ChannelCredentials(["token": "t"])), try HTTPOutbound.local(), RealClock())
    }

    @Test func `says when its limit is over`() async throws {
        let reset = RealClock().now().adding(seconds: 200)
        let server = try await ScriptedServer { _ in
            [
                ScriptedServer.answer(
                    "429 Too Many Requests", "X-RateLimit-Reset: \(reset.iso8601)", body: #"{"error":"Throttled"}"#)
            ]
        }
        let client = try client(server)
        let result = await outcome { () async throws(ChannelTrouble) in
            try await MastodonStatuses(client: client).account()
        }
        #expect(result.trouble == "limited")
        if case .failure(.limited(let until, let scope, _)) = result { #expect((until, scope) == (reset, .account)) }
        try await server.close()
    }

    @Test func `waits until a picture has been worked over`() async throws {
        let questions = Mutex(0)
        let server = try await ScriptedServer { heard in
            if heard.text.hasPrefix("POST /api/v2/media") {
                return [ScriptedServer.answer("202 Accepted", body: #"{"id":"9","url":null}"#)]
            }
            let isEarly = questions.withLock { count in
                count += 1
                return count == 1
            }
            return [ScriptedServer.answer(isEarly ? "206 Partial Content" : "200 OK", body: #"{"id":"9","url":"x"}"#)]
        }
        let media = MastodonMedia(client: try client(server), media: OnePicture(), limits: .usual)
        let rendition = ArticleRendition(
            title: "橙子", body: "", form: .plain, language: .chinese,
            attachments: [.init(media: MediaID(77), part: .cover, alternativeText: "枝头")])
        let prepared = try await media.prepare(rendition, attached: nil, earlier: nil)
        #expect(prepared.entries["attachment"] == "9")
        #expect(
            server.heard.map { $0.text.split(separator: "\r\n").first } == [
                "POST /api/v2/media HTTP/1.1", "GET /api/v1/media/9 HTTP/1.1", "GET /api/v1/media/9 HTTP/1.1",
            ])
        try await server.close()
    }

    @Test func `refuses a post whose picture is not ready, for a while`() async throws {
        let server = try await ScriptedServer { _ in
            [
                ScriptedServer.answer(
                    "422 Unprocessable",
                    body: #"{"error":"Cannot attach files that have not finished processing. Try again in a moment!"}"#)
            ]
        }
        let client = try client(server)
        let draft = MastodonStatuses.Draft(status: "x", media_ids: ["9"], language: "zh", visibility: "public")
        let result = await outcome { () async throws(ChannelTrouble) in
            try await MastodonStatuses(client: client).create(draft, key: PublicationKey("3zzzzzzzzzz22")!)
        }
        #expect(result.trouble == "transient")
        #expect(server.heard.first?.header("idempotency-key") == "3zzzzzzzzzz22")
        try await server.close()
    }
}

/// A picture that is no picture: nobody looks at it here.
struct OnePicture: ChannelMedia {
    var bytes = Array("no picture".utf8)

    func picture(_ id: MediaID, within bounds: PictureBounds) async throws(ChannelTrouble) -> MediaFile {
        guard bytes.count <= bounds.mostBytes else { throw .content(field: "picture", rule: "too large") }
        return MediaFile(bytes: bytes, contentType: "image/jpeg", name: "\(id).jpg", width: 1, height: 1)
    }

    func film(_ id: MediaID, mostBytes: Int64) async throws(ChannelTrouble) -> MediaFile {
        throw .content(field: "film", rule: "longer than \(mostBytes) bytes")
    }
}
