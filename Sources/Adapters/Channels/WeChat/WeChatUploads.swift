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
    mutating func forgetUploads() { entries = entries.filter { $0.key == "draft" } }

    /// Uploads what is missing. Pictures of the text get an address, covers a permanent `media_id`.
    mutating func bring(
        _ rendition: ArticleRendition, from media: any ChannelMedia, by client: WeChatClient
    ) async throws(ChannelTrouble) {
        struct Picture: Decodable { let url: String }
        struct Cover: Decodable { let media_id: String }
        for attachment in rendition.attachments {
            switch attachment.part {
            case .picture where entries["picture.\(attachment.media)"] == nil:
                let file = try await media.picture(attachment.media, within: WeChatLimits.picture)
                do {
                    let given: Picture = try await client.upload("/cgi-bin/media/uploadimg", file)
                    entries["picture.\(attachment.media)"] = given.url
                } catch { throw error.trouble }
            case .cover where entries["cover.\(attachment.media)"] == nil:
                let file = try await media.picture(attachment.media, within: WeChatLimits.cover)
                do {
                    let given: Cover = try await client.upload("/cgi-bin/material/add_material", query: "&type=thumb", file)
                    entries["cover.\(attachment.media)"] = given.media_id
                } catch { throw error.trouble }
            case .picture, .cover, .film: continue
            }
        }
    }
}
