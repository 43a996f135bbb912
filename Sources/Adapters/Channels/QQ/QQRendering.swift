import Contracts
import Distribution
import Values

/// An edition as one message of a bot: title, summary, cover and the way to the article. A message is not a page.
enum QQRendering {
    /// The documents name no number; longer texts are refused with 40054007 and 40054018.
    static let body = ChannelLimits.Length(most: 2_000, measure: .scalars)
    /// "About 10 MB" inline; a message needs no more than this.
    static let picture = PictureBounds(mostWidth: 1_280, mostBytes: 2_000_000, format: .jpeg)
    static let limits = ChannelLimits(
        body: [body], pictures: 1, pictureBytes: picture.mostBytes, pictureFormats: [.jpeg])

    static func rendition(_ edition: Edition, for copy: ChannelCopy, at site: SiteAddress) -> ArticleRendition {
        let settings = copy.channel.settings.decoded(QQSettings.self)
        let link = settings?.links == false ? nil : site.article(edition.slug, from: copy)
        let cover = edition.cover ?? edition.pictures.first
        var fields = ["summary": edition.summary.cut(to: 200), "site": site.host]
        if let link { fields["link"] = link }
        // The platform fetches it from us; the site keeps every picture in this width.
        if let cover { fields["picture"] = site.full("/media/\(cover.media)/1280.jpg") }
        return ArticleRendition(
            title: edition.title, body: body(edition, link, settings?.form ?? .text),
            form: settings?.form == .markdown ? .markdown : .plain, language: edition.language,
            attachments: attachments(edition, cover, settings), fields: fields)
    }

    /// A message carries one of them: in a group the film of an article that is one, else the cover.
    private static func attachments(
        _ edition: Edition, _ cover: Edition.Picture?, _ settings: QQSettings?
    ) -> [ArticleRendition.Attachment] {
        if edition.kind == .film, settings?.place == .group, settings?.form == .text, let film = edition.films.first {
            return [ArticleRendition.Attachment(media: film, part: .film, alternativeText: edition.title)]
        }
        guard let cover else { return [] }
        return [
            ArticleRendition.Attachment(media: cover.media, part: .cover, alternativeText: cover.alternativeText)
        ]
    }

    private static func body(_ edition: Edition, _ link: String?, _ form: QQSettings.Form) -> String {
        let way: String?
        switch edition.language {
        case .chinese: way = link.map { form == .markdown ? "[读全文，买到它](\($0))" : "读全文，买到它：\($0)" }
        case .english: way = link.map { form == .markdown ? "[Read and buy](\($0))" : "Read and buy: \($0)" }
        }
        let title = form == .markdown ? "# \(marked(edition.title))" : edition.title
        let tail = way.map { "\n\n\($0)" } ?? ""
        let room = Self.body.most - title.unicodeScalars.count - tail.unicodeScalars.count - 2
        let summary = form == .markdown ? marked(edition.summary) : edition.summary
        return title + (summary.isEmpty || room < 20 ? "" : "\n\n" + summary.cut(to: room)) + tail
    }

    /// Signs of Markdown in a text stand for themselves.
    private static func marked(_ text: String) -> String {
        text.reduce(into: "") { out, character in
            if "\\`*_{}[]<>()#+-!|~".contains(character) { out.append("\\") }
            out.append(character)
        }
    }

    static func problems(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        if rendition.title.trimmed == nil {
            return [RenditionProblem(field: "title", rule: "a title is needed", fix: "Write a title")]
        }
        return limits.body.filter { !$0.allows(rendition.body) }.map { length in
            RenditionProblem(
                field: "title", rule: "a message has at most \(length.most) characters", fix: "Shorten the title")
        }
    }
}
