import Authoring
import Contracts
import Foundation
import Media
import Sourcing
import Values
import Web

/// The stories of the demonstration, each in Chinese and English: written, reviewed, released.
struct Stories: Sendable {
    let rooms: Rooms
    let cast: Cast

    struct Story: Sendable {
        let article: ArticleID
        let slug: Slug
    }

    private struct Script: Decodable {
        struct Text: Decodable {
            let slug: Slug
            let title: String
            let summary: String
            let coverAlt: String

            enum CodingKeys: String, CodingKey {
                case slug, title, summary
                case coverAlt = "cover_alt"
            }
        }

        let name: String
        let kind: ArticleKind
        let product: String
        let cover: String
        let zh: Text
        let en: Text
    }

    func publish(_ season: Season.Outcome) async throws -> [Story] {
        let folder = Bundle.module.bundleURL.appendingPathComponent("Resources/Articles")
        let scripts = try JSONDecoder().decode(
            [Script].self, from: Data(contentsOf: folder.appendingPathComponent("articles.json")))
        var stories: [Story] = []
        for script in scripts {
            guard let product = season.products.first(where: { $0.slug.description == script.product })?.file.product
            else {
                continue
            }
            var group: TranslationGroupID?
            for (language, text, suffix) in [(Language.chinese, script.zh, "zh"), (.english, script.en, "en")] {
                var body = try String(
                    contentsOf: folder.appendingPathComponent("\(script.name).\(suffix).md"), encoding: .utf8)
                for (name, picture) in season.pictures {
                    body.replace("(media:\(name))", with: "(media:\(picture.id))")
                }
                let manuscript = Manuscript(
                    title: text.title, summary: text.summary, body: body,
                    cover: season.pictures[script.cover].map {
                        Edition.Picture(media: $0.id, alternativeText: text.coverAlt)
                    }, products: [product.id])
                let article = try await bring(
                    NewArticle(
                        kind: script.kind, slug: text.slug, language: language, group: group, manuscript: manuscript))
                group = article.group
                stories.append(Story(article: article.id, slug: text.slug))
            }
        }
        return stories
    }

    /// Takes an article from where it stands to its release.
    private func bring(_ new: NewArticle) async throws -> Article {
        let room = rooms.authoring
        let author = cast.caller("author")
        let editor = cast.caller("editor")
        let publisher = cast.caller("publisher")
        let article: Article
        if let found = try await room.find(new.slug) {
            article = found.article
        } else {
            article = try await room.begin(new, by: author).article
        }
        var dossier = try await room.dossier(article.id, by: editor)
        let number = dossier.article.latest
        if dossier.standing != nil { return article }
        if dossier.waiting == nil, dossier.reviews.isEmpty {
            dossier = try await room.submit(article.id, number: number, by: author)
        }
        if dossier.waiting != nil {
            dossier = try await room.review(article.id, number: number, verdict: .approve, by: editor)
        }
        _ = try await room.publish(article.id, number: number, by: publisher)
        return article
    }
}
