import Contracts
import Values

/// Writes the feeds: all articles, each in its language, with its whole text and its cover or film.
struct FeedWriter {
    let address: SiteAddress
    let name: String
    let files: [MediaID: LinkedFile]
    let updatedAt: Instant
    /// Where to ask to be told of changes: our own hub first.
    var hubs: [String] = []

    var summary: String { "产地的故事与产品 · Stories from the farms, and what they grow" }

    /// What goes along with an item: its films when there are any, else the cover.
    func enclosures(of copy: SiteCopy) -> [LinkedFile] {
        let films = copy.edition.films.compactMap { files[$0] }
        return films.isEmpty ? copy.edition.cover.flatMap { files[$0.media] }.map { [$0] } ?? [] : films
    }

    /// What a film is called among those of its article.
    func title(ofFilm index: Int, of copy: SiteCopy) -> String {
        index == 0 ? copy.edition.title : "\(copy.edition.title) (\(index + 1))"
    }

    func cover(of copy: SiteCopy) -> (file: LinkedFile, alternativeText: String)? {
        guard let cover = copy.edition.cover, let file = files[cover.media] else { return nil }
        return (file, cover.alternativeText)
    }

    func html(of copy: SiteCopy) -> String { wholeAddresses(in: copy.edition.html, at: address) }
}

extension FeedWriter {
    /// RSS 2.0 (rssboard.org/rss-specification) with the modules content, dc, atom and media.
    func rss(_ copies: [SiteCopy]) -> [UInt8] {
        var writer = XMLWriter()
        writer.element(
            "rss",
            [
                "version": "2.0", "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:atom": "http://www.w3.org/2005/Atom",
                "xmlns:media": "http://search.yahoo.com/mrss/",
            ]
        ) { writer in
            writer.element("channel") { writer in
                writer.element("title", name)
                writer.element("link", address.full("/"))
                writer.element("description", summary)
                writer.element(
                    "atom:link",
                    [
                        "href": address.full(SiteFeed.rss.path), "rel": "self", "type": "application/rss+xml",
                    ])
                for hub in hubs { writer.element("atom:link", ["href": hub, "rel": "hub"]) }
                writer.element("lastBuildDate", updatedAt.httpDate)
                for copy in copies {
                    writer.newline()
                    writer.element("item") { writer in item(copy, &writer) }
                }
                writer.newline()
            }
        }
        writer.newline()
        return writer.bytes
    }

    private func item(_ copy: SiteCopy, _ writer: inout XMLWriter) {
        let edition = copy.edition
        writer.element("title", edition.title)
        writer.element("link", address.article(edition.slug))
        writer.element("guid", ["isPermaLink": "false"], copy.feedID)
        writer.element("pubDate", edition.firstPublishedAt.httpDate)
        writer.element("dc:creator", edition.authorName)
        writer.element("dc:language", edition.language.rawValue)
        writer.element("description", edition.summary)
        writer.element("content:encoded", html(of: copy))
        // RSS 2.0 has one of these; all films stand in Media RSS below.
        if let file = enclosures(of: copy).first {
            writer.element(
                "enclosure",
                ["url": address.full(file.address), "length": String(file.length), "type": file.contentType])
        }
        if let (file, text) = cover(of: copy) { picture(file, text, &writer) }
        for film in edition.films { if let file = files[film] { self.film(file, of: copy, &writer) } }
        for shown in edition.pictures where shown.media != edition.cover?.media {
            if let file = files[shown.media] { picture(file, shown.alternativeText, &writer) }
        }
    }
}
