import Contracts
import Distribution
import Media
import Testing
import Values

@testable import Channels

/// Against the double of what public clients know of the interface: 企鹅号 itself cannot be run here.
@Suite(.enabled(if: isThere("QIEHAO"))) struct `An account of 企鹅号, contract test,` {
    private struct State: Decodable {
        struct Article: Decodable {
            let article_title: String
            let article_url: String
            let article_type: String
            let content: String
            let original_url: String
            let original_author: String
            let apply: String
        }
        struct Upload: Decodable {
            let size: Int
            let received: Int
            let done: Bool
        }
        let articles: [Article]
        let uploads: [String: Upload]
        let openid: String
    }

    private func withAccount(
        _ settings: [String: Contestant.EntryValue] = [:], credentials: [String: String] = [:],
        _ body: (Stage, DoubleDoor) async throws -> Void
    ) async throws {
        let door = try DoubleDoor("QIEHAO")
        let contestant = Contestant.of("qiehao") { entry in
            entry.settings["api_address"] = .text(door.address)
            entry.settings["auth_address"] = .text(door.address)
            entry.settings.merge(settings) { _, new in new }
            entry.credentials.merge(credentials) { _, new in new }
        }
        try await Stage.set(contestant) { stage in try await body(stage, door) }
    }

    private func post(_ stage: Stage, _ copy: ChannelCopy? = nil) async -> Result<RemoteAnswer, ChannelTrouble> {
        let copy = copy ?? stage.copy()
        return await outcome { () async throws(ChannelTrouble) in
            let rendition = try stage.adapter.render(stage.edition(of: copy), for: copy)
            let prepared = try await stage.adapter.prepare(rendition, for: copy, earlier: .none)
            return try await stage.adapter.create(rendition, prepared: prepared, for: copy)
        }
    }

    @Test func `posts an article, declares where it was first published, and reads numbers back`() async throws {
        try await withAccount(["original": true]) { stage, door in
            try await stage.adapter.health(of: stage.channel)
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let article = try #require(try await door.state(State.self).articles.first)
            #expect(remote.address == article.article_url)
            #expect(article.content.contains("https://terrace.example/media/\(stage.picture)/1280.jpg"))
            #expect(
                article.original_url
                    == "https://terrace.example/articles/oranges-\(copy.key)?from=referral&copy=\(copy.key)")
            #expect(article.original_author == "田小妹")
            #expect(article.apply == "1")
            // The same reference, or it would be taken for a second one.
            #expect(try await stage.adapter.locate(copy) == [remote])
            let numbers = try await stage.adapter.metrics(of: stage.at(remote, copy))
            #expect(numbers == CopyMetrics(views: 2_800, likes: 12, shares: 3, replies: 4))
        }
    }

    @Test(arguments: [true, false]) func `finds a post whose answer was lost`(showsOriginal: Bool) async throws {
        try await withAccount { stage, door in
            try await door.set(#"{"shows_original":\#(showsOriginal)}"#)
            _ = try await stage.create(stage.copy())
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            stage.outbound.loseNext()
            let lost = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            }
            #expect(lost.trouble == "unknown outcome")
            let found = try await stage.adapter.locate(copy)
            let last = try #require(try await door.state(State.self).articles.last)
            #expect(found.map(\.address) == [last.article_url])
        }
    }

    @Test func `waits for the review, and passes on its refusal`() async throws {
        try await withAccount { stage, door in
            try await door.set(#"{"flag":"审核中"}"#)
            let copy = stage.copy()
            guard case .success(.pending(let waiting, _)) = await post(stage, copy),
                case .pending = try await stage.adapter.status(of: stage.at(waiting, copy))
            else {
                Issue.record("not pending")
                return
            }
            try await door.set(#"{"approve":true}"#)
            guard case .stands(let there) = try await stage.adapter.status(of: stage.at(waiting, copy)) else {
                Issue.record("does not stand")
                return
            }
            #expect(there.address != nil)
            for switches in [#"{"flag":"未通过"}"#, #"{"flag":"发布成功","verdict":"失败"}"#] {
                try await door.set(switches)
                let other = stage.copy()
                guard case .success(.pending(let refused, _)) = await post(stage, other) else {
                    Issue.record("not pending")
                    return
                }
                let result = await outcome { () async throws(ChannelTrouble) in
                    try await stage.adapter.status(of: stage.at(refused, other))
                }
                #expect(result.trouble == "content body")
            }
        }
    }

    @Test func `keeps to the number of posts a day, its own and the platform's`() async throws {
        try await withAccount(["daily": .number(2)]) { stage, _ in
            #expect(await post(stage).trouble == "nothing")
            let second = stage.copy()
            #expect(await post(stage, second).trouble == "nothing")
            #expect(await post(stage).trouble == "limited")
        }
        try await withAccount { stage, door in
            try await door.set(#"{"daily":1}"#)
            #expect(await post(stage).trouble == "nothing")
            // Refused over there, so it does not count here: two more would be let out by our own count.
            for _ in 0..<5 { #expect(await post(stage).trouble == "limited") }
            try await door.set(#"{"daily":20}"#)
            #expect(await post(stage).trouble == "nothing")
        }
    }

    @Test func `brings a film up in parts, and goes on where it was interrupted`() async throws {
        try await withAccount { stage, door in
            let adapter = try #require(stage.adapter as? QiehaoChannel)
            let film =
                [0, 0, 0, 20] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("mp41".utf8)
                + (0..<2_600_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
            let id = MediaID(88)
            let media = OneFilm(id: id, bytes: film)
            let channel = QiehaoChannel(
                ChannelKit(outbound: stage.outbound, media: media, site: Story.site, ground: adapter.ground))
            let copy = stage.copy()
            let rendition = try channel.render(
                Story.edition(html: "", kind: .film, films: [id]), for: copy)
            let prepared = try await channel.prepare(rendition, for: copy, earlier: .none)
            let upload = try #require(try await door.state(State.self).uploads[prepared.entries["film"] ?? ""])
            #expect(upload.size == film.count)
            #expect(upload.received == film.count)
            #expect(upload.done)
            guard case .pending(let waiting, _) = try await channel.create(rendition, prepared: prepared, for: copy),
                case .stands = try await channel.status(of: stage.at(waiting, copy))
            else {
                Issue.record("does not stand")
                return
            }
            #expect(try await door.state(State.self).articles.map(\.article_type) == ["视频"])
        }
    }

    @Test func `of somebody else renews its tokens, both, ahead of their end`() async throws {
        try await withAccount(
            ["account": "authorized"],
            credentials: [
                "openid": "645adf86b8bb52987374994a9f03cf1d", "access_token": "OLD", "refresh_token": "first-refresh",
            ]
        ) { stage, door in
            let result = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.health(of: stage.channel)
            }
            #expect(result.trouble == "auth expired")
            let renewed = try #require(try await stage.adapter.refreshed(stage.channel))
            #expect(renewed["access_token"] != "OLD")
            #expect(renewed["refresh_token"] != "first-refresh")
            #expect(renewed["client_secret"] == stage.channel.credentials["client_secret"])
            let entered = stage.channel.entered(with: renewed)
            try await stage.adapter.health(of: entered)
            // Good for a while longer.
            #expect(try await stage.adapter.refreshed(entered) == nil)
            // The old grant is used up.
            let again = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.refreshed(stage.channel)
            }
            #expect(again.trouble == "auth revoked")
        }
    }

    @Test func `says what is wrong with its means`() async throws {
        try await withAccount(credentials: ["client_secret": "wrong"]) { stage, _ in
            #expect(await post(stage).trouble == "auth revoked")
        }
        try await withAccount { stage, door in
            try await stage.adapter.health(of: stage.channel)
            try await door.set(#"{"expire":true}"#)
            #expect(await post(stage).trouble == "nothing")
            try await door.set(#"{"refuse":{"code":50000,"msg":"系统繁忙"}}"#)
            #expect(await post(stage).trouble == "unknown outcome")
            let nothing = stage.copy()
            #expect(
                await outcome { () async throws(ChannelTrouble) in try await stage.adapter.delete(nothing) }.trouble
                    == "unsupported")
        }
    }

    /// A film that Media keeps, without the room around it.
    private struct OneFilm: ChannelMedia {
        let id: MediaID
        let bytes: [UInt8]

        func picture(_ id: MediaID, within bounds: PictureBounds) async throws(ChannelTrouble) -> MediaFile {
            throw .content(field: "pictures", rule: "nobody asks for a picture here")
        }

        func film(_ id: MediaID, mostBytes: Int64) async throws(ChannelTrouble) -> MediaFile {
            guard id == self.id, bytes.count <= mostBytes else { throw .content(field: "films", rule: "no such film") }
            return MediaFile(bytes: bytes, contentType: "video/mp4", name: "\(id).mp4")
        }
    }
}
