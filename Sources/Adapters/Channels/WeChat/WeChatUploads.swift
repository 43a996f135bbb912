import Contracts
import Distribution

/// What of a copy is on the account already, as a ``Preparation`` keeps it.
struct WeChatUploads: Sendable {
    private var entries: [String: String]

    init(_ preparation: Preparation) { entries = preparation.entries }

    var preparation: Preparation { Preparation(entries) }

    /// `media_id` of the draft that holds the text.
    var draft: String? {
        get { entries["draft"] }
        set { entries["draft"] = newValue }
    }

    /// The digest of the rendition that the draft shows.
    var shown: String? {
        get { entries["shown"] }
        set { entries["shown"] = newValue }
    }

    func address(of picture: MediaID) -> String? { entries["picture.\(picture)"] }

    func cover(of rendition: ArticleRendition) -> String? {
        rendition.attachments.first { $0.part == .cover }.flatMap { entries["cover.\($0.media)"] }
    }

    /// All uploads are made anew: one of them is not there any longer.
    mutating func forgetUploads(of rendition: ArticleRendition, on channel: ChannelID, _ shelf: UploadShelf) {
        entries = entries.filter { $0.key == "draft" }
        for attachment in rendition.attachments { shelf[channel, Self.name(attachment)] = nil }
    }

    private static func name(_ attachment: ArticleRendition.Attachment) -> String {
        attachment.part == .cover ? "cover.\(attachment.media)" : "picture.\(attachment.media)"
    }

    /// Uploads what is missing. Pictures of the text get an address, covers a permanent `media_id`.
    mutating func bring(
        _ rendition: ArticleRendition, to channel: ChannelID, from media: any ChannelMedia, _ shelf: UploadShelf,
        by client: WeChatClient
    ) async throws(ChannelTrouble) {
        struct Picture: Decodable { let url: String }
        struct Cover: Decodable { let media_id: String }
        for attachment in rendition.attachments where attachment.part != .film {
            let name = Self.name(attachment)
            if entries[name] == nil { entries[name] = shelf[channel, name] }
            guard entries[name] == nil else { continue }
            let isCover = attachment.part == .cover
            let file = try await media.picture(
                attachment.media, within: isCover ? WeChatLimits.cover : WeChatLimits.picture)
            do {
                if isCover {
                    let given: Cover = try await client.upload(
                        "/cgi-bin/material/add_material", query: "&type=thumb", file)
                    entries[name] = given.media_id
                } else {
                    let given: Picture = try await client.upload("/cgi-bin/media/uploadimg", file)
                    entries[name] = given.url
                }
            } catch { throw error.trouble }
            shelf[channel, name] = entries[name]
        }
    }
}
