import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

/// Against Synapse (Tests/Peers/channels/synapse.sh).
@Suite(.serialized, .enabled(if: Contestant.named("matrix").told != nil))
struct `A running Matrix room` {
    static var told: [String: String] { Contestant.named("matrix").told ?? [:] }

    static func server(_ token: String = "token") -> ForeignServer {
        ForeignServer(
            address: (told["base_url"] ?? "") + "/_matrix", headers: [("Authorization", "Bearer \(told[token] ?? "")")])
    }

    static var room: String { "/client/v3/rooms/" + (told["room"] ?? "").percentEncodedPart }

    static func relations(of event: String) async throws -> [[String: Any]] {
        let path =
            "/client/v1/rooms/" + (told["room"] ?? "").percentEncodedPart + "/relations/" + event.percentEncodedPart
        return try await server().ask("GET", path + "?limit=50")["chunk"] as? [[String: Any]] ?? []
    }

    @Test func `shows text and pictures, edits in place, and is empty after a recall`() async throws {
        try await Stage.set(.named("matrix")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let event = "\(Self.room)/event/\(remote.reference.percentEncodedPart)"
            let content = try #require(try await Self.server().ask("GET", event)["content"] as? [String: Any])
            #expect(content["msgtype"] as? String == "m.text")
            #expect((content["formatted_body"] as? String)?.hasPrefix("<h3>保靖的橙子熟了") == true)
            let pictures = try await Self.relations(of: remote.reference)
            let picture = try #require(pictures.first?["content"] as? [String: Any])
            #expect(pictures.count == 1 && picture["msgtype"] as? String == "m.image")
            #expect(picture["body"] as? String == "枝头的橙子")
            #expect((picture["url"] as? String)?.hasPrefix("mxc://farm.test/") == true)

            let edited = try await stage.update(stage.at(remote, copy), number: 2)
            #expect(edited == remote)
            let kinds = try await Self.relations(of: remote.reference).map { $0["content"] as? [String: Any] ?? [:] }
            #expect(kinds.count == 2)
            let new = kinds.compactMap { $0["m.new_content"] as? [String: Any] }
            #expect((new.first?["formatted_body"] as? String)?.contains("橙子卖完了") == true)
            // The same edit again is none.
            _ = try await stage.update(stage.at(remote, copy), number: 2)
            #expect(try await Self.relations(of: remote.reference).count == 2)
            // Back to the first text is one more.
            _ = try await stage.update(stage.at(remote, copy), number: 1)
            #expect(try await Self.relations(of: remote.reference).count == 3)

            _ = try await stage.adapter.delete(stage.at(remote, copy))
            #expect(try await Self.relations(of: remote.reference).isEmpty)
            let left = try await Self.server().ask("GET", event)["content"] as? [String: Any]
            #expect(left?.isEmpty == true)
            #expect(try await stage.adapter.status(of: stage.at(remote, copy)) == .absent)
        }
    }

    @Test func `sends what was cut off half-way, once`() async throws {
        try await Stage.set(.named("matrix")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let picture = try #require(try await Self.relations(of: remote.reference).first?["event_id"] as? String)
            // As if it had never come: the text lists it, and it is not there.
            try await Self.server().ask("PUT", "\(Self.room)/redact/\(picture.percentEncodedPart)/t\(copy.key)", [:])
            #expect(try await Self.relations(of: remote.reference).isEmpty)
            #expect(try await stage.adapter.status(of: stage.at(remote, copy)) == .stands(remote))
            #expect(try await Self.relations(of: remote.reference).count == 1)
            #expect(try await stage.adapter.status(of: stage.at(remote, copy)) == .stands(remote))
            #expect(try await Self.relations(of: remote.reference).count == 1)
        }
    }

