import Contracts
import Values

/// The sitemap protocol (sitemaps.org) with the other languages of each article as alternates. It ends at the protocol's
/// 50,000 addresses; the newest articles come first.
func sitemapXML(of copies: [SiteCopy], pages: [String], at address: SiteAddress) -> [UInt8] {
    var writer = XMLWriter()
    writer.element(
        "urlset",
        [
            "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
        ]
    ) { writer in
        let most = 50_000
        for page in pages.prefix(most) {
            writer.newline()
            writer.element("url") { writer in writer.element("loc", address.full(page)) }
        }
        for copy in copies.prefix(max(0, most - pages.count)) {
            writer.newline()
            writer.element("url") { writer in entry(copy, at: address, &writer) }
        }
        writer.newline()
    }
    writer.newline()
    return writer.bytes
}

private func entry(_ copy: SiteCopy, at address: SiteAddress, _ writer: inout XMLWriter) {
    let edition = copy.edition
    writer.element("loc", address.article(edition.slug))
    writer.element("lastmod", edition.updatedAt.iso8601)
    guard !edition.translations.isEmpty else { return }
    let own = Edition.Translation(language: edition.language, slug: edition.slug)
    for version in [own] + edition.translations where version == own || version.language != edition.language {
        writer.element(
            "xhtml:link",
            [
                "rel": "alternate", "hreflang": version.language.rawValue,
                "href": address.article(version.slug),
            ])
    }
}
