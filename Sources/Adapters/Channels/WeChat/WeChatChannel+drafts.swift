import Contracts
import Distribution
import Values

extension WeChatChannel {
    /// Sees to it that one draft, and no more, holds the text.
    func put(
        _ rendition: ArticleRendition, for copy: ChannelCopy, _ uploads: inout WeChatUploads, _ client: WeChatClient
    ) async throws(ChannelTrouble) {
        struct Addition: Encodable { let articles: [WeChatDraft] }
        struct Change: Encodable {
            let media_id: String
            let index = 0
            let articles: WeChatDraft
        }
        struct Given: Decodable { let media_id: String }
        let channel = copy.channel.id
        try await uploads.bring(rendition, to: channel, from: media, shelf, by: client)
        let draft = try WeChatDraft(rendition, uploads)
        do throws(WeChatClient.Failure) {
            if let standing = uploads.draft, !(try await isThere(standing, client)) { uploads.draft = nil }
            if uploads.draft == nil {
                uploads.shown = nil
                uploads.draft = try await leftDraft(copy, client)
            }
            if let standing = uploads.draft {
                if uploads.shown == rendition.digest.description { return }
                let _: NothingMore = try await client.call(
                    "/cgi-bin/draft/update", Change(media_id: standing, articles: draft), .looking)
            } else {
                do throws(WeChatClient.Failure) {
                    let given: Given = try await client.call(
                        "/cgi-bin/draft/add", Addition(articles: [draft]), .looking, isRepeatable: false)
                    uploads.draft = given.media_id
                } catch {
                    // It may have been made all the same.
                    guard error.refusal == nil, let made = try await leftDraft(copy, client) else { throw error }
                    uploads.draft = made
                }
            }
        } catch { throw error.trouble }
        uploads.shown = rendition.digest.description
    }

    /// The draft that an earlier try made whose answer was lost; when it made several, the others are removed.
    private func leftDraft(
        _ copy: ChannelCopy, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) -> String? {
        let left = try await WeChatShelf(client: client).find(copy, among: .drafts)
        for double in left.dropFirst() { try await removeDraft(double.id, client) }
        return left.first?.id
    }

    /// What lost answers left in the box; nobody must publish it beside the article.
    func removeDrafts(of copy: ChannelCopy, _ client: WeChatClient) async throws(WeChatClient.Failure) {
        for left in try await WeChatShelf(client: client).find(copy, among: .drafts) {
            try await removeDraft(left.id, client)
        }
    }

    func isThere(_ draft: String, _ client: WeChatClient) async throws(WeChatClient.Failure) -> Bool {
        struct Question: Encodable { let media_id: String }
        do {
            let _: NothingMore = try await client.call("/cgi-bin/draft/get", Question(media_id: draft), .looking)
            return true
        } catch {
            if error.refusal?.isGone == true { return false }
            throw error
        }
    }

    func removeDraft(_ draft: String, _ client: WeChatClient) async throws(WeChatClient.Failure) {
        struct Question: Encodable { let media_id: String }
        do {
            let _: NothingMore = try await client.call("/cgi-bin/draft/delete", Question(media_id: draft), .looking)
        } catch {
            if error.refusal?.isGone == true { return }
            throw error
        }
    }
}
