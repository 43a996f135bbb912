public import Contracts
public import Distribution
import FoundationEssentials
import Members
import Values

/// An account of the AT Protocol, on Bluesky or on any other data server: title, summary and link as a post, with the article as
/// a card (atproto.com/specs, lexicons of app.bsky).
///
/// The record's key is the copy's: what is written twice overwrites itself.
public struct ATProtoChannel: ChannelAdapter, MadeOfKit {
    static let mostGraphemes = 300
    static let mostBytes = 3_000
    /// `app.bsky.embed.external`, thumb.
    static let mostPictureBytes = 1_000_000
    /// Seconds for which a file that no record mentions is believed to be kept.
    private static let blobSeconds: Int64 = 120

    public let kind = ChannelKind(rawValue: "atproto")
    let kit: ChannelKit
    private let watch: ReturnsWatch
    private let sessions = ATProtoSessions()

    public init(_ kit: ChannelKit) {
        self.kit = kit
        watch = ReturnsWatch(kind, ground: kit.ground)
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: true, deletes: true, locates: true, metrics: true, films: false,
            concurrency: 4,
            quietSeconds: 30)
    }

    public var fields: [ChannelField] { ATProtoSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        guard let entered = settings.decoded(ATProtoSettings.self) else {
            return [FieldProblem("settings.address", .required)]
        }
        guard let server = ServerAddress(entered.address) else {
            return [FieldProblem("settings.address", .malformed(expected: "https://bsky.social"))]
        }
        return server.problem("settings.address", outbound).map { [$0] } ?? []
    }

    public func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? {
        try await sessions.refreshed(channel, ATProtoClient(channel, outbound, clock))
    }

    /// Those of the lexicon; servers tell no others.
    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        ChannelLimits(
            body: [
                ChannelLimits.Length(most: Self.mostGraphemes, measure: .graphemes),
                ChannelLimits.Length(most: Self.mostBytes, measure: .bytes),
            ], pictures: 1, pictureBytes: Self.mostPictureBytes, pictureFormats: [.jpeg])
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        Self.render(edition, for: copy, at: site)
    }

    static func render(_ edition: Edition, for copy: ChannelCopy, at site: SiteAddress) -> ArticleRendition {
        let settings = copy.channel.settings.decoded(ATProtoSettings.self)
        let fields = [
            "title": edition.title, "summary": edition.summary, "link": site.article(edition.slug, from: copy),
            "shown": shown(edition, at: site), "hashtags": hashtags(in: settings?.hashtags).joined(separator: " "),
            // When it goes there, not when it was written: readers are shown the newest first.
            "created": copy.madeAt.iso8601,
        ]
        let cover = edition.cover.map {
            [ArticleRendition.Attachment(media: $0.media, part: .cover, alternativeText: $0.alternativeText)]
        }
        return ArticleRendition(
            title: edition.title, body: post(fields).text(fitting: allows)?.text ?? "", form: .plain,
            language: edition.language, attachments: cover ?? [], fields: fields)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        rendition.body.isEmpty
            ? [
                RenditionProblem(
                    field: "title",
                    rule: "a post has at most \(Self.mostGraphemes) characters and \(Self.mostBytes) bytes",
                    fix: "Shorten the title")
            ] : []
    }

    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        guard let cover = rendition.attachments.first else { return .none }
        let bounds = PictureBounds(mostWidth: 1_200, mostBytes: Self.mostPictureBytes)
        let file = try await media.picture(cover.media, within: bounds)
        let name = ATProtoBlob.name(of: file.bytes)
        let now = clock.now()
        if let blob = Self.blob(earlier), blob.ref.link == name, let at = earlier.entries["at"].flatMap({ Int64($0) }),
            now.seconds < at + Self.blobSeconds
        {
            return earlier
        }
        return try await reaching(copy.channel) { (posts) async throws(ChannelTrouble) in
            // A picture that hangs on the post already is kept for it.
            if let there = try await posts.find(copy.key)?.value.embed?.external.thumb, there.ref.link == name {
                return Self.preparation(there, now)
            }
            let blob = try await posts.upload(file.bytes, file.contentType)
            return blob.map { Self.preparation($0, now) } ?? .none
        }
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        try await reaching(copy.channel) { (posts) async throws(ChannelTrouble) in
            guard let standing = try await posts.find(copy.key) else { return [] }
            await watch.note(copy, at: standing.uri)
            return [Self.remote(standing.uri, posts, copy)]
        }
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, prepared, for: copy, isThere: false) }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, prepared, for: copy, isThere: true) }

    public func remember(_ remote: RemoteCopy, prepared: Preparation, of copy: ChannelCopy) async {
        await watch.note(copy, at: remote.reference)
    }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await reaching(copy.channel) { (posts) async throws(ChannelTrouble) in try await posts.remove(copy.key) }
        await watch.forget(copy)
        return .absent
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await locate(copy).first.map { .stands($0) } ?? .absent
    }

    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        guard let reference = copy.reference else { throw .content(field: "reference", rule: "no post is known") }
        return try await reaching(copy.channel) { (posts) async throws(ChannelTrouble) in
            let numbers = try await ATProtoReturns(client: posts.client, session: posts.session).numbers(of: reference)
            return CopyMetrics(likes: numbers.likeCount, shares: numbers.repostCount, replies: numbers.replyCount)
        }
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        struct Who: Decodable { let did: String }
        do throws(ChannelTrouble) {
            try await reaching(channel) { (posts) async throws(ChannelTrouble) in
                let _: Who = try await posts.client.query("com.atproto.server.getSession", token: posts.session.token)
            }
        } catch {
            switch error {
            // Some servers cannot tell of a session; then a new one says as much.
            case .transient, .unsupported, .content:
                try await sessions.check(channel, ATProtoClient(channel, outbound, clock))
            case .limited, .auth, .gone, .unknownOutcome: throw error
            }
        }
    }

    public func run(_ desk: any ChannelDesk) async {
        await watch.run(desk) { (channel, copy) async throws(ChannelTrouble) in
            try await self.reaching(channel) { (posts) async throws(ChannelTrouble) in
                try await ATProtoReturns(client: posts.client, session: posts.session).since(copy, at: self.clock.now())
            }
        }
    }

    private func put(
        _ rendition: ArticleRendition, _ prepared: Preparation, for copy: ChannelCopy, isThere: Bool
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        try await reaching(copy.channel) { (posts) async throws(ChannelTrouble) in
            var swap: String?
            if isThere {
                guard let standing = try await posts.find(copy.key) else { throw .gone("the post was deleted") }
                swap = standing.cid
            }
            let written = try await write(rendition, Self.blob(prepared), copy, swap, posts)
            let remote = Self.remote(written.uri, posts, copy)
            // An answer of success does not always mean that it is there (bluesky-social/atproto #3861).
            do throws(ChannelTrouble) {
                let standing = try await posts.find(copy.key)
                return standing?.cid == written.cid ? .stands(remote) : .pending(remote, checkAfter: 5)
            } catch {
                return .pending(remote, checkAfter: 5)
            }
        }
    }

    private func write(
        _ rendition: ArticleRendition, _ thumb: ATProtoBlob?, _ copy: ChannelCopy, _ swap: String?,
        _ posts: ATProtoPosts
    ) async throws(ChannelTrouble) -> ATProtoPosts.Written {
        let short = Self.post(rendition.fields)
        guard let text = short.text(fitting: Self.allows) else {
            throw .content(field: "title", rule: "at most \(Self.mostGraphemes) characters with the link")
        }
        do throws(ChannelTrouble) {
            return try await posts.put(Self.record(rendition, text, thumb), key: copy.key, swap: swap)
        } catch .content(let field, let rule) {
            // An older Unicode counts more characters; nothing was written.
            guard rule.lowercased().contains("grapheme"), let text = short.text(fitting: Self.allowsStrictly) else {
                throw .content(field: field, rule: rule)
            }
            return try await posts.put(Self.record(rendition, text, thumb), key: copy.key, swap: swap)
        }
    }

    static func record(_ rendition: ArticleRendition, _ text: ShortPost.Text, _ thumb: ATProtoBlob?) -> ATProtoPost {
        let link = rendition.fields["link"] ?? ""
        return ATProtoPost(
            text: text.text, createdAt: rendition.fields["created"] ?? "",
            langs: [String(rendition.language.rawValue.prefix { $0 != "-" })],
            facets: [.link(text.link, to: link)] + text.hashtags.map { .tag($0.range, $0.tag) },
            embed: ATProtoPost.Embed(
                external: .init(
                    uri: link, title: rendition.title, description: rendition.fields["summary"] ?? "", thumb: thumb)))
    }

    static func post(_ fields: [String: String]) -> ShortPost {
        ShortPost(
            title: fields["title"] ?? "", summary: fields["summary"] ?? "", link: fields["shown"] ?? "",
            hashtags: hashtags(in: fields["hashtags"]))
    }

    static func allows(_ text: String) -> Bool { text.count <= mostGraphemes && text.utf8.count <= mostBytes }

    private static func allowsStrictly(_ text: String) -> Bool {
        text.unicodeScalars.count <= mostGraphemes && text.utf8.count <= mostBytes
    }

    /// The address as readers see it; the whole lies behind it.
    private static func shown(_ edition: Edition, at site: SiteAddress) -> String {
        let address = site.article(edition.slug)
        let bare = address.firstRange(of: "://").map { String(address[$0.upperBound...]) } ?? address
        return bare.cut(to: 48)
    }

    private func reaching<Answer>(
        _ channel: Channel, _ body: (ATProtoPosts) async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        let client = try ATProtoClient(channel, outbound, clock)
        let session = try await sessions.session(of: channel, client)
        do throws(ChannelTrouble) {
            return try await body(ATProtoPosts(client: client, session: session))
        } catch .auth(let cause, let said) {
            guard cause == .expired || cause == .revoked else { throw .auth(cause, said) }
            // The token ended, and nothing was done: once more with another, unless the password is refused as well.
            sessions.refuse(session, of: channel)
            return try await body(
                ATProtoPosts(client: client, session: try await sessions.session(of: channel, client)))
        }
    }

    private static func remote(_ uri: String, _ posts: ATProtoPosts, _ copy: ChannelCopy) -> RemoteCopy {
        RemoteCopy(reference: uri, address: posts.client.settings.page(of: posts.session.account, copy.key.description))
    }

    private static func preparation(_ blob: ATProtoBlob, _ now: Instant) -> Preparation {
        Preparation(["blob": String(decoding: jsonBytes(blob), as: UTF8.self), "at": String(now.seconds)])
    }

    private static func blob(_ preparation: Preparation) -> ATProtoBlob? {
        preparation.entries["blob"].flatMap { try? JSONDecoder().decode(ATProtoBlob.self, from: Data($0.utf8)) }
    }
}
