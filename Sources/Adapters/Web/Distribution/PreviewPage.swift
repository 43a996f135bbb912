import Contracts
import Distribution
import Values

/// How an article would look on every channel that is on.
struct PreviewPage {
    let article: String
    let items: [PreviewLine]

    static func show(_ article: ArticleID, _ house: House, _ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.distribution
        var items: [PreviewLine] = []
        for overview in try await room.channelList() where overview.channel.switchedOff == nil {
            items.append(
                PreviewLine(
                    try await room.preview(article, on: overview.channel.id), on: overview.channel, house, request))
        }
        return try house.renderer.page(
            "distribution/previews", for: request, PreviewPage(article: article.description, items: items))
    }
}

struct PreviewLine {
    let channel: String
    let channelName: String
    let kind: String
    let kindName: String
    let isExported: Bool
    let title: String
    let language: String
    let length: String
    let body: String
    let isHTML: Bool
    let isText: Bool
    let pictures: [PreviewPicture]
    let problems: [PreviewProblem]
    let trouble: String?

    init(_ preview: ChannelPreview, on channel: Channel, _ house: House, _ request: WebRequest) {
        let rendition = preview.rendition
        self.channel = channel.id.description
        channelName = channel.name
        kind = channel.kind.rawValue
        isExported = channel.kind != .site
        kindName = house.renderer.kindName(channel.kind.rawValue, request)
        title = rendition.title
        language = rendition.language.rawValue
        length = house.renderer.text(
            "distribution.preview.length", request,
            ["characters": String(rendition.body.count), "pictures": String(rendition.attachments.count)])
        body = rendition.body
        switch rendition.form {
        case .html: (isHTML, isText) = (true, false)
        case .markdown, .plain: (isHTML, isText) = (false, true)
        // What only a program reads says nothing to people; the site itself shows its own pages so.
        case .json: (isHTML, isText) = (false, false)
        }
        pictures = rendition.attachments.filter { $0.part != .film }.map {
            PreviewPicture(media: $0.media.description, alternativeText: $0.alternativeText)
        }
        problems = preview.problems.map { PreviewProblem(field: $0.field, rule: $0.rule, fix: $0.fix) }
        trouble = preview.limitsTrouble
    }
}

struct PreviewPicture {
    let media: String
    let alternativeText: String
}

struct PreviewProblem {
    let field: String
    let rule: String
    let fix: String
}
