import Contracts
import Distribution
import FoundationEssentials
import Values

/// An article as an Atom entry for microblogs (XEP-0277, XEP-0472): a text for every reader, and the same as XHTML for
/// those that can show it.
struct XMPPEntry {
    let address: SiteAddress

    enum Field {
        static let summary = "summary"
        static let text = "text"
        static let link = "link"
        static let author = "author"
        static let published = "published"
        static let updated = "updated"
    }

    func rendition(of edition: Edition, referral: String) -> ArticleRendition {
        let link = address.article(edition.slug, from: referral)
        let invitation = SiteAddress.invitation[edition.language]
        let body =
            XHTMLBody(edition.html, at: address)?.appending(link: link, text: invitation)
            ?? XHTMLBody.paragraphs(of: edition.text).appending(link: link, text: invitation)
        return ArticleRendition(
            title: edition.title, body: body.element.xml(), form: .html, language: edition.language,
            attachments: Self.attachments(of: edition),
            fields: [
                Field.summary: edition.summary, Field.text: "\(edition.text)\n\n\(invitation): \(link)",
                Field.link: link, Field.author: edition.authorName,
                Field.published: edition.firstPublishedAt.iso8601,
                Field.updated: max(edition.updatedAt, edition.firstPublishedAt).iso8601,
            ])
    }

    /// What is published under a key.
    func element(of rendition: ArticleRendition, id: String) throws(ChannelTrouble) -> XMPPElement {
        func element(_ name: String, _ text: String, type: String? = nil) -> XMPPElement {
            XMPPElement(name, XMPPNames.atom, ["type": type], text: text)
        }
        func field(_ name: String) -> String { rendition.fields[name] ?? "" }
        guard let body = XHTMLBody(written: rendition.body) else {
            throw .content(field: "body", rule: "it is no XHTML")
        }
        var children = [
            element("id", id), element("title", rendition.title, type: "text"),
            element("published", field(Field.published)), element("updated", field(Field.updated)),
            XMPPElement("author", XMPPNames.atom, [:], [element("name", field(Field.author))]),
            element("summary", field(Field.summary), type: "text"),
            element("content", field(Field.text), type: "text"),
            XMPPElement("content", XMPPNames.atom, ["type": "xhtml"], [body.element]),
            XMPPElement(
                "link", XMPPNames.atom,
                [
                    "rel": "alternate", "type": "text/html", "href": field(Field.link),
                    "title": rendition.title,
                ]),
        ]
        children += rendition.attachments.map { attachment in
            let isFilm = attachment.part == .film
            return XMPPElement(
                "link", XMPPNames.atom,
                [
                    "rel": "enclosure", "type": isFilm ? "video/mp4" : "image/jpeg",
                    "href": address.full("/media/\(attachment.media)/" + (isFilm ? "film" : "1280.jpg")),
                    "title": attachment.alternativeText.isEmpty ? nil : attachment.alternativeText,
                ])
        }
        return XMPPElement("entry", XMPPNames.atom, ["xml:lang": rendition.language.rawValue], children)
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
}
