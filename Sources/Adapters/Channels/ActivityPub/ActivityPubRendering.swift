import Contracts
import Distribution
import Values

/// What an article looks like on other servers. Pure: the same edition gives the same rendition.
struct ActivityPubRendering: Sendable {
    let address: SiteAddress

    func rendition(of edition: Edition, for copy: ChannelCopy) -> ArticleRendition {
        // Readers who come by this copy are credited to it: their way to the shops goes through this address.
        let page = address.article(edition.slug, from: copy.referral)
        let html = FederatedHTML(address: address, page: page).rewritten(edition.html)
        return ArticleRendition(
            title: edition.title, body: html + invitation(page, edition), form: .html, language: edition.language,
            attachments: attachments(of: edition),
            fields: [
                "link": page, "summary": edition.summary, "preview": preview(of: edition, page),
                "author": edition.authorName, "number": String(edition.number),
                "published": edition.firstPublishedAt.iso8601,
            ])
    }

    private func invitation(_ page: String, _ edition: Edition) -> String {
        let words = edition.products.isEmpty ? Self.reading : Self.buying
        return "\n<p><a href=\"\(escapedForActivity(page))\" rel=\"noopener\">\(words[edition.language])</a></p>\n"
    }

    /// What a server shows that has no place for long texts.
    private func preview(of edition: Edition, _ page: String) -> String {
        let summary = edition.summary.isEmpty ? "" : "<p>\(escapedForActivity(edition.summary))</p>"
        return "<p><strong>\(escapedForActivity(edition.title))</strong></p>\(summary)"
            + "<p><a href=\"\(escapedForActivity(page))\" rel=\"noopener\">\(Self.reading[edition.language])</a></p>"
    }

    /// The cover first, each picture once, films last.
    private func attachments(of edition: Edition) -> [ArticleRendition.Attachment] {
        var known = Set<MediaID>()
        var attachments: [ArticleRendition.Attachment] = []
        if let cover = edition.cover, known.insert(cover.media).inserted {
            attachments.append(
                ArticleRendition.Attachment(media: cover.media, part: .cover, alternativeText: cover.alternativeText))
        }
        for picture in edition.pictures where known.insert(picture.media).inserted {
            attachments.append(
                ArticleRendition.Attachment(
                    media: picture.media, part: .picture, alternativeText: picture.alternativeText))
        }
        for film in edition.films where known.insert(film).inserted {
            attachments.append(ArticleRendition.Attachment(media: film, part: .film, alternativeText: ""))
        }
        return attachments
    }

    private static let reading = Localized(chinese: "阅读全文", english: "Read the article")
    private static let buying = Localized(chinese: "阅读全文并购买", english: "Read the article and buy")
}
