import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

@Suite struct `A Mastodon server's limits` {
    func limits(_ json: String) throws -> MastodonLimits {
        MastodonLimits(try JSONDecoder().decode(MastodonLimits.Instance.self, from: Data(json.utf8)))
    }

    @Test func `are those that it tells`() throws {
        let told = try limits(
            #"{"version":"4.4.1","configuration":{"statuses":{"max_characters":1000,"max_media_attachments":6,"characters_reserved_per_url":30},"media_attachments":{"image_size_limit":99,"video_size_limit":100,"description_limit":5000}}}"#
        )
        #expect((told.characters, told.attachments, told.addressWeight) == (1_000, 6, 30))
        #expect((told.pictureBytes, told.filmBytes, told.description) == (99, 100, 5_000))
        #expect(told.countsGraphemes)
    }

    @Test func `are the usual ones where it tells none, or nonsense`() throws {
        #expect(try limits("{}") == .usual)
        #expect(
            try limits(#"{"configuration":{"statuses":{"max_characters":-5,"max_media_attachments":-1}}}"#) == .usual)
        #expect(
            try limits(#"{"version":"2.7.2 (compatible; Pleroma 2.6.0)","max_toot_chars":5000}"#).characters == 5_000)
        #expect(try !limits(#"{"version":"2.7.2 (compatible; Pleroma 2.6.0)"}"#).countsGraphemes)
    }

    @Test func `count an address for what it weighs, and a character for one`() {
        let usual = MastodonLimits.usual
        let address = "https://terrace.example/articles/" + String(repeating: "a", count: 400)
        #expect(usual.allows(String(repeating: "👨‍👩‍👧‍👦", count: 475) + "\n\n" + address))
        #expect(!usual.allows(String(repeating: "👨‍👩‍👧‍👦", count: 476) + "\n\n" + address))
        #expect(usual.allows(String(repeating: "http", count: 125)))
        #expect(!usual.allows(String(repeating: "http", count: 125) + "s"))
        #expect(!usual.allowsStrictly(String(repeating: "橙", count: 200) + address))
    }
}

@Suite struct `An article for Mastodon` {
    static func channel() -> MastodonRenderer { MastodonRenderer() }

    @Test func `is title, summary and link within five hundred characters, with its cover`() throws {
        let edition = Edition.telling("橙子熟了", summary: String(repeating: "五十吨橙子等人来。", count: 100), cover: MediaID(77))
        let rendition = try Self.channel().render(edition, hashtags: "#助农")
        let link = "https://terrace.example/articles/oranges?from=rid&copy=3zzzzzzzzzz22"
        #expect(rendition.body.hasPrefix("橙子熟了\n\n五十吨橙子等人来。"))
        #expect(rendition.body.hasSuffix("…\n\n\(link)\n\n#助农"))
        #expect(MastodonLimits.usual.allows(rendition.body))
        #expect(rendition.attachments == [.init(media: MediaID(77), part: .cover, alternativeText: "枝头的橙子")])
        #expect(try Self.channel().render(edition, hashtags: "#助农") == rendition)
    }

    @Test func `calls nobody who happens to be named in it`() throws {
        let rendition = try Self.channel().render(
            .telling("@anna sells oranges", summary: "mail a@b.example"), hashtags: "")
        #expect(rendition.body.hasPrefix("@\u{200B}anna sells oranges\n\nmail a@\u{200B}b.example"))
    }

    @Test func `prefers a film to its cover`() throws {
        let rendition = try Self.channel().render(
            .telling("橙子", cover: MediaID(77), films: [MediaID(88)]), hashtags: "")
        #expect(rendition.attachments.map(\.part) == [.film, .cover])
        #expect(rendition.attachments.allSatisfy { !$0.alternativeText.isEmpty })
    }
}

/// The adapter as far as it needs nobody.
struct MastodonRenderer {
    let stage: `An article for a WordPress site`.Type = `An article for a WordPress site`.self

    func render(_ edition: Edition, hashtags: String) throws -> ArticleRendition {
        let settings = #"{"address":"https://m.example","hashtags":"\#(hashtags)"}"#
        return try MastodonChannel.render(edition, for: stage.copy("mastodon", settings), at: stage.site)
    }
}
