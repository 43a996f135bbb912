import Contracts
import Distribution
import HTTPTypes
import Values

/// `/articles/{id}/previews?channel=`
struct PreviewEndpoints: Sendable {
    let room: DistributionRoom

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/articles/{id}/previews",
                summary: "How an article would look on a channel, or on all that are on, and what each would refuse",
                tag: "Distribution", query: [Endpoint.Parameter("channel", .identifier, "Only this channel")],
                answer: .page(of: PreviewAnswer.shape)
            ) { [room] request in
                let article: ArticleID = try request.id("id")
                let channels = try await chosen(request)
                var items: [PreviewAnswer] = []
                for channel in channels {
                    items.append(PreviewAnswer(try await room.preview(article, on: channel.id), on: channel))
                }
                return try .json(PageOf(items: items))
            }
        ]
    }

    private func chosen(_ request: WebRequest) async throws -> [Channel] {
        guard let text = request.query["channel"] else {
            return try await room.channelList().map(\.channel).filter { $0.switchedOff == nil }
        }
        guard let id = ChannelID(text) else { throw Problem.badQuery("channel", .malformed(expected: "an identifier")) }
        guard let found = try await room.channel(id) else { throw Problem.badQuery("channel", .unknown(text)) }
        return [found.channel]
    }
}

struct PreviewAnswer: Encodable, Sendable {
    let channel: ChannelID
    let channelKind: String
    let channelName: String
    let title: String
    let body: String
    let form: String
    let language: String
    let fields: [String: String]
    let attachments: [AttachmentAnswer]
    /// What the channel would refuse; empty when all is well.
    let problems: [RenditionProblemAnswer]
    /// Why the channel did not tell its limits; absent when it did.
    let limitsTrouble: String?

    init(_ preview: ChannelPreview, on channel: Channel) {
        self.channel = channel.id
        channelKind = channel.kind.rawValue
        channelName = channel.name
        let rendition = preview.rendition
        title = rendition.title
        body = rendition.body
        form = rendition.form.rawValue
        language = rendition.language.rawValue
        fields = rendition.fields
        attachments = rendition.attachments.map {
            AttachmentAnswer(media: $0.media, part: $0.part.rawValue, alternativeText: $0.alternativeText)
        }
        problems = preview.problems.map { RenditionProblemAnswer(field: $0.field, rule: $0.rule, fix: $0.fix) }
        limitsTrouble = preview.limitsTrouble
    }

    static let shape = Shape.object([
        .required("channel", .identifier), .required("channel_kind", .string), .required("channel_name", .string),
        .required("title", .string), .required("body", .string),
        .required("form", .choice(["html", "markdown", "plain", "json"])), .required("language", .string),
        .required("fields", .map(.string)),
        .required(
            "attachments",
            .array(
                .object([
                    .required("media", .identifier), .required("part", .choice(["cover", "picture", "film"])),
                    .required("alternative_text", .string),
                ]))),
        .required(
            "problems",
            .array(.object([.required("field", .string), .required("rule", .string), .required("fix", .string)]))),
        .optional("limits_trouble", .string),
    ])
}

struct AttachmentAnswer: Encodable, Sendable {
    let media: MediaID
    let part: String
    let alternativeText: String
}

struct RenditionProblemAnswer: Encodable, Sendable {
    let field: String
    let rule: String
    let fix: String
}
