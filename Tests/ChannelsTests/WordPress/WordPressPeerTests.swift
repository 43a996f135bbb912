import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

/// Against Debian's WordPress (Tests/Peers/channels/wordpress.sh).
@Suite(.serialized, .enabled(if: Contestant.named("wordpress").told != nil))
struct `A running WordPress` {
    static var site: ForeignServer {
        let told = Contestant.named("wordpress").told ?? [:]
        let login = Data("\(told["user"] ?? ""):\(told["password"] ?? "")".utf8).base64EncodedString()
        return ForeignServer(
            address: (told["base_url"] ?? "") + "/?rest_route=/wp/v2", headers: [("Authorization", "Basic \(login)")])
    }

    @Test func `keeps title, summary, picture and text, with nothing added between the lines`() async throws {
        try await Stage.set(.named("wordpress")) { stage in
            let copy = stage.copy()
            let edition = Edition.telling(
                "5 < 6 & \"橙子\"", summary: "五十吨橙子等人来",
                html:
                    "<p>一行\n又一行</p>\n<figure><picture><img src=\"/media/\(stage.picture)/1280.jpg\" alt=\"枝头\" /></picture></figure>\n",
                slug: "o-\(copy.key)", cover: stage.picture, pictures: [stage.picture])
            let remote = try #require(try await stage.bring(edition, copy).remote)
            let post = try await Self.site.ask("GET", "/posts/\(remote.reference)&context=edit")
            #expect((post["title"] as? [String: Any])?["raw"] as? String == "5 &lt; 6 &amp; \"橙子\"")
            #expect((post["excerpt"] as? [String: Any])?["raw"] as? String == "五十吨橙子等人来")
            #expect(post["slug"] as? String == "o-\(copy.key)")
            let cover = try #require(post["featured_media"] as? Int)
            let item = try await Self.site.ask("GET", "/media/\(cover)")
            #expect(item["alt_text"] as? String == "枝头的橙子")
            let source = try #require(item["source_url"] as? String)
            let shown = try #require((post["content"] as? [String: Any])?["rendered"] as? String)
            #expect(shown.contains("<p>一行\n又一行</p>"))
            #expect(shown.contains("src=\"\(source)\"") && shown.contains("alt=\"枝头\""))
            #expect(remote.address == post["link"] as? String)
        }
    }

    @Test func `gets a picture once, for however many articles`() async throws {
        try await Stage.set(.named("wordpress")) { stage in
            let (one, other) = (stage.copy(), stage.copy())
            let first = try await stage.ready(one, number: 1).1
            let second = try await stage.ready(other, number: 1).1
            #expect(!first.entries.isEmpty && first == second)
            let id = try #require(first.entries.values.first?.split(separator: " ").first)
            // Gone from the library: it is sent again.
            try await Self.site.ask("DELETE", "/media/\(id)&force=true")
            let rendition = try stage.adapter.render(stage.edition(of: one), for: one)
            let third = try await stage.adapter.prepare(rendition, for: one, earlier: first)
            #expect(third.entries.keys == first.entries.keys && third != first)
        }
    }