    @Test func `finds what another device sent under the same key, oldest first`() async throws {
        try await Stage.set(.named("matrix")) { stage in
            let copy = stage.copy()
            let first = try await stage.create(copy)
            // A new sign-in is a new device, and the server knows the transaction no more.
            let elsewhere = Contestant.named("matrix").entering { told in
                ["user": told["user"] ?? "", "password": told["password"] ?? ""]
            }
            try await Stage.set(elsewhere) { other in
                let same = ChannelCopy(
                    publication: copy.publication, article: copy.article, channel: other.channel, key: copy.key,
                    reference: nil,
                    referral: copy.referral)
                let (rendition, prepared) = try await other.ready(same, number: 1)
                let second = try #require(
                    try await other.adapter.create(rendition, prepared: prepared, for: same).remote)
                #expect(second != first)
                #expect(try await stage.adapter.locate(copy) == [first, second])
                _ = try await stage.adapter.delete(stage.at(second, copy))
                #expect(try await stage.adapter.locate(copy) == [first])
            }
        }
    }

    @Test func `signs in with a password and goes on with what the server gave`() async throws {
        let contestant = Contestant.named("matrix").entering { told in
            ["user": told["user"] ?? "", "password": told["password"] ?? ""]
        }
        try await Stage.set(contestant) { stage in
            let given = try #require(try await stage.adapter.refreshed(stage.channel))
            #expect(given["access"] != nil && given["refresh"] != nil && given["expires"] != nil)
            let entered = stage.channel.entered(with: stage.channel.credentials.merging(given))
            #expect(try await stage.adapter.refreshed(entered) == nil)
            try await stage.adapter.health(of: entered)
            // About to end: another comes, and is good.
            let ending = entered.entered(with: entered.credentials.merging(ChannelCredentials(["expires": "1"])))
            let newer = try #require(try await stage.adapter.refreshed(ending))
            #expect(newer["access"] != given["access"])
            try await stage.adapter.health(of: entered.entered(with: entered.credentials.merging(newer)))
        }
    }

    @Test func `tells how long to wait when there is too much at once`() async throws {
        let limited = Contestant.named("matrix").entering { told in ["token": told["limited_token"] ?? ""] }
        try await Stage.set(limited) { stage in
            var troubles: [String] = []
            for _ in 1...20 {
                let copy = stage.copy()
                let rendition = try stage.adapter.render(
                    .telling("橙子 \(copy.key)", slug: "l-\(copy.key)"), for: copy)
                let result = await outcome { () async throws(ChannelTrouble) in
                    try await stage.adapter.create(rendition, prepared: .none, for: copy)
                }
                if case .failure(.limited(let until, .account, _)) = result {
                    let seconds = (until.microseconds - RealClock().now().microseconds) / 1_000_000
                    #expect((0...30).contains(seconds))
                    #expect(try await stage.adapter.locate(copy) == [])
                }
                troubles.append(result.trouble)
            }
            #expect(Set(troubles) == ["nothing", "limited"])
        }
    }

    @Test func `says which picture is too large, and lets a film that is be`() async throws {
        try await Stage.set(.named("matrix")) { stage in
            let limits = try await stage.adapter.limits(of: stage.channel)
            #expect(limits.pictureBytes == 2 << 20)
            let settings = try #require(stage.channel.settings.decoded(MatrixSettings.self))
            let client = try MatrixClient(settings, token: Self.told["token"], HTTPOutbound.local(), RealClock())
            let media = MatrixMedia(
                client: client, media: OnePicture(bytes: Array(repeating: 7, count: 3 << 20)), mostBytes: 4 << 20)
            let rendition = try stage.adapter.render(
                .telling("橙子", cover: MediaID(5), films: [MediaID(6)]), for: stage.copy())
            let result = await outcome { () async throws(ChannelTrouble) in
                try await media.prepare(rendition, there: [], earlier: .none)
            }
            #expect(result.trouble == "content attachments[0]")
            let small = MatrixMedia(client: client, media: OnePicture(), mostBytes: 4 << 20)
            let prepared = try await small.prepare(rendition, there: [], earlier: .none)
            #expect(prepared.entries.keys.sorted() == ["media.5"])
        }
    }

    @Test func `is refused when it is encrypted, or not ours`() async throws {
        let made = try await Self.server().ask(
            "POST", "/client/v3/createRoom",
            [
                "preset": "private_chat",
                "initial_state": [
                    ["type": "m.room.encryption", "state_key": "", "content": ["algorithm": "m.megolm.v1.aes-sha2"]]
                ],
            ])
        let encrypted = try #require(made["room_id"] as? String)
        for (room, trouble) in [(encrypted, "content settings.room"), ("!nowhere:farm.test", "auth forbidden")] {
            let contestant = Contestant.named("matrix").entering(
                { ["token": $0["token"] ?? ""] }, settings: ["room": .text(room)])
            try await Stage.set(contestant) { stage in
                let health = await outcome { () async throws(ChannelTrouble) in
                    try await stage.adapter.health(of: stage.channel)
                }
                #expect(health.trouble == trouble)
            }
        }
    }

    @Test func `brings reactions and threads back`() async throws {
        try await Stage.set(.named("matrix")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let reader = Self.server("limited_token")
            let likes: [String: Any] = [
                "m.relates_to": ["rel_type": "m.annotation", "event_id": remote.reference, "key": "🍊"]
            ]
            let says: [String: Any] = [
                "msgtype": "m.text", "body": "想买两箱",
                "m.relates_to": ["rel_type": "m.thread", "event_id": remote.reference],
            ]
            // The reader's messages are limited by the server.
            for (kind, content) in [("m.reaction", likes), ("m.room.message", says)] {
                for _ in 1...60 {
                    let answer = try await reader.ask("PUT", "\(Self.room)/send/\(kind)/\(kind)\(copy.key)", content)
                    if answer.status == 200 { break }
                    #expect(answer.status == 429)
                    try await Task.sleep(for: .seconds(1))
                }
            }
            let desk = QuietDesk(stage.channel)
            try await desk.waits(for: 2, of: stage.adapter)
            #expect(Set(desk.taken.map(\.kind)) == [.like, .reply])
            #expect(desk.taken.first { $0.kind == .reply }?.text == "想买两箱")
            #expect(try await stage.adapter.metrics(of: stage.at(remote, copy)) == CopyMetrics(likes: 1, replies: 1))
        }
    }
}
