import Contracts
import Distribution
import Values

/// An edition as an article, a gallery or a film of 企鹅号.
enum QiehaoRendering {
    enum Form: String {
        case article
        case gallery
        case film
    }

    /// "最大100MB" of the direct upload in one client; parts may be larger, and nobody says how large.
    static let filmBytes: Int64 = 100_000_000
    static let limits = ChannelLimits(pictureFormats: [.jpeg], filmBytes: filmBytes)

    static func rendition(_ edition: Edition, for copy: ChannelCopy, at site: SiteAddress) -> ArticleRendition {
        let settings = copy.channel.settings.decoded(QiehaoSettings.self)
        let form = form(of: edition)
        let body = ReducedBody(edition.html, filmNote: "")
        let cover = edition.cover ?? edition.pictures.first
        var fields = ["form": form.rawValue, "digest": edition.summary.cut(to: 200)]
        // The platform fetches pictures from the site, which keeps each in this width.
        if let cover { fields["cover"] = site.full("/media/\(cover.media)/1280.jpg") }
        if settings?.firstPublished != false {
            fields["original_url"] = site.article(edition.slug, from: copy)
            fields["original_author"] = edition.authorName
        }
        let content: String
        switch form {
        case .article: content = withAddresses(body.whole) { site.full("/media/\($0)/1280.jpg") }
        case .gallery: content = gallery(edition, at: site)
        case .film: content = edition.summary
        }
        return ArticleRendition(
            title: title(edition.title), body: content, form: form == .film ? .plain : .html,
            language: edition.language,
            attachments: attachments(edition, form, cover), fields: fields)
    }

    private static func form(of edition: Edition) -> Form {
        switch edition.kind {
        case .film where !edition.films.isEmpty: .film
        case .pictureStory where !edition.pictures.isEmpty: .gallery
        case .article, .pictureStory, .film: .article
        }
    }

    /// Titles with 【】 were refused.
    private static func title(_ title: String) -> String {
        guard title.contains("】") else { return title }
        return title.replacing("【", with: "").replacing("】", with: "：")
    }

    private static func gallery(_ edition: Edition, at site: SiteAddress) -> String {
        edition.pictures.map { picture in
            let words = escaped(picture.alternativeText)
            return
                "<p><img src=\"\(site.full("/media/\(picture.media)/1280.jpg"))\" alt=\"\(words)\" /></p><p>\(words)</p>"
        }.joined(separator: "\n")
    }

    private static func attachments(
        _ edition: Edition, _ form: Form, _ cover: Edition.Picture?
    ) -> [ArticleRendition.Attachment] {
        var attachments =
            cover.map {
                [ArticleRendition.Attachment(media: $0.media, part: .cover, alternativeText: $0.alternativeText)]
            } ?? []
        switch form {
        case .article, .gallery:
            attachments += edition.pictures.map {
                ArticleRendition.Attachment(media: $0.media, part: .picture, alternativeText: $0.alternativeText)
            }
        case .film:
            attachments += edition.films.prefix(1).map {
                ArticleRendition.Attachment(media: $0, part: .film, alternativeText: edition.title)
            }
        }
        return attachments
    }

    static func problems(_ rendition: ArticleRendition) -> [RenditionProblem] {
        var problems: [RenditionProblem] = []
        if rendition.title.trimmed == nil {
            problems.append(RenditionProblem(field: "title", rule: "a title is needed", fix: "Write a title"))
        }
        if rendition.body.trimmed == nil, rendition.fields["form"] != Form.film.rawValue {
            problems.append(RenditionProblem(field: "body", rule: "the text is empty", fix: "Write the text"))
        }
        if rendition.fields["cover"] == nil, rendition.fields["form"] != Form.film.rawValue {
            problems.append(
                RenditionProblem(field: "cover", rule: "an article of 企鹅号 needs a cover", fix: "Choose a cover picture")
            )
        }
        return problems
    }
}
