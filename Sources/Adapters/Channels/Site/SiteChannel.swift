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

    public init(ground: Ground, address: SiteAddress, files: any LinkedFiles, name: String = "Terrace") {
        self.ground = ground
        self.address = address
        copies = SiteCopies(store: ground.store, address: address, name: name, files: files)
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: true, deletes: true, locates: true, metrics: false, films: true,
            concurrency: 8, quietSeconds: 0)
    }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        settings == .none ? [] : [FieldProblem("settings", .malformed(expected: "{}"))]
    }

    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits { ChannelLimits() }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json: Data
        do { json = try encoder.encode(edition) } catch { throw .content(field: "body", rule: "\(error)") }
        return ArticleRendition(
            title: edition.title, body: String(decoding: json, as: UTF8.self), form: .json, language: edition.language,
            attachments: edition.pictures.map { picture in
                ArticleRendition.Attachment(
                    media: picture.media, part: .picture, alternativeText: picture.alternativeText)
            } + edition.films.map { ArticleRendition.Attachment(media: $0, part: .film, alternativeText: "") },
            fields: ["slug": edition.slug.description])
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] { [] }

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
        try await inStore { transaction in
            try table.remove(copy.article, key: copy.key.description, at: now, in: transaction)
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
            InboundRoute(method: "GET", path: feed.path) { [copies] _ in try await copies.document(feed).answer }
        }
    }

    private func put(
        _ rendition: ArticleRendition, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let edition = try? JSONDecoder().decode(Edition.self, from: Data(rendition.body.utf8)) else {
            throw .content(field: "body", rule: "not an edition")
        }
        let now = ground.clock.now()
        try await inStore { transaction in
            // Feeds know the article by this for good, so it is made once.
            let earlier = try table.find(edition.article, in: transaction)
            let isSame = earlier?.key == copy.key.description
            let made = "tag:\(address.host),\(now.day):\(copy.key)"
            let site = SiteCopy(
                publication: copy.publication, key: copy.key.description, channel: copy.channel.id,
                referral: copy.referral, feedID: isSame ? earlier?.feedID ?? made : made, edition: edition,
                changedAt: now)
            _ = try table.put(site, json: rendition.body, in: transaction)
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
