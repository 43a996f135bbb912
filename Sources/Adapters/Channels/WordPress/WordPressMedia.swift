import Contracts
import Crypto
import Distribution
import FoundationEssentials
import Values

/// Pictures in a site's media library. Each is named by its digest, so that one that is there already is used again, by
/// every article and after every lost answer.
struct WordPressMedia {
    /// What PHP takes of a file where nobody has raised it (`upload_max_filesize`, 2 MiB), less the frame around it.
    static let mostBytes = 1_900_000
    let client: WordPressClient
    let media: any ChannelMedia

    /// A picture over there.
    struct Item: Codable, Hashable {
        let id: Int64
        let source_url: String

        /// As a preparation keeps it.
        var entry: String { "\(id) \(source_url)" }

        init?(entry: String) {
            let parts = entry.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let id = Int64(parts[0]) else { return nil }
            self.id = id
            source_url = String(parts[1])
        }
    }

    static func name(_ picture: MediaID) -> String { "media.\(picture)" }

    /// All pictures of a rendition; what an earlier try sent up is not sent again unless it is gone.
    func prepare(
        _ rendition: ArticleRendition, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        var entries: [String: String] = [:]
        for (index, attachment) in rendition.attachments.enumerated() where attachment.part != .film {
            let name = Self.name(attachment.media)
            guard entries[name] == nil else { continue }
            if let item = earlier.entries[name].flatMap({ Item(entry: $0) }), try await stands(item) {
                entries[name] = item.entry
            } else {
                entries[name] = try await item(for: attachment, index).entry
            }
        }
        return Preparation(entries)
    }

    private func stands(_ item: Item) async throws(ChannelTrouble) -> Bool {
        do throws(ChannelTrouble) {
            _ = try await client.ask("GET", "/wp/v2/media/\(item.id)", [("_fields", "id")], .looking)
            return true
        } catch .gone {
            return false
        }
    }

    private func item(
        for attachment: ArticleRendition.Attachment, _ index: Int
    ) async throws(ChannelTrouble) -> Item {
        let bounds = PictureBounds(mostWidth: 1_920, mostBytes: Self.mostBytes)
        let file = try await media.picture(attachment.media, within: bounds)
        let digest = hexadecimal(Array(SHA256.hash(data: Data(file.bytes))))
        let slug = "terrace-\(digest.prefix(32))"
        let words = attachment.alternativeText
        if let (item, alternativeText) = try await find(slug) {
            if alternativeText != words, !words.isEmpty { try await describe(item, words) }
            return item
        }
        let item: Item
        do throws(ChannelTrouble) {
            let answer = try await client.ask(
                "POST", "/wp/v2/media",
                headers: [
                    ("Content-Type", file.contentType), ("Content-Disposition", "attachment; filename=\"\(slug).jpg\""),
                ], body: file.bytes, .looking)
            guard let made = answer.json(Item.self) else { throw answer.unreadable(.looking) }
            item = made
        } catch .content(_, let rule) {
            throw .content(field: "attachments[\(index)]", rule: rule)
        }
        try await describe(item, words)
        return item
    }

    private func find(_ slug: String) async throws(ChannelTrouble) -> (Item, alternativeText: String)? {
        struct Found: Decodable {
            let id: Int64
            let source_url: String
            let alt_text: String
        }
        let found: [Found] = try await client.ask(
            "GET", "/wp/v2/media", [("slug", slug), ("_fields", "id,source_url,alt_text")], .looking)
        return found.first.flatMap { found in
            Item(entry: "\(found.id) \(found.source_url)").map { ($0, found.alt_text) }
        }
    }

    private func describe(_ item: Item, _ words: String) async throws(ChannelTrouble) {
        let change = ["alt_text": words]
        _ = try await client.ask(
            "POST", "/wp/v2/media/\(item.id)", headers: [("Content-Type", "application/json")],
            body: jsonBytes(change), .looking)
    }
}
