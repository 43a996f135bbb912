import Distribution
import FoundationEssentials
import Values

/// Looks through what an account keeps: its drafts and its published articles, newest first, 20 a page.
struct WeChatShelf: Sendable {
    enum Kind: String, Sendable {
        case drafts = "/cgi-bin/draft/batchget"
        case published = "/cgi-bin/freepublish/batchget"
    }

    struct Found: Sendable {
        /// `media_id` of a draft, `article_id` of a published one.
        let id: String
        let address: String?
        let updatedAt: Int64
    }

    private struct Question: Encodable {
        let offset: Int
        let count = WeChatShelf.page
        /// Without the text of each.
        let no_content = 1
    }

    private struct Page: Decodable {
        struct Item: Decodable {
            struct Content: Decodable {
                struct News: Decodable {
                    let content_source_url: String?
                    let url: String?
                    let is_deleted: Bool?
                }
                let news_item: [News]?
            }
            let media_id: String?
            let article_id: String?
            let content: Content?
            let update_time: LooseNumber?
        }
        let total_count: LooseNumber?
        let item: [Item]?
    }

    private static let page = 20
    /// Nobody keeps more drafts; of the published, those that are older than the copy are not looked at anyway.
    private static let most = 2_000
    /// Clocks differ.
    private static let margin: Int64 = 3_600

    let client: WeChatClient

    /// All that carry the copy's key in the address of their original, oldest first.
    func find(_ copy: ChannelCopy, among kind: Kind) async throws(WeChatClient.Failure) -> [Found] {
        let oldest = copy.madeAt.seconds - Self.margin
        var found: [Found] = []
        var offset = 0
        while offset < Self.most {
            let page: Page = try await client.call(kind.rawValue, Question(offset: offset), .looking)
            let items = page.item ?? []
            for item in items {
                let ours = (item.content?.news_item ?? []).first { news in
                    news.is_deleted != true && news.content_source_url.map(copy.isNamed) == true
                }
                guard let ours, let id = kind == .drafts ? item.media_id : item.article_id else { continue }
                found.append(Found(id: id, address: ours.url, updatedAt: item.update_time?.value ?? 0))
            }
            offset += items.count
            let isOver = offset >= page.total_count?.value ?? 0
            let areOlder = items.allSatisfy { ($0.update_time?.value ?? .max) < oldest }
            if items.isEmpty || isOver || areOlder { break }
        }
        return found.sorted { ($0.updatedAt, $0.id) < ($1.updatedAt, $1.id) }
    }
}
