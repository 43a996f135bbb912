public import Contracts
public import Distribution
import FoundationEssentials
public import Members
import Storage
import Values

/// Our own pages and feeds as a channel: the article itself is the key, so the same again overwrites itself.
public struct SiteChannel: ChannelAdapter {
    public let kind = ChannelKind.site
    /// What stands on the site, for pages.
    public let copies: SiteCopies
    private let ground: Ground
    private let address: SiteAddress
    private let table = SiteCopyTable()
    private let outbound: (any Outbound)?
    /// Nil where there is no way out: nobody can be told of changes then.
    let hub: WebSubHub?

    /// With a way out, the site is its own WebSub hub and tells those of others; ``Storage/Schema/webSub`` must be there.
    public init(
        ground: Ground, address: SiteAddress, files: any LinkedFiles, name: String = "Terrace",
        outbound: (any Outbound)? = nil
    ) {
        self.ground = ground
        self.address = address
        self.outbound = outbound
        copies = SiteCopies(store: ground.store, address: address, name: name, files: files)
        let copies = copies
        hub = outbound.map { WebSubHub(ground: ground, outbound: $0, site: address, copies: copies) }
        if let hub { copies.hubs = [hub.address] }
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: true, deletes: true, locates: true, metrics: false, films: true,
            concurrency: 8, quietSeconds: 0)
    }

    public var fields: [ChannelField] { SiteSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        SiteSettings.problems(with: settings, outbound: outbound)
    }

    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits { ChannelLimits() }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json: Data
        do { json = try encoder.encode(edition) } catch { throw .content(field: "body", rule: "\(error)") }
        return ArticleRendition(
            title: edition.title, body: String(decoding: json, as: UTF8.self), form: .json,
            language: edition.language,
            attachments: edition.pictures.map { picture in
                ArticleRendition.Attachment(
                    media: picture.media, part: .picture, alternativeText: picture.alternativeText)
            }
                + edition.films.map {
                    ArticleRendition.Attachment(media: $0, part: .film, alternativeText: "")
                },
            fields: ["slug": edition.slug.description])
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        []
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        let found = try await inStore { transaction in try table.find(copy.article, in: transaction) }
        guard let found, found.key == copy.key.description else { return [] }
        return [remote(found.edition)]
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, for: copy) }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, for: copy) }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let now = ground.clock.now()
        let hubs = hubs(in: copy.channel)
        try await inStore { transaction in
            let isRemoved = try table.remove(
                copy.article, key: copy.key.description, at: now, in: transaction)
            if isRemoved { try announce(to: hubs, in: transaction) }
        }
        return .absent
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await locate(copy).first.map { .stands($0) } ?? .absent
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        _ = try await inStore { transaction in try table.change(in: transaction) }
    }

    public var inbound: [InboundRoute] {
        SiteFeed.allCases.map { feed in
            InboundRoute(method: "GET", path: feed.path) { [copies] _ in
                try await copies.document(feed).answer
            }
        }
            + (hub.map { hub in
                [
                    InboundRoute(method: "POST", path: WebSubHub.path, mostBytes: 8_192) { request in
                        try await hub.answer(request)
                    }
                ]
            } ?? [])
    }

    public func run(_ desk: any ChannelDesk) async {
        guard let hub else { return }
        await hub.run {
            // Somebody may have entered other hubs since.
            if let site = try? await desk.channels(of: .site).first { _ = hubs(in: site) }
        }
    }

    /// The hubs of others, which the feeds name from now on beside our own.
    private func hubs(in channel: Channel) -> [String] {
        guard let hub else { return [] }
        let others = channel.settings.decoded(SiteSettings.self)?.hubs ?? []
        let all = [hub.address] + others
        if copies.hubs != all { copies.hubs = all }
        return others
    }

    private func announce(to hubs: [String], in transaction: Transaction) throws(StorageError) {
        guard let hub else { return }
        try hub.announce(try table.change(in: transaction), to: hubs, in: transaction)
    }

    private func put(
        _ rendition: ArticleRendition, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let edition = try? JSONDecoder().decode(Edition.self, from: Data(rendition.body.utf8)) else {
            throw .content(field: "body", rule: "not an edition")
        }
        let now = ground.clock.now()
        let hubs = hubs(in: copy.channel)
        try await inStore { transaction in
            // Feeds know the article by this for good, so it is made once.
            let earlier = try table.find(edition.article, in: transaction)
            let isSame = earlier?.key == copy.key.description
            let made = "tag:\(address.host),\(now.day):\(copy.key)"
            let site = SiteCopy(
                publication: copy.publication, key: copy.key.description, channel: copy.channel.id,
                referral: copy.referral, feedID: isSame ? earlier?.feedID ?? made : made, edition: edition,
                changedAt: now)
            let isNew = try table.put(site, json: rendition.body, in: transaction)
            if isNew { try announce(to: hubs, in: transaction) }
        }
        return .stands(remote(edition))
    }

    private func remote(_ edition: Edition) -> RemoteCopy {
        RemoteCopy(reference: edition.article.description, address: address.article(edition.slug))
    }

    /// Our own database is the far side here. When a commit fails nobody knows whether it was written, which does no harm:
    /// the same again overwrites itself.
    private func inStore<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws(ChannelTrouble) -> Value {
        do {
            return try await ground.store.write(body)
        } catch {
            throw .unknownOutcome("\(error)")
        }
    }
}
