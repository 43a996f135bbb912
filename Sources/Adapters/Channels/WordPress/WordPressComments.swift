import Contracts
import Distribution
import Values

/// What readers wrote below a post.
struct WordPressComments {
    private static let mostPages = 5
    let client: WordPressClient

    private struct Comment: Decodable {
        let id: Int64
        let author_name: String
        let date_gmt: String
        let link: String?
        let content: Content

        struct Content: Decodable {
            let rendered: String
        }
    }

    /// The comments that were approved since the last look; the watched copy's memory is the newest one's number.
    func since(_ copy: WatchedCopy) async throws(ChannelTrouble) -> Watched {
        let last = Int64(copy.memory) ?? 0
        var newest = last
        var watched = Watched(memory: copy.memory)
        for page in 1...Self.mostPages {
            // Of comments, unlike posts, no part of the content can be asked for by itself.
            let comments: [Comment] = try await client.ask(
                "GET", "/wp/v2/comments",
                [
                    ("post", copy.reference), ("orderby", "id"), ("order", "desc"), ("per_page", "100"),
                    ("page", String(page)),
                    ("_fields", "id,author_name,date_gmt,link,content"),
                ], .looking)
            let new = comments.filter { $0.id > last }
            for comment in new {
                newest = max(newest, comment.id)
                guard let at = Instant(iso8601: comment.date_gmt + "Z") else { continue }
                watched.returned.append(
                    Returned(
                        channel: copy.channel, publication: copy.publication, kind: .reply,
                        remote: "comment \(comment.id)",
                        actor: plainText(ofForeign: comment.author_name, most: 200),
                        text: plainText(ofForeign: comment.content.rendered), address: comment.link, at: at))
            }
            if comments.count < 100 || new.count < comments.count { break }
        }
        watched.memory = String(newest)
        return watched
    }

    func count(below post: Int64) async throws(ChannelTrouble) -> Int64? {
        let answer = try await client.ask(
            "GET", "/wp/v2/comments", [("post", String(post)), ("per_page", "1"), ("_fields", "id")], .looking)
        return answer.header("x-wp-total").flatMap { Int64($0) }
    }
}
