import Contracts
import Values

extension FeedWriter {
    /// The films alone, as podcast programs take them: RSS 2.0 with Apple's tags and Media RSS, a film an item.
    func podcast(_ copies: [SiteCopy]) -> [UInt8] {
        let own = address.full(SiteFeed.films.path)
        var writer = XMLWriter()
        writer.element(
            "rss",
            [
                "version": "2.0", "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:atom": "http://www.w3.org/2005/Atom", "xmlns:media": "http://search.yahoo.com/mrss/",
                "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
            ]
        ) { writer in
            writer.element("channel") { writer in
                writer.element("title", name)
                writer.element("link", address.full("/"))
                writer.element("description", summary)
                writer.element(
                    "language", copies.first?.edition.language.rawValue ?? Language.chinese.rawValue)
                writer.element("atom:link", ["href": own, "rel": "self", "type": "application/rss+xml"])
                for hub in hubs { writer.element("atom:link", ["href": hub, "rel": "hub"]) }
                writer.element("lastBuildDate", updatedAt.httpDate)
                writer.element("itunes:author", name)
                writer.element("itunes:summary", summary)
                writer.element("itunes:type", "episodic")
                writer.element("itunes:explicit", "false")
                writer.element("itunes:category", ["text": "Society & Culture"])
                if let cover = copies.lazy.compactMap({ self.cover(of: $0) }).first {
                    writer.element("itunes:image", ["href": address.full(cover.file.address)])
                }
                for copy in copies {
                    for (index, film) in copy.edition.films.enumerated() {
                        guard let file = files[film] else { continue }
                        writer.newline()
                        writer.element("item") { writer in episode(copy, file, index, &writer) }
                    }
                }
                writer.newline()
            }
        }
        writer.newline()
        return writer.bytes
    }

    private func episode(_ copy: SiteCopy, _ file: LinkedFile, _ index: Int, _ writer: inout XMLWriter) {
        let edition = copy.edition
        let title = title(ofFilm: index, of: copy)
        writer.element("title", title)
        writer.element("link", address.article(edition.slug))
        // The article may stand in the other feeds under the same name without its number.
        writer.element("guid", ["isPermaLink": "false"], "\(copy.feedID)/film/\(index + 1)")
        writer.element("pubDate", edition.firstPublishedAt.httpDate)
        writer.element("description", edition.summary)
        writer.element("content:encoded", html(of: copy))
        writer.element(
            "enclosure",
            ["url": address.full(file.address), "length": String(file.length), "type": file.contentType])
        writer.element("itunes:title", title)
        writer.element("itunes:author", edition.authorName)
        writer.element("itunes:summary", edition.summary)
        writer.element("itunes:episodeType", "full")
        writer.element("itunes:explicit", "false")
        if let cover = cover(of: copy) {
            writer.element("itunes:image", ["href": address.full(cover.file.address)])
        }
        film(file, of: copy, &writer)
    }

    /// Media RSS (rssboard.org/media-rss): the film, with the article's cover standing for it.
    func film(_ file: LinkedFile, of copy: SiteCopy, _ writer: inout XMLWriter) {
        writer.element(
            "media:content",
            [
                "url": address.full(file.address), "fileSize": String(file.length), "type": file.contentType,
                "medium": "video", "lang": copy.edition.language.rawValue,
            ]
        ) { writer in
            writer.element("media:title", ["type": "plain"], copy.edition.title)
            if let cover = cover(of: copy) {
                writer.element("media:thumbnail", ["url": address.full(cover.file.address)])
            }
        }
    }

    /// A picture, with its alternative text.
    func picture(_ file: LinkedFile, _ alternativeText: String, _ writer: inout XMLWriter) {
        writer.element(
            "media:content", ["url": address.full(file.address), "type": file.contentType, "medium": "image"]
        ) { writer in writer.element("media:description", ["type": "plain"], alternativeText) }
    }
}
