import Contracts
import Distribution
import Values

/// Replies, likes and reposts, where the data server hands questions on to an app view (app.bsky.feed.*).
struct ATProtoReturns {
    let client: ATProtoClient
    let session: ATProtoSession

    private struct Actor: Decodable {
        let did: String
        let handle: String?

        var name: String { "@" + String((handle ?? did).prefix(200)) }
    }

    struct Numbers: Decodable {
        let replyCount: Int64?
        let repostCount: Int64?
        let likeCount: Int64?
    }

    /// Throws unsupported where there is no app view.
    func numbers(of uri: String) async throws(ChannelTrouble) -> Numbers {
        struct Posts: Decodable { let posts: [Numbers] }
        let posts: Posts
        do throws(ChannelTrouble) {
            posts = try await client.query("app.bsky.feed.getPosts", [("uris", uri)], token: session.token)
        } catch {
            switch error {
            // A server alone knows no such method, and says so in many ways.
            case .content(_, let said), .gone(let said): throw .unsupported("this server tells no numbers: \(said)")
            case .transient(let said, nil) where said.hasPrefix("no data server"):
                throw .unsupported("this server tells no numbers: \(said)")
            case .transient, .limited, .auth, .unknownOutcome, .unsupported: throw error
            }
        }
        guard let numbers = posts.posts.first else {
            throw .transient("the app view does not know the post yet", retryAfter: 60)
        }
        return numbers
    }

    func since(_ copy: WatchedCopy, at now: Instant) async throws(ChannelTrouble) -> Watched {
        let numbers = try await numbers(of: copy.reference)
        let counts = "\(numbers.replyCount ?? 0) \(numbers.likeCount ?? 0) \(numbers.repostCount ?? 0)"
        var told = ToldReturns(copy.memory) ?? ToldReturns()
        guard told.counts != counts else { return Watched(memory: copy.memory) }
        let returned = try await replies(copy, now) + likes(copy, now) + reposts(copy, now)
        let (new, undone) = told.learn(returned, counts: counts)
        return Watched(returned: new, takenBack: undone, memory: told.text)
    }

    private func likes(_ copy: WatchedCopy, _ now: Instant) async throws(ChannelTrouble) -> [Returned] {
        struct Likes: Decodable {
            struct Like: Decodable {
                let actor: Actor
                let createdAt: String
            }
            let likes: [Like]
        }
        let found: Likes = try await client.query(
            "app.bsky.feed.getLikes", [("uri", copy.reference), ("limit", "100")], token: session.token)
        return found.likes.map { like in
            Returned(
                channel: copy.channel, publication: copy.publication, kind: .like,
                remote: "like \(copy.reference) \(like.actor.did)", actor: like.actor.name,
                at: Instant(iso8601: like.createdAt) ?? now)
        }
    }

    private func reposts(_ copy: WatchedCopy, _ now: Instant) async throws(ChannelTrouble) -> [Returned] {
        struct Reposts: Decodable { let repostedBy: [Actor] }
        let found: Reposts = try await client.query(
            "app.bsky.feed.getRepostedBy", [("uri", copy.reference), ("limit", "100")], token: session.token)
        return found.repostedBy.map { actor in
            Returned(
                channel: copy.channel, publication: copy.publication, kind: .boost,
                remote: "repost \(copy.reference) \(actor.did)", actor: actor.name, at: now)
        }
    }

    private func replies(_ copy: WatchedCopy, _ now: Instant) async throws(ChannelTrouble) -> [Returned] {
        struct Thread: Decodable {
            struct Answer: Decodable {
                struct Post: Decodable {
                    struct Record: Decodable {
                        let text: String?
                        let createdAt: String?
                    }
                    let uri: String
                    let author: Actor
                    let record: Record
                }
                let post: Post?
                let replies: [Answer]?

                init(from decoder: any Decoder) throws {
                    // Hidden and deleted ones come without a post.
                    let container = try decoder.container(keyedBy: CodingKeys.self)
                    post = try? container.decode(Post.self, forKey: .post)
                    replies = try? container.decode([Answer].self, forKey: .replies)
                }

                private enum CodingKeys: String, CodingKey { case post, replies }

                var below: [Post] { (replies ?? []).flatMap { [$0.post].compactMap { $0 } + $0.below } }
            }
            let thread: Answer
        }
        let found: Thread = try await client.query(
            "app.bsky.feed.getPostThread", [("uri", copy.reference), ("depth", "6"), ("parentHeight", "0")],
            token: session.token)
        return found.thread.below.filter { $0.author.did != session.account }.map { post in
            Returned(
                channel: copy.channel, publication: copy.publication, kind: .reply, remote: post.uri,
                actor: post.author.name, text: post.record.text ?? "",
                address: post.uri.split(separator: "/").last.map {
                    client.settings.page(of: post.author.did, String($0))
                },
                at: post.record.createdAt.flatMap { Instant(iso8601: $0) } ?? now)
        }
    }
}
