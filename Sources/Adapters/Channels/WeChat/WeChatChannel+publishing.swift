import Contracts
public import Distribution
import Members
import Values

extension WeChatChannel {
    /// How far a publication is that was submitted: the interface only takes it in and works on.
    func progress(
        of job: String, _ reference: WeChatReference, _ copy: ChannelCopy, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) -> RemoteAnswer {
        struct Question: Encodable { let publish_id: String }
        let given: WeChatProgress = try await client.call(
            "/cgi-bin/freepublish/get", Question(publish_id: job), .looking)
        switch given.outcome {
        case .published(let article, let address):
            try await removeDoubles(of: article, copy, client)
            try await removeDrafts(of: copy, client)
            if let message = reference.message { try await watch(message, copy) }
            return .stands(WeChatReference(article: article).copy(at: address))
        case .underWay: return .pending(reference.copy(), checkAfter: Self.jobCheck)
        case .refused(let trouble): throw .trouble(trouble)
        }
    }

    /// Whether a person has published the draft meanwhile.
    func progress(
        ofDraft reference: WeChatReference, _ copy: ChannelCopy, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) -> RemoteAnswer {
        var isHidden = false
        do {
            if let there = try await published(copy, client).first {
                try await removeDrafts(of: copy, client)
                return .stands(there)
            }
        } catch {
            guard error.refusal?.code == 48_001 else { throw error }
            isHidden = true
        }
        if let draft = reference.draft {
            let drafts = try await WeChatShelf(client: client).find(copy, among: .drafts)
            // Nobody must publish a second one that a lost answer left behind.
            for double in drafts where double.id != draft { try await removeDraft(double.id, client) }
            if drafts.contains(where: { $0.id == draft }) {
                return .pending(reference.copy(), checkAfter: Self.draftCheck)
            }
        }
        if isHidden {
            throw .trouble(
                .limited(
                    until: ground.clock.now().adding(days: 1), scope: .copy,
                    "the draft has left the box, but this account may not list what it has published: look there"))
        }
        throw .trouble(
            .gone(
                "the draft has left the box and is not among the published: deleted, or sent to all followers by hand"))
    }

    /// A submission whose answer was lost may have been carried out beside this one.
    private func removeDoubles(
        of article: String, _ copy: ChannelCopy, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) {
        for other in try await published(copy, client) {
            guard let id = WeChatReference(other.reference).article, id != article else { continue }
            try await removeArticle(id, client)
        }
    }

    func removeArticle(_ article: String, _ client: WeChatClient) async throws(WeChatClient.Failure) {
        /// Without an index, all articles of the message are deleted; ours has one.
        struct Question: Encodable { let article_id: String }
        do {
            let _: NothingMore = try await client.call(
                "/cgi-bin/freepublish/delete", Question(article_id: article), .acting)
        } catch {
            if error.refusal?.isGone == true { return }
            throw error
        }
    }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let client = try client(copy.channel)
        do {
            if let text = copy.reference {
                try await remove(WeChatReference(text), copy, client)
            } else {
                for found in try await published(copy, client) {
                    try await remove(WeChatReference(found.reference), copy, client)
                }
                try await removeDrafts(of: copy, client)
            }
        } catch { throw error.trouble }
        try await forget(copy)
        return .absent
    }

    private func remove(
        _ reference: WeChatReference, _ copy: ChannelCopy, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) {
        if let article = reference.article { return try await removeArticle(article, client) }
        if let job = reference.job {
            switch try await progress(of: job, reference, copy, client) {
            case .stands(let there), .partlyUnconfirmed(let there, _, _):
                try await remove(WeChatReference(there.reference), copy, client)
            case .pending:
                throw .trouble(.transient("it is being published just now", retryAfter: Self.jobCheck))
            case .absent: return
            }
            return
        }
        if let draft = reference.draft { try await removeDraft(draft, client) }
        // A person may have published it since it was last looked at.
        do {
            for found in try await published(copy, client) {
                if let article = WeChatReference(found.reference).article { try await removeArticle(article, client) }
            }
        } catch {
            if error.refusal?.code != 48_001 { throw error }
        }
    }
}

/// What `freepublish/get` says.
struct WeChatProgress: Decodable, Sendable {
    struct Detail: Decodable, Sendable {
        struct Item: Decodable, Sendable { let article_url: String? }
        let item: [Item]?
    }
    let publish_status: LooseNumber
    let article_id: String?
    let article_detail: Detail?

    enum Outcome: Hashable {
        case published(article: String, address: String?)
        case underWay
        case refused(ChannelTrouble)
    }

    var outcome: Outcome {
        switch publish_status.value {
        case 0:
            guard let article_id, !article_id.isEmpty else {
                return .refused(.transient("published, but without its number", retryAfter: nil))
            }
            return .published(article: article_id, address: article_detail?.item?.first?.article_url)
        case 1: return .underWay
        case 2:
            return .refused(.content(field: "body", rule: "publish_status 2: the check of originality failed (原创失败)"))
        case 3: return .refused(.content(field: "body", rule: "publish_status 3: publishing failed (常规失败)"))
        case 4:
            return .refused(
                .content(field: "body", rule: "publish_status 4: refused by the platform's review (平台审核不通过)"))
        case 5: return .refused(.gone("publish_status 5: deleted on the account after it was published"))
        case 6: return .refused(.gone("publish_status 6: taken down by the platform after it was published (系统封禁)"))
        default: return .refused(.transient("publish_status \(publish_status.value) is not known", retryAfter: nil))
        }
    }
}
