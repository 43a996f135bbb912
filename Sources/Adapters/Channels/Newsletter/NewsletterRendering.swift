import Contracts
import Distribution
import Values

/// What the letters of an issue say, made from an edition.
struct NewsletterRendering {
    let site: SiteAddress

    func rendition(of edition: Edition, for copy: ChannelCopy) -> ArticleRendition {
        let address = site.article(edition.slug, from: copy.referral)
        let letter = LetterHTML(site: site, article: address, language: edition.language)
        let chinese = edition.language == .chinese
        let words = chinese ? "在网站上阅读，查看产品与价格" : "Read it on the site, with the products and their prices"
        var html = "<h1 style=\"font-size:1.6em;line-height:1.3;margin:0 0 .4em\">"
        html +=
            "<a href=\"\(inHTML(address))\" style=\"color:#2b2620;text-decoration:none\">\(inHTML(edition.title))</a></h1>\n"
        html +=
            "<p style=\"margin:0 0 1.2em;color:#55504a\">\(inHTML(edition.summary)) · \(inHTML(edition.authorName))</p>\n"
        let standsInText = edition.cover.map { edition.html.contains("/\($0.media)/") } ?? true
        if let cover = edition.cover, !standsInText {
            html += letter(
                "<p><img src=\"/media/\(cover.media)/1280.jpg\" alt=\"\(inHTML(cover.alternativeText))\"></p>\n"
            )
        }
        html += letter(edition.html)
        html +=
            "\n<p style=\"margin:1.5em 0\"><a href=\"\(inHTML(address))\" style=\"color:#8a3b00;font-weight:bold\">\(words)</a></p>"
        let text = """
            \(edition.title)
            \(edition.summary) · \(edition.authorName)

            \(edition.text)

            \(words)\(chinese ? "：" : ":")
            \(address)
            """
        return ArticleRendition(
            title: edition.title, body: html, form: .html, language: edition.language,
            attachments: edition.pictures.map { picture in
                ArticleRendition.Attachment(
                    media: picture.media, part: .picture, alternativeText: picture.alternativeText)
            }, fields: ["text": text, "link": address])
    }

    /// A mail's size in bytes, at most: both forms in Base64, which costs 37 bytes for 27, and the header.
    static func size(of rendition: ArticleRendition) -> Int {
        let body = rendition.body.utf8.count + (rendition.fields["text"]?.utf8.count ?? 0) + 8_192
        return body * 37 / 27 + 8_192 + rendition.title.utf8.count * 2
    }
}
