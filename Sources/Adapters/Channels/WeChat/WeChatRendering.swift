import Contracts
import Distribution
import Values

/// An edition as a draft of an official account.
enum WeChatRendering {
    static func rendition(_ edition: Edition, for copy: ChannelCopy, at site: SiteAddress) -> ArticleRendition {
        let body = ReducedBody(edition.html, filmNote: filmNote(edition.language)) { address in
            // Articles of official accounts may be linked.
            address.hasPrefix("https://mp.weixin.qq.com/") || address.hasPrefix("http://mp.weixin.qq.com/")
        }
        let cover =
            edition.cover ?? body.pictures.first.flatMap { first in
                edition.pictures.first { $0.media == first }
            } ?? edition.pictures.first
        let settings = copy.channel.settings.decoded(WeChatSettings.self)
        var attachments = body.pictures.map { media in
            ArticleRendition.Attachment(
                media: media, part: .picture,
                alternativeText: edition.pictures.first { $0.media == media }?.alternativeText ?? "")
        }
        if let cover {
            attachments.append(
                ArticleRendition.Attachment(
                    media: cover.media, part: .cover, alternativeText: cover.alternativeText))
        }
        return ArticleRendition(
            title: edition.title,
            body: body.text(
                most: WeChatLimits.body.most - room(for: body), notice: notice(edition.language), tail: tail(edition)),
            form: .html, language: edition.language, attachments: attachments,
            fields: [
                "author": (settings?.author ?? edition.authorName).cut(to: WeChatLimits.author.most),
                "digest": edition.summary.cut(to: WeChatLimits.digest.most),
                "link": site.article(edition.slug, from: copy),
                "comments": settings?.comments == true ? "1" : "0",
            ])
    }

    /// The addresses that pictures get when they are uploaded are longer than what stands there now (about 150 characters).
    private static func room(for body: ReducedBody) -> Int {
        min(body.pictures.count * 200, WeChatLimits.body.most / 2)
    }

    private static func filmNote(_ language: Language) -> String {
        switch language {
        case .chinese: "〔视频：点文末“阅读原文”观看〕"
        case .english: "[Film: see “Read more” below]"
        }
    }

    private static func notice(_ language: Language) -> String {
        switch language {
        case .chinese: "<p>……全文较长，请点文末“阅读原文”接着读。</p>"
        case .english: "<p>… The story goes on: tap “Read more” below.</p>"
        }
    }

    private static func tail(_ edition: Edition) -> String {
        guard !edition.products.isEmpty else { return "" }
        switch edition.language {
        case .chinese: return "<p>点“阅读原文”，可以买到文中的农产品。</p>"
        case .english: return "<p>Tap “Read more” to buy what this story is about.</p>"
        }
    }

    static func problems(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        var problems: [RenditionProblem] = []
        for length in limits.title where !length.allows(rendition.title) {
            problems.append(
                RenditionProblem(
                    field: "title", rule: "a title of an official account has at most \(length.most) characters",
                    fix: "Shorten the title"))
        }
        if rendition.title.trimmed == nil {
            problems.append(RenditionProblem(field: "title", rule: "a title is needed", fix: "Write a title"))
        }
        if rendition.body.trimmed == nil {
            problems.append(RenditionProblem(field: "body", rule: "the text is empty", fix: "Write the text"))
        }
        for length in limits.body where !length.allows(rendition.body) {
            problems.append(
                RenditionProblem(
                    field: "body", rule: "the text with its tags has at most \(length.most) \(length.measure.rawValue)",
                    fix: "Shorten the text or split it"))
        }
        if !WeChatLimits.link.allows(rendition.fields["link"] ?? "") {
            problems.append(
                RenditionProblem(
                    field: "slug", rule: "the address of the original has at most \(WeChatLimits.link.most) bytes",
                    fix: "Give the article a shorter address"))
        }
        if !rendition.attachments.contains(where: { $0.part == .cover }) {
            problems.append(
                RenditionProblem(
                    field: "cover", rule: "an article of an official account needs a cover",
                    fix: "Choose a cover picture"))
        }
        return problems
    }
}
