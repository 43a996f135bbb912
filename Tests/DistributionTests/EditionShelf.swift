import Contracts
import Synchronization
import Values

/// Answers for the room that keeps articles: what lies here is released.
final class EditionShelf: EditionSource {
    struct Trouble: Error {}

    private let editions = Mutex<[ArticleID: Edition]>([:])
    private let isBroken = Mutex(false)

    func edition(of article: ArticleID) async throws -> Edition? {
        if isBroken.withLock({ $0 }) { throw Trouble() }
        return editions.withLock { $0[article] }
    }

    func put(_ edition: Edition) { editions.withLock { $0[edition.article] = edition } }
    func remove(_ article: ArticleID) { editions.withLock { $0[article] = nil } }
    func breakDown(_ flag: Bool = true) { isBroken.withLock { $0 = flag } }
}

extension Edition {
    /// An article about the oranges of Baojing.
    static func oranges(
        _ article: Int64 = 1, number: Int = 1, title: String = "十月的保靖橙子", price: String = "¥28.00",
        slug: String = "baojing-oranges", language: Language = .chinese, group: Int64 = 900,
        html: String? = nil, translations: [Translation] = [], films: [MediaID] = [],
        at published: Instant = Instant(iso8601: "2026-11-24T08:00:00+08:00")!
    ) -> Edition {
        Edition(
            article: ArticleID(article), revision: RevisionID(article * 1_000 + Int64(number)), number: number,
            group: TranslationGroupID(group), slug: Slug(slug)!, language: language, kind: .article, title: title,
            summary: "五十吨橙子等人来", html: html ?? "<p>一箱五公斤，\(price)</p>", text: "一箱五公斤，\(price)",
            markdown: "一箱五公斤，\(price)", cover: Picture(media: MediaID(77), alternativeText: "枝头的橙子"),
            pictures: [Picture(media: MediaID(77), alternativeText: "枝头的橙子")], films: films,
            products: [ProductID(50)], authorName: "田小妹", firstPublishedAt: published,
            updatedAt: published.adding(seconds: Int64(number - 1) * 60), translations: translations)
    }

    /// What Authoring tells when this is released.
    var published: ArticlePublished {
        ArticlePublished(
            article: article, revision: revision, number: number, group: group, slug: slug, language: language,
            kind: kind, title: title, summary: summary, products: products, facts: ["price"], author: MemberID(3))
    }
}

/// The pictures that a feed may link.
struct PictureFiles: LinkedFiles {
    func files(of media: [MediaID]) async throws -> [MediaID: LinkedFile] {
        var files: [MediaID: LinkedFile] = [:]
        for id in media where id == MediaID(77) {
            files[id] = LinkedFile(address: "/media/\(id)/1280.jpg", contentType: "image/jpeg", length: 123_456)
        }
        for id in media where id == MediaID(88) || id == MediaID(89) {
            files[id] = LinkedFile(address: "/media/\(id)/film", contentType: "video/mp4", length: 9_876_543)
        }
        return files
    }
}
