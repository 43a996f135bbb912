import Contracts
import Distribution
import Values

/// A channel on the foreign server, of whichever of the four classes the server is.
struct ForeignChannel: ChannelAdapter {
    let kind: ChannelKind
    let remote: ForeignRemote
    var updates = true
    var deletes = true
    var locates = true
    var quietSeconds: Int64 = 30
    var concurrency = 4
    var titleMost = 60
    var fields: [ChannelField] = []
    /// Tells numbers when it is set.
    var metrics: CopyMetrics?
    /// Channels of one server share a host.
    var host: String?
    /// What happens while it prepares.
    var preparing: @Sendable () async -> Void = {}
    let account = ForeignAccount()

    init(_ remote: ForeignRemote, kind: String = "foreign") {
        self.kind = ChannelKind(rawValue: kind)
        self.remote = remote
        switch remote.repeatGuard {
        case .putByKey, .locateThenCreate: break
        case .keyWithWindow, .atMostOnce: locates = false
        }
    }

    func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: remote.repeatGuard, updates: updates, deletes: deletes, locates: locates,
            metrics: metrics != nil,
            films: false, concurrency: concurrency, quietSeconds: quietSeconds)
    }

    func problems(with settings: ChannelSettings) -> [FieldProblem] {
        struct Wanted: Decodable { let account: String }
        return settings.decoded(Wanted.self) == nil ? [FieldProblem("settings.account", .required)] : []
    }

    func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        ChannelLimits(title: [ChannelLimits.Length(most: titleMost, measure: .graphemes)])
    }

    func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        ArticleRendition(
            title: edition.title, body: edition.text, form: .plain, language: edition.language,
            fields: ["link": copy.referral])
    }

    func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        limits.title.contains { !$0.allows(rendition.title) }
            ? [RenditionProblem(field: "title", rule: "at most \(titleMost) characters", fix: "Shorten the title")] : []
    }

    func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        remote.locate(copy.key.description).map { RemoteCopy(reference: $0.reference, address: nil) }
    }

    func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        await preparing()
        return .none
    }

    func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        account.see(copy.channel)
        return try await remote.create("\(rendition.title) \(rendition.body)", key: copy.key.description)
    }

    func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let reference = copy.reference else { throw .content(field: "reference", rule: "an update needs one") }
        return try await remote.update("\(rendition.title) \(rendition.body)", reference: reference)
    }

    func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await remote.delete(reference: copy.reference, key: copy.key.description)
    }

    func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        remote.status(copy.reference ?? "")
    }

    func host(of channel: Channel) -> String { host ?? "foreign \(channel.id)" }

    func health(of channel: Channel) async throws(ChannelTrouble) { try await account.enter(channel) }

    func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? {
        try await account.refresh(channel)
    }

    func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        guard let metrics else { throw .unsupported("metrics") }
        account.note("metrics")
        return metrics
    }
}
