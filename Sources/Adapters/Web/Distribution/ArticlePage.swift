import Channels
import Contracts
import Crypto
import HTTPTypes
import Media
import Values

/// What `/articles/{slug}` shows.
struct ArticlePage {
    let title: String
    let language: String
    let kind: String
    let isFilm: Bool
    let summary: String
    let author: String
    let published: String
    let publishedAt: String
    /// Nil when the article was not changed on a later day.
    let updated: String?
    let updatedAt: String
    let html: String
    /// Nil when the text shows it already.
    let cover: CoverPicture?
    let translations: [TranslationLink]
    let products: [ProductOffers]
    let canonical: String
    let alternates: [AlternateLink]
    let openGraph: [MetaTag]
    let structuredData: String

    init(_ copy: SiteCopy, _ shelf: OfferShelf, _ house: House, _ request: WebRequest) {
        let edition = copy.edition
        let address = { (slug: Slug) in house.baseAddress + "/articles/\(slug)" }
        title = edition.title
        language = edition.language.rawValue
        kind = house.renderer.text("common.kind.\(edition.kind.rawValue)", request)
        isFilm = edition.kind == .film
        summary = edition.summary
        author = edition.authorName
        published = edition.firstPublishedAt.day.description
        publishedAt = edition.firstPublishedAt.iso8601
        let isChanged = edition.updatedAt.day > edition.firstPublishedAt.day
        updated = isChanged ? edition.updatedAt.day.description : nil
        updatedAt = edition.updatedAt.iso8601
        let isShown = edition.cover.map { cover in edition.pictures.contains { $0.media == cover.media } } ?? true
        cover = isShown ? nil : edition.cover.map { CoverPicture($0) }
        // The impression that led here goes on counting in the other language only as that article's own copy.
        translations = edition.translations.map { translation in
            TranslationLink(
                href: "/articles/\(translation.slug)", language: translation.language.rawValue,
                name: translation.language == .chinese ? "中文" : "English")
        }
        products = shelf.cards.map { ProductOffers($0, shelf, house, request) }
        html = Self.filled(edition.html, with: products, house, request)
        canonical = address(edition.slug)
        let own = Edition.Translation(language: edition.language, slug: edition.slug)
        alternates =
            edition.translations.isEmpty
            ? []
            : ([own] + edition.translations).map { version in
                AlternateLink(language: version.language.rawValue, href: address(version.slug))
            }
        openGraph = MetaTag.openGraph(of: edition, at: canonical, house)
        structuredData = Self.structuredData(of: edition, at: canonical, shelf, house)
    }
}

struct TranslationLink {
    let href: String
    let language: String
    let name: String
}

struct AlternateLink {
    let language: String
    let href: String
}

/// A property of the Open Graph protocol (ogp.me), by which other sites show a card for a link.
struct MetaTag {
    let property: String
    let content: String

    static func openGraph(of edition: Edition, at address: String, _ house: House) -> [MetaTag] {
        let locales: [Language: String] = [.chinese: "zh_CN", .english: "en_US"]
        var tags = [
            ("og:type", "article"), ("og:title", edition.title), ("og:description", edition.summary),
            ("og:url", address), ("og:site_name", "Terrace"), ("og:locale", locales[edition.language] ?? ""),
        ]
        for translation in edition.translations {
            tags.append(("og:locale:alternate", locales[translation.language] ?? ""))
        }
        if let cover = edition.cover {
            tags.append(("og:image", house.baseAddress + MediaAddress.picture(cover.media, .large, .jpeg)))
            tags.append(("og:image:alt", cover.alternativeText))
        }
        for film in edition.films { tags.append(("og:video", house.baseAddress + MediaAddress.film(film))) }
        tags.append(("article:published_time", edition.firstPublishedAt.iso8601))
        tags.append(("article:modified_time", edition.updatedAt.iso8601))
        tags.append(("article:author", edition.authorName))
        return tags.map { MetaTag(property: $0.0, content: $0.1) }
    }
}

extension WebResponse {
    /// A strong tag made from the bytes of the answer.
    func taggedByContent() -> WebResponse {
        guard case .bytes(let bytes) = body else { return self }
        return etag(hexadecimal(Array(SHA256.hash(data: bytes).prefix(16))))
    }
}
