import Contracts
import Distribution
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `An article for the fediverse` {
    @Test(arguments: [
        Edition.federated(),
        .federated(title: "橙", summary: "", html: "<p>短</p>", pictures: []),
        .federated(title: "برتقال باوجينغ", html: "<p>خمسون طناً من البرتقال</p>", language: .english),
        .federated(title: "🍊🧡 👨‍👩‍👧‍👦", html: "<p>🍊 e\u{301} \u{200F}</p>"),
        .federated(html: "<p>" + String(repeating: "橙", count: 30_000) + "</p>"),
        .federated(
            films: [MediaID(88)],
            pictures: (1...40).map { Edition.Picture(media: MediaID($0), alternativeText: "第\($0)张") }),
    ]) func `stands there whole, and is shown by servers without long texts`(edition: Edition) async throws {
        try await FederatedVillage.on { village async throws in
            try await village.release(edition)
            let key = try #require(try await village.key())
            let article = try await village.get("/objects/\(key)")
            let page = "https://terrace.example/articles/story-1?from="
            #expect(article["type"] == "Article")
            #expect(article["name"]?.text == edition.title)
            #expect(article["attributedTo"]?.text == FederatedVillage.actor)
            #expect(article["to"] == ["https://www.w3.org/ns/activitystreams#Public"])
            #expect(article["cc"] == ["https://terrace.example/actors/baojing/followers"])
            #expect(article["content"]?.text?.hasPrefix(edition.html) == true)
            #expect(article["contentMap"] == [edition.language.rawValue: article["content"]!])
            #expect(article["url"]?.text?.hasPrefix(page) == true)
            #expect(article["content"]?.text?.contains("href=\"\(page)") == true)
            #expect(article["summary"]?.text == (edition.summary.isEmpty ? nil : edition.summary))
            #expect(article["preview"]?["type"] == "Note")
            #expect(article["preview"]?["content"]?.text?.contains("<strong>\(edition.title)</strong>") == true)
            let attachments = article["attachment"]?.elements ?? []
            #expect(attachments.count == edition.pictures.count + edition.films.count)
            #expect(
                attachments.prefix(edition.pictures.count).map { $0["name"]?.text }
                    == edition.pictures.map(\.alternativeText))
            #expect(
                article["image"]?["url"]?.text
                    == edition.cover.map { "https://terrace.example/media/\($0.media)/1280.jpg" })
            if !edition.films.isEmpty { #expect(attachments.last?["type"] == "Video") }
        }
    }

    @Test func `is the same for the same edition`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.release(.federated())
            let copy = try await village.copy()
            #expect(
                try village.adapter.render(.federated(), for: copy) == village.adapter.render(.federated(), for: copy))
        }
    }

    @Test func `is measured before it goes`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.release(.federated())
            let copy = try await village.copy()
            let limits = try await village.adapter.limits(of: copy.channel)
            let long = Edition.federated(
                title: String(repeating: "长", count: 501), html: String(repeating: "橙", count: 200_000),
                pictures: [
                    Edition.Picture(media: MediaID(1), alternativeText: ""),
                    Edition.Picture(media: MediaID(2), alternativeText: String(repeating: "图", count: 1_501)),
                ])
            let problems = village.adapter.validate(try village.adapter.render(long, for: copy), against: limits)
            #expect(
                problems.map(\.field) == [
                    "title", "body", "attachments[0].alternative_text", "attachments[1].alternative_text",
                ])
        }
    }
}
