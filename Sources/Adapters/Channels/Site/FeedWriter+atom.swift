import Contracts
import Values

extension FeedWriter {
    /// Atom (RFC 4287).
    func atom(_ copies: [SiteCopy]) -> [UInt8] {
        let own = address.full(SiteFeed.atom.path)
        var writer = XMLWriter()
        writer.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) { writer in
            writer.element("id", own)
            writer.element("title", name)
            writer.element("subtitle", summary)
            writer.element("updated", updatedAt.iso8601)
            writer.element("link", ["rel": "self", "type": "application/atom+xml", "href": own])
            writer.element("link", ["rel": "alternate", "type": "text/html", "href": address.full("/")])
            for hub in hubs { writer.element("link", ["rel": "hub", "href": hub]) }
            for copy in copies {
                writer.newline()
                writer.element("entry", ["xml:lang": copy.edition.language.rawValue]) { writer in
                    entry(copy, &writer)
                }
            }
            writer.newline()
        }
        writer.newline()
        return writer.bytes
    }

    private func entry(_ copy: SiteCopy, _ writer: inout XMLWriter) {
        let edition = copy.edition
        let page = address.article(edition.slug)
        writer.element("id", copy.feedID)
        writer.element("title", edition.title)
        writer.element("published", edition.firstPublishedAt.iso8601)
        writer.element("updated", max(edition.updatedAt, edition.firstPublishedAt).iso8601)
        writer.element("author") { writer in writer.element("name", edition.authorName) }
        // Its translations are entries of their own: with several alternates, readers open the wrong one.
        writer.element(
            "link",
            ["rel": "alternate", "type": "text/html", "hreflang": edition.language.rawValue, "href": page])
        writer.element("summary", ["type": "text"], edition.summary)
        writer.element("content", ["type": "html", "xml:base": page], html(of: copy))
        for file in enclosures(of: copy) {
            writer.element(
                "link",
                [
                    "rel": "enclosure", "type": file.contentType, "length": String(file.length),
                    "href": address.full(file.address),
                ])
        }
    }
}
