import Contracts
import Distribution
import Values

/// A message as `/v2/groups/…/messages` and `/channels/…/messages` take it. The latter knows no `msg_type` and fetches its
/// picture from an address; for the former the picture is uploaded before.
struct QQMessage: Encodable, Hashable, Sendable {
    struct Markdown: Encodable, Hashable, Sendable { let content: String }
    struct Media: Encodable, Hashable, Sendable { let file_info: String }
    struct Ark: Encodable, Hashable, Sendable {
        struct Pair: Encodable, Hashable, Sendable {
            let key: String
            let value: String
        }
        let template_id: Int
        let kv: [Pair]
    }

    var content: String?
    var msg_type: Int?
    var markdown: Markdown?
    var ark: Ark?
    var image: String?
    var media: Media?
    /// What it answers to; without it, it is a message that nobody asked for.
    var msg_id: String?
    /// The same pair of `msg_id` and `msg_seq` is taken once.
    var msg_seq: Int?

    /// `picture` is the uploaded one's `file_info` in a group, its address in a channel.
    init(_ rendition: ArticleRendition, _ settings: QQSettings, picture: String?, answering anchor: QQAnchor?) {
        let isGroup = settings.place == .group
        switch settings.form {
        case .text where isGroup && picture != nil:
            content = rendition.body
            msg_type = 7
            media = picture.map(Media.init)
        case .text:
            content = rendition.body
            msg_type = isGroup ? 0 : nil
            image = picture
        case .markdown:
            markdown = Markdown(content: rendition.body)
            msg_type = isGroup ? 2 : nil
            // The interface asks for it all the same.
            content = isGroup ? " " : nil
        case .ark:
            ark = Self.card(rendition, picture: isGroup ? rendition.fields["picture"] : picture)
            msg_type = isGroup ? 3 : nil
            content = isGroup ? " " : nil
        }
        msg_id = anchor?.event
        msg_seq = anchor?.sequence
    }

    /// Template 24: text with a thumbnail.
    private static func card(_ rendition: ArticleRendition, picture: String?) -> Ark {
        var pairs = [
            ("#DESC#", rendition.title), ("#PROMPT#", rendition.title), ("#TITLE#", rendition.title),
            ("#METADESC#", rendition.fields["summary"] ?? rendition.title),
            ("#SUBTITLE#", rendition.fields["site"] ?? ""),
        ]
        if let picture { pairs.append(("#IMG#", picture)) }
        if let link = rendition.fields["link"] { pairs.append(("#LINK#", link)) }
        return Ark(template_id: 24, kv: pairs.map { Ark.Pair(key: $0.0, value: $0.1) })
    }
}

/// A member's message that may be answered, and as its how-manieth answer.
struct QQAnchor: Hashable, Sendable {
    /// Its `msg_id`.
    let event: String
    let sequence: Int
}
