import Distribution

/// What `draft/add` and `draft/update` take: one article of one picture-and-text message (图文消息).
struct WeChatDraft: Encodable, Sendable {
    let article_type = "news"
    let title: String
    let author: String
    let digest: String
    let content: String
    let content_source_url: String
    let thumb_media_id: String
    let need_open_comment: Int
    let only_fans_can_comment = 0

    /// With the pictures and the cover that were uploaded.
    init(_ rendition: ArticleRendition, _ uploads: WeChatUploads) throws(ChannelTrouble) {
        guard let cover = uploads.cover(of: rendition) else {
            throw .content(field: "cover", rule: "an article of an official account needs a cover")
        }
        title = rendition.title
        author = rendition.fields["author"] ?? ""
        digest = rendition.fields["digest"] ?? ""
        content = withAddresses(rendition.body) { uploads.address(of: $0) }
        content_source_url = rendition.fields["link"] ?? ""
        thumb_media_id = cover
        need_open_comment = rendition.fields["comments"] == "1" ? 1 : 0
        for length in [WeChatLimits.body, WeChatLimits.bodyBytes] where !length.allows(content) {
            throw .content(
                field: "body",
                rule: "with its pictures the text has more than \(length.most) \(length.measure.rawValue)")
        }
    }
}
