import Contracts
import Distribution
import Foundation
import Members
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `An article on Nostr` {
    private func channel(
        _ settings: [String: Any] = ["relays": ["wss://a.example"], "topics": "#Oranges, baojing"]
    ) throws -> Channel {
        try Harvest.channel("nostr", settings, ["secret_key": NostrKey.made()])
    }

    private func rendered(_ edition: Edition) throws -> (ArticleRendition, [[String]]) {
        let copy = Harvest.copy(on: try channel(), key: "2222222222abc")
        let article = NostrArticle(address: Harvest.site, settings: try NostrSettings.of(copy.channel))
        let rendition = article.rendition(of: edition, referral: copy.referral)
        return (rendition, article.tags(of: rendition, key: copy.key.description))
    }

    @Test func `has its tags as NIP-23 has them, and pictures with their words`() throws {
        let (rendition, tags) = try rendered(Harvest.edition(number: 3))
        #expect(
            tags == [
                ["d", "2222222222abc"], ["title", "十月的保靖橙子"], ["summary", "五十吨橙子等人来"],
                ["image", "https://terrace.example/media/77/1280.jpg"], ["published_at", "1795132800"],
                ["t", "oranges"],
                ["t", "baojing"], ["L", "ISO-639-1"], ["l", "zh", "ISO-639-1"],
                ["r", "https://terrace.example/articles/baojing-oranges?from=rid-7"],
                [
                    "imeta", "url https://terrace.example/media/77/1280.jpg", "m image/jpeg", "alt 枝头的橙子",
                ],
                ["imeta", "url https://terrace.example/media/88/film", "m video/mp4"],
            ])
        #expect(
            rendition.body.hasSuffix(
                "\n\n---\n\n[在产地的网站上阅读与购买](https://terrace.example/articles/baojing-oranges?from=rid-7)\n"))
    }

    @Test func `is the same again for the same edition`() throws {
        let edition = Harvest.edition(language: .english)
        #expect(try rendered(edition).0 == rendered(edition).0)
        #expect(try rendered(edition).0.body.contains("[Read on and buy at the growers' own site]"))
        #expect(
            try rendered(edition).0.digest
                != rendered(Harvest.edition(number: 2, language: .english)).0.digest)
    }

    @Test func `carries any number of pictures, each once`() throws {
        let pictures = (100..<140).map { Edition.Picture(media: MediaID($0), alternativeText: "第\($0)张") }
        let (rendition, tags) = try rendered(Harvest.edition(pictures: pictures + pictures))
        #expect(rendition.attachments.count == 42)
        #expect(tags.filter { $0.first == "imeta" }.count == 42)
    }

    @Test func `is held against what relays take`() async throws {
        let world = World.self
        try await world.on(.sqlite, [.members, .nostrChannel]) { world in
            let nostr = NostrChannel(
                outbound: try HTTPOutbound.local(), ground: world.ground, address: Harvest.site)
            let (rendition, _) = try rendered(
                Harvest.edition(markdown: String(repeating: "橙", count: 30_000)))
            #expect(nostr.validate(rendition, against: ChannelLimits()) == [])
            let characters = ChannelLimits(body: [.init(most: 30_000, measure: .scalars)])
            #expect(nostr.validate(rendition, against: characters).map(\.field) == ["body"])
            let bytes = ChannelLimits(body: [.init(most: 65_536, measure: .bytes)])
            #expect(
                nostr.validate(rendition, against: bytes).first?.rule == "the relays take at most 65536 bytes"
            )
            // 10,000 quotation marks are 20,000 bytes on the way.
            let quotes = try rendered(Harvest.edition(markdown: String(repeating: "\"", count: 10_000))).0
            let narrow = ChannelLimits(body: [.init(most: 15_000, measure: .bytes)])
            #expect(nostr.validate(quotes, against: narrow).count == 1)
        }
    }

    @Test(arguments: [
        ("{}", ["settings.relays"]), (#"{"relays":[]}"#, ["settings.relays"]),
        (#"{"relays":["https://a.example"]}"#, ["settings.relays[0]"]),
        (#"{"relays":["wss://"]}"#, ["settings.relays[0]"]), (#"{"relays":5}"#, ["settings"]),
        (#"{"relays":"wss://1.1.1.1, wss://1.1.1.1"}"#, ["settings.relays[1]"]),
        (#"{"relays":["wss://1.1.1.1"],"least_relays":2}"#, ["settings.least_relays"]),
        (#"{"relays":"wss://1.1.1.1\nwss://8.8.8.8","least_relays":2,"reader":"https://njump.me"}"#, []),
    ]) func `goes to relays that are addresses`(json: String, fields: [String]) async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let nostr = NostrChannel(
                outbound: try HTTPOutbound.local(), ground: world.ground, address: Harvest.site)
            #expect(nostr.problems(with: ChannelSettings(json: json)!).map(\.field) == fields)
        }
    }

    @Test func `does not go to this machine unless tests may`() async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let strict = try HTTPOutbound(agent: "Terrace/test", clock: world.clock)
            let nostr = NostrChannel(outbound: strict, ground: world.ground, address: Harvest.site)
            let settings = ChannelSettings(json: #"{"relays":["ws://127.0.0.1:7777"]}"#)!
            #expect(nostr.problems(with: settings).map(\.field) == ["settings.relays[0]"])
            #expect(
                nostr.problems(with: ChannelCredentials(["secret_key": "nsec1wrong"])).map(\.field) == [
                    "credentials.secret_key"
                ])
            #expect(nostr.problems(with: ChannelCredentials([:])) == [])
        }
    }

    @Test func `gets a key of its own when nobody brings one`() async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let nostr = NostrChannel(
                outbound: try HTTPOutbound.local(), ground: world.ground, address: Harvest.site)
            let bare = try Harvest.channel("nostr", ["relays": ["wss://a.example"]])
            let made = try #require(try await nostr.refreshed(bare))
            #expect(NostrKey(made["secret_key"] ?? "") != nil)
            #expect(try await nostr.refreshed(bare.entered(with: made)) == nil)
        }
    }

    @Test(arguments: [
        ("duplicate: have it", nil), ("rate-limited: slow down", "limited"),
        ("pow: 30 bits", "auth forbidden"),
        ("blocked: banned", "auth forbidden"), ("restricted: no", "auth forbidden"),
        ("auth-required: who?", "auth forbidden"),
        ("invalid: too long", "content body"), ("invalid: too many tags", "content settings.topics"),
        ("error: disk", "transient"), ("deleted: by you", "gone"), ("replaced: have newer", "transient"),
        ("", "transient"),
    ]) func `is refused in the relay's words`(words: String, trouble: String?) {
        let found = NostrRefusal.trouble(words, from: "wss://a", at: Harvest.published)
        #expect(found.map { Result<Void, ChannelTrouble>.failure($0).trouble } == trouble)
    }
}