    @Test func `shows doubles, oldest first, whatever people did with them`() async throws {
        try await Stage.set(.named("wordpress")) { stage in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            var made: [String] = []
            for _ in 1...3 {
                let answer = try await stage.adapter.create(rendition, prepared: prepared, for: copy)
                made.append(try #require(answer.remote).reference)
            }
            // The first goes into the trash by hand, which changes its slug; the second becomes a draft.
            try await Self.site.ask("DELETE", "/posts/\(made[0])")
            try await Self.site.ask("POST", "/posts/\(made[1])", ["status": "draft"])
            #expect(try await stage.adapter.locate(copy).map(\.reference) == [made[1], made[2], made[0]])
            for reference in made {
                _ = try await stage.adapter.delete(stage.at(RemoteCopy(reference: reference, address: nil), copy))
            }
            #expect(try await stage.adapter.locate(copy) == [])
            #expect(try await Self.site.ask("GET", "/posts/\(made[0])&context=edit").status == 404)
        }
    }

    @Test func `keeps its categories and its address through an edit, and takes a post out of the trash`() async throws
    {
        try await Stage.set(.named("wordpress")) { stage in
            let copy = stage.copy()
            let first = try await stage.create(copy)
            let category = try await Self.site.ask("POST", "/categories", ["name": "橙子 \(copy.key)"])
            let number = try #require(category["id"] as? Int)
            try await Self.site.ask("POST", "/posts/\(first.reference)", ["categories": [number]])
            try await Self.site.ask("DELETE", "/posts/\(first.reference)")
            #expect(try await stage.adapter.status(of: stage.at(first, copy)) == .absent)
            let second = try await stage.update(stage.at(first, copy), number: 2)
            #expect(second == first)
            let post = try await Self.site.ask("GET", "/posts/\(first.reference)&context=edit")
            #expect(post["categories"] as? [Int] == [number])
            #expect(post["status"] as? String == "publish")
        }
    }

    @Test func `says that a post which was removed by hand is gone`() async throws {
        try await Stage.set(.named("wordpress")) { stage in
            let copy = stage.copy()
            let first = try await stage.create(copy)
            try await Self.site.ask("DELETE", "/posts/\(first.reference)&force=true")
            let result = await outcome { () async throws(ChannelTrouble) in
                try await stage.bring(stage.edition(of: copy, number: 2), stage.at(first, copy))
            }
            #expect(result.trouble == "gone")
        }
    }

    @Test func `does not let a contributor publish, and says so beforehand`() async throws {
        let contributor = Contestant.named("wordpress").entering { told in
            ["user": told["contributor"] ?? "", "password": told["contributor_password"] ?? ""]
        }
        try await Stage.set(contributor) { stage in
            let health = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.health(of: stage.channel)
            }
            #expect(health.trouble == "auth forbidden")
            let copy = stage.copy()
            let result = await outcome { () async throws(ChannelTrouble) in
                try await stage.bring(.telling("橙子", slug: "c-\(copy.key)"), copy)
            }
            #expect(result.trouble == "auth forbidden")
        }
    }

    @Test func `takes thirty thousand characters, right to left and with emoji`() async throws {
        try await Stage.set(.named("wordpress")) { stage in
            let copy = stage.copy()
            let words = String(repeating: "保靖橙子🍊👩‍🌾 مرحبا ", count: 2_000)
            let edition = Edition.telling("مرحبا 🍊", html: "<p>\(words)</p>", slug: "long-\(copy.key)")
            let remote = try #require(try await stage.bring(edition, copy).remote)
            let post = try await Self.site.ask("GET", "/posts/\(remote.reference)&context=edit")
            #expect(((post["content"] as? [String: Any])?["raw"] as? String)?.contains(words) == true)
            #expect(try await stage.adapter.locate(copy) == [remote])
        }
    }

    @Test func `brings comments back`() async throws {
        try await Stage.set(.named("wordpress")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let comment = try await Self.site.ask(
                "POST", "/comments", ["post": Int(remote.reference) ?? 0, "content": "还有吗？<b>想买</b>两箱 &amp; 再来"])
            #expect(comment.status == 201)
            let desk = QuietDesk(stage.channel)
            try await desk.waits(for: 1, of: stage.adapter)
            #expect(desk.taken.map(\.kind) == [.reply])
            #expect(desk.taken.first?.text == "还有吗？想买两箱 & 再来")
            #expect(desk.taken.first?.publication == copy.publication)
            #expect(try await stage.adapter.metrics(of: stage.at(remote, copy)).replies == 1)
        }
    }
}

@Suite struct `An application password` {
    @Test func `never goes over plain HTTP to the world`() async throws {
        let outbound = try HTTPOutbound(agent: "Terrace/test", clock: RealClock())
        let channel = `An article for a WordPress site`.copy("wordpress", #"{"address":"http://blog.example.org"}"#)
            .channel
            .entered(with: ChannelCredentials(["user": "u", "password": "p"]))
        let result = await outcome { () throws(ChannelTrouble) in try WordPressClient(channel, outbound, RealClock()) }
        #expect(result.trouble == "auth insecure")
    }
}
