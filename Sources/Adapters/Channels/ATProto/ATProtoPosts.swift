import Contracts
import Distribution
import FoundationEssentials

/// The posts of one account's repository.
struct ATProtoPosts {
    private static let collection = "app.bsky.feed.post"
    let client: ATProtoClient
    let session: ATProtoSession

    struct Standing: Decodable {
        let uri: String
        let cid: String?
        let value: Value

        /// Somebody else may have written the record over: only the card's picture is of interest.
        struct Value: Decodable {
            let embed: ATProtoPost.Embed?

            private enum CodingKeys: String, CodingKey { case embed }
            init(from decoder: any Decoder) throws {
                let container = try? decoder.container(keyedBy: CodingKeys.self)
                embed = try? container?.decode(ATProtoPost.Embed.self, forKey: .embed)
            }
        }
    }

    struct Written: Decodable {
        let uri: String
        let cid: String
    }

    /// Nil when there is none of that key.
    func find(_ key: PublicationKey) async throws(ChannelTrouble) -> Standing? {
        do throws(ChannelTrouble) {
            return try await client.query(
                "com.atproto.repo.getRecord",
                [("repo", session.account), ("collection", Self.collection), ("rkey", key.description)], token: nil)
        } catch .gone {
            return nil
        } catch .content(_, let rule) {
            // A server that knows the record no more may not find its words for it.
            guard rule.contains("not found") || rule.contains("Could not locate record") else {
                throw .content(field: "body", rule: rule)
            }
            return nil
        }
    }

    /// The record's key is ours, so that the same again overwrites itself. With `swap` only what still is that version.
    func put(_ post: ATProtoPost, key: PublicationKey, swap: String?) async throws(ChannelTrouble) -> Written {
        struct Put: Encodable {
            let repo: String
            let collection: String
            let rkey: String
            let record: ATProtoPost
            let swapRecord: String?
        }
        func put(_ swap: String?) async throws(ChannelTrouble) -> Written {
            let body = Put(
                repo: session.account, collection: Self.collection, rkey: key.description, record: post,
                swapRecord: swap)
            return try await client.call("com.atproto.repo.putRecord", json: body, token: session.token, .acting)
        }
        do throws(ChannelTrouble) {
            return try await put(swap)
        } catch .content(let field, let rule) {
            // Not every server compares versions; it was alone in refusing, so nothing was written.
            guard swap != nil, rule.contains("swapRecord") else { throw .content(field: field, rule: rule) }
            return try await put(nil)
        }
    }

    /// What is gone already is gone.
    func remove(_ key: PublicationKey) async throws(ChannelTrouble) {
        let body = ["repo": session.account, "collection": Self.collection, "rkey": key.description]
        do throws(ChannelTrouble) {
            let _: ATProtoNothing = try await client.call(
                "com.atproto.repo.deleteRecord", json: body, token: session.token, .acting)
        } catch .gone {
            return
        } catch .content(let field, let rule) {
            // Some delete and then stumble over their own answer.
            guard try await find(key) == nil else { throw .content(field: field, rule: rule) }
        }
    }

    /// Nil where the server keeps no files.
    func upload(_ bytes: [UInt8], _ contentType: String) async throws(ChannelTrouble) -> ATProtoBlob? {
        struct Uploaded: Decodable { let blob: ATProtoBlob }
        do throws(ChannelTrouble) {
            let uploaded: Uploaded = try await client.ask(
                "POST", "com.atproto.repo.uploadBlob", [], token: session.token, contentType: contentType, body: bytes,
                .looking)
            return uploaded.blob
        } catch .unsupported {
            return nil
        } catch .content(let field, let rule) {
            // Some have the method by name only.
            guard rule.lowercased().contains("not implemented") else { throw .content(field: field, rule: rule) }
            return nil
        }
    }
}
