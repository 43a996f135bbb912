import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

/// Against arroba, which is no Bluesky (Tests/Peers/channels/arroba.sh): it keeps no files, compares no versions, has no app view, and
/// answers a deletion with an error after it is done.
@Suite(.serialized, .enabled(if: Contestant.named("atproto").told != nil))
struct `A running data server` {
    static func record(_ key: PublicationKey) async throws -> [String: Any]? {
        let told = Contestant.named("atproto").told ?? [:]
        let server = ForeignServer(address: (told["base_url"] ?? "") + "/xrpc/com.atproto.repo")
        let answer = try await server.ask(
            "GET", ".getRecord?repo=\((told["did"] ?? "").percentEncodedPart)&collection=app.bsky.feed.post&rkey=\(key)"
        )
        return answer["value"] as? [String: Any]
    }

    @Test func `keeps the post under our key, edited in place, until it is taken away`() async throws {
        try await Stage.set(.named("atproto")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            #expect(remote.reference == "at://did:web:farm.test/app.bsky.feed.post/\(copy.key)")
            #expect(remote.address == "https://bsky.app/profile/did:web:farm.test/post/\(copy.key)")
            let first = try #require(try await Self.record(copy.key))
            #expect((first["text"] as? String)?.hasPrefix("保靖的橙子熟了") == true)
            #expect(first["langs"] as? [String] == ["zh"])
            _ = try await stage.update(stage.at(remote, copy), number: 2)
            let second = try #require(try await Self.record(copy.key))
            #expect((second["text"] as? String)?.hasPrefix("橙子卖完了") == true)
            #expect(second["createdAt"] as? String == first["createdAt"] as? String)
            #expect(try await stage.adapter.delete(stage.at(remote, copy)) == .absent)
            #expect(try await Self.record(copy.key) == nil)
            #expect(try await stage.adapter.status(of: stage.at(remote, copy)) == .absent)
        }
    }

    @Test(arguments: ["五十吨橙子等人来。", "👨‍👩‍👧‍👦🍊", "خمسون طنا من البرتقال "])
    func `takes the longest text that we send`(_ words: String) async throws {
        try await Stage.set(.named("atproto")) { stage in
            let copy = stage.copy()
            let answer = try await stage.bring(
                .telling(
                    "橙子", summary: String(repeating: words, count: 3_000), slug: String(repeating: "a", count: 80)),
                copy)
            #expect(try await stage.adapter.locate(copy) == [try #require(answer.remote)])
        }
    }

    @Test func `does not bring back a post that was deleted by hand`() async throws {
        try await Stage.set(.named("atproto")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            _ = try await stage.adapter.delete(stage.at(remote, copy))
            let result = await outcome { () async throws(ChannelTrouble) in
                try await stage.bring(stage.edition(of: copy, number: 2), stage.at(remote, copy))
            }
            #expect(result.trouble == "gone")
        }
    }

    @Test func `says when the password is wrong, or the token`() async throws {
        let wrong = Contestant.named("atproto").entering { ["identifier": $0["did"] ?? "", "password": "wrong"] }
        try await Stage.set(wrong) { stage in
            let health = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.health(of: stage.channel)
            }
            #expect(health.trouble == "auth revoked")
        }
    }

    @Test func `has nobody who could tell numbers`() async throws {
        try await Stage.set(.named("atproto")) { stage in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let result = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.metrics(of: stage.at(remote, copy))
            }
            #expect(result.trouble == "unsupported")
        }
    }
}
