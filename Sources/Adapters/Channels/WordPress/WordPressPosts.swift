import Contracts
import Distribution
import Values

/// Posts of a site, and how ours are found among them.
struct WordPressPosts {
    /// Whatever a person there has done with a post; `any` would leave out the trash.
    private static let states = "publish,future,draft,pending,private,trash"
    private static let mostPages = 20
    let client: WordPressClient

    struct Post: Decodable {
        let id: Int64
        let link: String?
        let status: String
        let content: Content?

        struct Content: Decodable {
            let raw: String?
        }

        var remote: RemoteCopy { RemoteCopy(reference: String(id), address: link) }
    }

    /// What is sent. Categories, tags and whatever else people there add to a post are left as they are.
    struct Draft: Encodable {
        let title: String
        let content: String
        let excerpt: String
        let status = "publish"
        /// Only at first: an address that is known is not changed.
        let slug: String?
        /// 0 takes the picture away.
        let featured_media: Int64
    }

    /// All posts that carry the key, oldest first, those in the trash behind the others.
    ///
    /// A repeated slug becomes `slug-2` here, and fields that no plugin has announced are dropped, so the key stands in the text,
    /// where the site's own search finds it.
    func find(_ key: PublicationKey) async throws(ChannelTrouble) -> [Post] {
        var found: [Post] = []
        for page in 1...Self.mostPages {
            let answer = try await client.ask(
                "GET", "/wp/v2/posts",
                [
                    ("search", key.description), ("status", Self.states), ("context", "edit"), ("orderby", "id"),
                    ("order", "asc"), ("per_page", "20"), ("page", String(page)),
                    ("_fields", "id,link,status,content.raw"),
                ], .looking)
            guard let posts = answer.json([Post].self) else { throw answer.unreadable(.looking) }
            let marker = WordPressMarkup.marker(key)
            found += posts.filter { $0.content?.raw?.contains(marker) ?? false }
            guard let pages = answer.header("x-wp-totalpages").flatMap({ Int($0) }), page < pages else { break }
        }
        return found.filter { $0.status != "trash" } + found.filter { $0.status == "trash" }
    }

    func find(_ id: Int64) async throws(ChannelTrouble) -> Post? {
        do throws(ChannelTrouble) {
            return try await client.ask(
                "GET", "/wp/v2/posts/\(id)", [("context", "edit"), ("_fields", "id,link,status")], .looking)
        } catch .gone {
            return nil
        }
    }

    func put(_ draft: Draft, at id: Int64?) async throws(ChannelTrouble) -> Post {
        let route = id.map { "/wp/v2/posts/\($0)" } ?? "/wp/v2/posts"
        return try await client.ask("POST", route, [("_fields", "id,link,status")], json: draft, .acting)
    }

    /// Past the trash; what is gone already is gone.
    func remove(_ id: Int64) async throws(ChannelTrouble) {
        struct Removed: Decodable { let deleted: Bool }
        do throws(ChannelTrouble) {
            let _: Removed = try await client.ask("DELETE", "/wp/v2/posts/\(id)", [("force", "true")], .acting)
        } catch .gone {
            return
        }
    }
}
