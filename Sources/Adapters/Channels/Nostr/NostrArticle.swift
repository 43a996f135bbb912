import Contracts
import Distribution
import Values

/// An article as NIP-23 has it: Markdown with its title, summary and cover in tags.
struct NostrArticle {
    let address: SiteAddress
    let settings: NostrSettings

    /// The names under which a rendition keeps what becomes tags.
    enum Field {
        static let summary = "summary"
        static let image = "image"
        /// Seconds since 1970.
        static let publishedAt = "published_at"
        static let updatedAt = "updated_at"
        static let revision = "revision"
        /// With spaces between them.
        static let topics = "topics"
        static let link = "link"
    }

    func rendition(of edition: Edition, referral: String) -> ArticleRendition {
        let link = address.article(edition.slug, from: referral)
        let body = NostrMarkdown(address: address).text(of: edition.markdown)
        var fields = [
            Field.summary: edition.summary, Field.link: link,
            Field.publishedAt: String(edition.firstPublishedAt.seconds),
            Field.updatedAt: String(max(edition.updatedAt, edition.firstPublishedAt).seconds),
            Field.revision: String(edition.number),
        ]
        if let cover = edition.cover { fields[Field.image] = Self.picture(cover.media, at: address) }
        if !settings.topics.isEmpty { fields[Field.topics] = settings.topics.joined(separator: " ") }
        return ArticleRendition(
            title: edition.title, body: "\(body)\n\n---\n\n[\(SiteAddress.invitation[edition.language])](\(link))\n",
            form: .markdown,
            language: edition.language, attachments: Self.attachments(of: edition), fields: fields)
    }

    /// The tags of the event that carries a rendition under a key.
    func tags(of rendition: ArticleRendition, key: String) -> [[String]] {
        var tags = [["d", key], ["title", rendition.title]]
        for (tag, field) in [
            ("summary", Field.summary), ("image", Field.image), ("published_at", Field.publishedAt),
        ] {
            if let value = rendition.fields[field], !value.isEmpty { tags.append([tag, value]) }
        }
        for topic in rendition.fields[Field.topics]?.split(separator: " ") ?? [] {
            tags.append(["t", String(topic)])
        }
        // NIP-32, so that readers can filter by language: ISO 639-1 has two letters.
        tags.append(["L", "ISO-639-1"])
        tags.append(["l", String(rendition.language.rawValue.prefix(2)), "ISO-639-1"])
        if let link = rendition.fields[Field.link] { tags.append(["r", link]) }
        return tags + rendition.attachments.map(mediaTag)
    }

    /// NIP-92: an address in the text, with what it shows in words.
    private func mediaTag(_ attachment: ArticleRendition.Attachment) -> [String] {
        var entries: [String]
        switch attachment.part {
        case .film: entries = ["url \(address.full("/media/\(attachment.media)/film"))", "m video/mp4"]
        case .cover, .picture:
            entries = ["url \(Self.picture(attachment.media, at: address))", "m image/jpeg"]
        }
        if !attachment.alternativeText.isEmpty { entries.append("alt \(attachment.alternativeText)") }
        return ["imeta"] + entries
    }

    /// Each file once, the cover first.
    private static func attachments(of edition: Edition) -> [ArticleRendition.Attachment] {
        var attachments: [ArticleRendition.Attachment] = []
        func add(_ media: MediaID, _ part: ArticleRendition.Attachment.Part, _ text: String) {
            guard !attachments.contains(where: { $0.media == media }) else { return }
            attachments.append(ArticleRendition.Attachment(media: media, part: part, alternativeText: text))
        }
        if let cover = edition.cover { add(cover.media, .cover, cover.alternativeText) }
        for picture in edition.pictures { add(picture.media, .picture, picture.alternativeText) }
        for film in edition.films { add(film, .film, "") }
        return attachments
    }

    private static func picture(_ media: MediaID, at address: SiteAddress) -> String {
        address.full("/media/\(media)/1280.jpg")
    }
}
