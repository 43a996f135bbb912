public import Contracts
public import Distribution
import Members
import Values

/// An official account (公众号): an article is a draft first and is then published by interface, or by a person.
///
/// The interface knows no key. The copy's key stands in the address of the original (`content_source_url`), by which
/// drafts and published articles are looked through. Making a draft changes nothing that readers see, so it belongs to
/// the preparation; publishing it is the one step that cannot be repeated. What is published cannot be edited there.
public struct WeChatChannel: ChannelAdapter, MadeOfKit {
    public let kind = ChannelKind(rawValue: "wechat")
    let kit: ChannelKit
    let table = WeChatArticleTable()
    let shelf = UploadShelf()
    private let tokens = AccessTokens()

    /// How long the platform may be at work on one publication, in seconds.
    private static let quiet: Int64 = 300
    /// How soon a publication under way, and a draft that waits for a person, are looked at again, in seconds.
    static let jobCheck: Int64 = 15
    static let draftCheck: Int64 = 300

    public init(_ kit: ChannelKit) { self.kit = kit }

    public var fields: [ChannelField] { WeChatSettings.fields }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .locateThenCreate, updates: false, deletes: true, locates: true, metrics: true, films: false,
            concurrency: 2, quietSeconds: Self.quiet)
    }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        WeChatSettings.problems(with: settings, outbound)
    }

    public func problems(with credentials: ChannelCredentials) -> [FieldProblem] {
        guard let secret = credentials["secret"] else { return [] }
        return secret.utf8.count == 32 && secret.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
            ? [] : [FieldProblem("credentials.secret", .malformed(expected: "32 characters of 0-9 and a-f"))]
    }

    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits { WeChatLimits.all }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        WeChatRendering.rendition(edition, for: copy, at: site)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        WeChatRendering.problems(rendition, against: limits)
    }

    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        let client = try client(copy.channel)
        var uploads = WeChatUploads(earlier)
        do throws(ChannelTrouble) {
            try await put(rendition, for: copy, &uploads, client)
        } catch {
            guard case .gone = error else { throw error }
            // Somebody has cleared out the account's pictures or its drafts: once more, from the beginning.
            uploads.forgetUploads(of: rendition, on: copy.channel.id, shelf)
            uploads.draft = nil
            try await put(rendition, for: copy, &uploads, client)
        }
        return uploads.preparation
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        let client = try client(copy.channel)
        do {
            return try await published(copy, client)
        } catch {
            // Who may not publish by interface may not see what is published either: nothing of ours can be there.
            if error.refusal?.code == 48_001 { return [] }
            throw error.trouble
        }
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        struct Question: Encodable { let media_id: String }
        struct Given: Decodable {
            let publish_id: LooseText
            let msg_data_id: LooseText?
        }
        let client = try client(copy.channel)
        guard let draft = WeChatUploads(prepared).draft else { throw .gone("the draft that was prepared is missing") }
        let waiting = RemoteAnswer.pending(WeChatReference(draft: draft).copy(), checkAfter: Self.draftCheck)
        if client.account.settings.finish == .draft { return waiting }
        do {
            let given: Given = try await client.call(
                "/cgi-bin/freepublish/submit", Question(media_id: draft), .acting)
            let reference = WeChatReference(
                draft: draft, job: given.publish_id.value, message: given.msg_data_id?.value)
            return .pending(reference.copy(), checkAfter: Self.jobCheck)
        } catch {
            if error.refusal?.leavesItToPerson == true { return waiting }
            throw error.trouble
        }
    }

    /// A draft that waits for a person is kept true; what is published stays as it is.
    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let reference = copy.reference.map(WeChatReference.init)
        guard let reference, reference.article == nil, reference.job == nil,
            let draft = WeChatUploads(prepared).draft
        else { throw .unsupported("what an official account has published cannot be edited") }
        // The preparation has put the new text into it.
        return .pending(WeChatReference(draft: draft).copy(), checkAfter: Self.draftCheck)
    }

    /// Whether what is pending waits for a person who presses "publish" over there.
    public func isSame(_ reference: String, _ other: String) -> Bool {
        WeChatReference(reference).isSame(WeChatReference(other))
    }

    public func awaitsPerson(_ reference: String) -> Bool {
        let reference = WeChatReference(reference)
        return reference.draft != nil && reference.job == nil && reference.article == nil
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let text = copy.reference else { return .absent }
        let reference = WeChatReference(text)
        let client = try client(copy.channel)
        do {
            if reference.article != nil {
                return try await published(copy, client).first {
                    WeChatReference($0.reference).article == reference.article
                }
                .map { .stands($0) } ?? .absent
            }
            if let job = reference.job { return try await progress(of: job, reference, copy, client) }
            return try await progress(ofDraft: reference, copy, client)
        } catch { throw error.trouble }
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        struct Question: Encodable {}
        struct Count: Decodable { let total_count: LooseNumber }
        let client = try client(channel)
        do {
            let _: Count = try await client.call("/cgi-bin/draft/count", Question(), .looking)
        } catch { throw error.trouble }
    }

    func client(_ channel: Channel) throws(ChannelTrouble) -> WeChatClient {
        WeChatClient(outbound: outbound, clock: ground.clock, tokens: tokens, account: try WeChatAccount(channel))
    }

    func published(
        _ copy: ChannelCopy, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) -> [RemoteCopy] {
        try await WeChatShelf(client: client).find(copy, among: .published).map { found in
            WeChatReference(article: found.id).copy(at: found.address)
        }
    }
}
