public import Contracts
public import Distribution
import Members
import Synchronization
import Values

/// An account on a Mastodon server by the client API: title, summary and link as a post, with the cover.
///
/// The server remembers an `Idempotency-Key` for an hour (docs.joinmastodon.org/methods/statuses/#create); after that, the
/// account's own posts are looked through for the link with the copy's key.
public struct MastodonChannel: ChannelAdapter, MadeOfKit {
    public let kind = ChannelKind(rawValue: "mastodon")
    let kit: ChannelKit
    private let watch: ReturnsWatch
    private let told = ToldLimits()

    public init(_ kit: ChannelKit) {
        self.kit = kit
        watch = ReturnsWatch(kind, ground: kit.ground)
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .keyWithWindow(seconds: 3_600), updates: true, deletes: true, locates: true, metrics: true,
            films: true, concurrency: 4, quietSeconds: 60)
    }

    public var fields: [ChannelField] { MastodonSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        guard let entered = settings.decoded(MastodonSettings.self) else {
            return [FieldProblem("settings.address", .required)]
        }
        guard let server = ServerAddress(entered.address) else {
            return [FieldProblem("settings.address", .malformed(expected: "https://mastodon.example"))]
        }
        return server.problem("settings.address", outbound).map { [$0] } ?? []
    }

    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        try await ask(client(channel), channel).channel
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        Self.render(edition, for: copy, at: site)
    }

    /// The text as Mastodon's usual limit has it; where a server tells another, it is fitted to that when it is sent.
    static func render(_ edition: Edition, for copy: ChannelCopy, at site: SiteAddress) -> ArticleRendition {
        let settings = copy.channel.settings.decoded(MastodonSettings.self)
        let fields = [
            "title": unmentioning(edition.title), "summary": unmentioning(edition.summary),
            "link": site.article(edition.slug, from: copy),
            "hashtags": hashtags(in: settings?.hashtags).joined(separator: " "),
        ]
        let cover = edition.cover.map {
            ArticleRendition.Attachment(media: $0.media, part: .cover, alternativeText: $0.alternativeText)
        }
        let film = edition.films.first.map {
            ArticleRendition.Attachment(media: $0, part: .film, alternativeText: edition.title)
        }
        let text = post(fields).text(fitting: MastodonLimits.usual.allows)?.text ?? ""
        return ArticleRendition(
            title: edition.title, body: text, form: .plain, language: edition.language,
            attachments: [film, cover].compactMap { $0 }, fields: fields)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        guard let most = limits.body.first, let weight = limits.addressWeight else { return [] }
        let counted = MastodonLimits(
            characters: most.most, addressWeight: weight, attachments: limits.pictures ?? 0, pictureBytes: 0,
            filmBytes: 0,
            description: 0, countsGraphemes: most.measure == .graphemes)
        var problems: [RenditionProblem] = []
        if Self.post(rendition.fields).text(fitting: counted.allows) == nil {
            problems.append(
                RenditionProblem(
                    field: "body", rule: "this server takes \(most.most) characters, too few for a title and a link",
                    fix: "Choose another server"))
        }
        for (index, attachment) in rendition.attachments.enumerated() where (limits.pictures ?? 1) > 0 {
            for length in limits.alternativeText where !length.allows(attachment.alternativeText) {
                problems.append(
                    RenditionProblem(
                        field: "attachments[\(index)].alternative_text", rule: "at most \(length.most) characters",
                        fix: "Shorten the alternative text"))
            }
        }
        return problems
    }

    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        let client = try client(copy.channel)
        let limits = try await limits(client, copy.channel)
        let memory = copy.reference == nil ? nil : MastodonMemory(await watch.memory(of: copy))
        return try await MastodonMedia(client: client, media: media, limits: limits)
            .prepare(rendition, attached: memory?.attached, earlier: MastodonMedia.Attached(earlier))
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        let found = try await MastodonStatuses(client: client(copy.channel)).find(copy)
        if let first = found.first { await watch.note(copy, at: first.id) }
        return found.map(\.remote)
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, prepared, for: copy, at: nil) }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        try await put(rendition, prepared, for: copy, at: Self.reference(copy))
    }

    public func remember(_ remote: RemoteCopy, prepared: Preparation, of copy: ChannelCopy) async {
        var memory = MastodonMemory()
        if copy.reference != nil, let kept = MastodonMemory(await watch.memory(of: copy)) { memory = kept }
        memory.attached = MastodonMedia.Attached(prepared)
        await watch.note(copy, at: remote.reference, memory: memory.text)
    }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let statuses = MastodonStatuses(client: try client(copy.channel))
        let targets = if let reference = copy.reference { [reference] } else { try await statuses.find(copy).map(\.id) }
        for target in targets { try await statuses.remove(target) }
        await watch.forget(copy)
        return .absent
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        do throws(ChannelTrouble) {
            return .stands(try await MastodonStatuses(client: client(copy.channel)).find(Self.reference(copy)).remote)
        } catch .gone {
            return .absent
        }
    }

    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        let status = try await MastodonStatuses(client: client(copy.channel)).find(Self.reference(copy))
        return CopyMetrics(likes: status.favourites_count, shares: status.reblogs_count, replies: status.replies_count)
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        _ = try await MastodonStatuses(client: client(channel)).account()
    }

    public func run(_ desk: any ChannelDesk) async {
        await watch.run(desk) { (channel, copy) async throws(ChannelTrouble) in
            try await MastodonReturns(client: self.client(channel)).since(copy, at: self.clock.now())
        }
    }

    private func client(_ channel: Channel) throws(ChannelTrouble) -> MastodonClient {
        try MastodonClient(channel, outbound, clock)
    }

    private func put(
        _ rendition: ArticleRendition, _ prepared: Preparation, for copy: ChannelCopy, at id: String?
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let client = try client(copy.channel)
        let limits = try await limits(client, copy.channel)
        let attached = MastodonMedia.Attached(prepared)
        func send(_ text: String) async throws(ChannelTrouble) -> MastodonStatuses.Status {
            let draft = MastodonStatuses.Draft(
                status: text, media_ids: attached.map { [$0.id] } ?? [],
                language: String(rendition.language.rawValue.prefix { $0 != "-" }),
                visibility: id == nil ? (client.settings.visibility ?? .public).rawValue : nil)
            let statuses = MastodonStatuses(client: client)
            if let id { return try await statuses.update(draft, at: id) }
            return try await statuses.create(draft, key: copy.key)
        }
        let post = Self.post(rendition.fields)
        guard let text = post.text(fitting: limits.allows)?.text else {
            throw .content(
                field: "body", rule: "the server takes \(limits.characters) characters, too few for a title and a link")
        }
        let status: MastodonStatuses.Status
        do throws(ChannelTrouble) {
            status = try await send(text)
        } catch .content(let field, let rule) {
            // Nothing was made. Some servers count an address as long as it is.
            guard field == "body", !limits.allowsStrictly(text), let shorter = post.text(fitting: limits.allowsStrictly)
            else { throw .content(field: field, rule: rule) }
            status = try await send(shorter.text)
        }
        return .stands(status.remote)
    }

    private func limits(_ client: MastodonClient, _ channel: Channel) async throws(ChannelTrouble) -> MastodonLimits {
        if let limits = told.limits(of: channel, at: clock.now()) { return limits }
        return try await ask(client, channel)
    }

    private func ask(_ client: MastodonClient, _ channel: Channel) async throws(ChannelTrouble) -> MastodonLimits {
        let instance: MastodonLimits.Instance
        do throws(ChannelTrouble) {
            instance = try await client.ask("GET", "/api/v2/instance", .looking, isAbout: true)
        } catch .gone {
            // Before Mastodon 4, and some of the others.
            instance = try await client.ask("GET", "/api/v1/instance", .looking)
        }
        let limits = MastodonLimits(instance)
        told.keep(limits, of: channel, at: clock.now())
        return limits
    }

    private static func post(_ fields: [String: String]) -> ShortPost {
        ShortPost(
            title: fields["title"] ?? "", summary: fields["summary"] ?? "", link: fields["link"] ?? "",
            hashtags: hashtags(in: fields["hashtags"]))
    }

    private static func reference(_ copy: ChannelCopy) throws(ChannelTrouble) -> String {
        guard let reference = copy.reference else { throw .content(field: "reference", rule: "no status is known") }
        return reference
    }

    /// `@name` in an article means nobody on that server: what comes behind the sign is set apart by a zero-width space, so that
    /// nobody is called.
    private static func unmentioning(_ text: String) -> String {
        var out = ""
        for character in text {
            if out.last == "@", character.isLetter || character.isNumber || character == "_" { out += "\u{200B}" }
            out.append(character)
        }
        return out
    }
}

/// What servers told of themselves, for ten minutes.
private final class ToldLimits: Sendable {
    private let kept = Mutex<[String: (limits: MastodonLimits, until: Instant)]>([:])

    func limits(of channel: Channel, at now: Instant) -> MastodonLimits? {
        kept.withLock { $0[channel.settings.json].flatMap { $0.until > now ? $0.limits : nil } }
    }

    func keep(_ limits: MastodonLimits, of channel: Channel, at now: Instant) {
        kept.withLock { $0[channel.settings.json] = (limits, now.adding(seconds: 600)) }
    }
}
