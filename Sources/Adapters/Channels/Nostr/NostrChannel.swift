public import Contracts
public import Distribution
import Logging
public import Members
import Values

/// Articles on Nostr (NIP-23): signed once, sent to several relays, replaced under one address.
///
/// The `d` tag is the copy's key, so the same again overwrites itself. A deletion is a request (NIP-09) that relays may
/// ignore; it names every version that was ever signed, and is looked after.
public struct NostrChannel: ChannelAdapter {
    public let kind = ChannelKind(rawValue: "nostr")
    let outbound: any Outbound
    let ground: Ground
    let address: SiteAddress
    let ledger: NostrLedger
    let logger: Logger
    /// How often relays are asked for what readers did, and whether they still have what they took.
    let roundSeconds: Int64

    public init(outbound: any Outbound, ground: Ground, address: SiteAddress, roundSeconds: Int64 = 300) {
        self.outbound = outbound
        self.ground = ground
        self.address = address
        self.roundSeconds = roundSeconds
        ledger = NostrLedger(ground: ground)
        logger = Logger(label: "terrace.channels.nostr")
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: true, deletes: true, locates: true, metrics: true, films: true,
            concurrency: 4, quietSeconds: 10)
    }

    public var fields: [ChannelField] { NostrSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        NostrSettings.problems(settings, outbound)
    }

    public func problems(with credentials: ChannelCredentials) -> [FieldProblem] {
        guard let text = credentials[NostrKey.field], NostrKey(text) == nil else { return [] }
        return [FieldProblem("credentials.\(NostrKey.field)", .malformed(expected: "nsec1…"))]
    }

    /// A channel that was entered without a key gets one of its own, which is kept before anything is signed with it.
    public func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? {
        guard channel.credentials[NostrKey.field] == nil else { return nil }
        return channel.credentials.merging(ChannelCredentials([NostrKey.field: NostrKey.made()]))
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        NostrArticle(address: address, settings: try NostrSettings.of(copy.channel))
            .rendition(of: edition, referral: copy.referral)
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, for: copy) }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, for: copy) }

    /// One address is one copy, however many relays have it in however many versions.
    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        let (settings, key) = (try NostrSettings.of(copy.channel), try NostrKey.of(copy.channel))
        let found = try await versions(of: copy, settings, key)
        let own = try await ledger.find(copy)
        guard let newest = found.max(by: { $0.createdAt < $1.createdAt }) else { return [] }
        var ids = own?.versions ?? NostrReference(copy.reference)?.versions ?? []
        for event in found where !ids.contains(event.id) { ids.append(event.id) }
        let reference = NostrReference(
            author: key.author, createdAt: max(newest.createdAt, own?.createdAt ?? 0), versions: ids)
        let address = NostrAddress(author: key.author, key: copy.key.description)
        return [RemoteCopy(reference: reference.text, address: settings.address(of: address))]
    }

    /// What was taken by too few relays is offered again; what is to be gone is looked for.
    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        guard let own = try await ledger.find(copy) else {
            return try await locate(copy).first.map { .stands($0) } ?? .absent
        }
        return own.deletion == nil ? try await send(own, for: copy) : try await delete(copy)
    }

    /// Reachable is a channel whose key is good and of whose relays enough answer.
    public func health(of channel: Channel) async throws(ChannelTrouble) {
        let (settings, key) = (try NostrSettings.of(channel), try NostrKey.of(channel))
        let filter = NostrFilter(authors: [key.author], kinds: [NostrEvent.Kind.article], limit: 1)
        let answers = await relays(settings, key).each(.transient("no answer", retryAfter: nil)) {
            conversation async throws(ChannelTrouble) in _ = try await conversation.events([filter])
        }
        let tally = NostrTally(answers) { true }
        if tally.done < settings.least { throw tally.trouble }
    }

    func relays(_ settings: NostrSettings, _ key: NostrKey) -> NostrRelays {
        NostrRelays(addresses: settings.relays, key: key, outbound: outbound, clock: ground.clock)
    }

    /// What the relays show under a copy's address; throws when too few could be asked to be sure that there is nothing.
    func versions(
        of copy: ChannelCopy, _ settings: NostrSettings, _ key: NostrKey
    ) async throws(ChannelTrouble) -> [NostrEvent] {
        let filter = NostrFilter.versions(of: NostrAddress(author: key.author, key: copy.key.description))
        let answers = await relays(settings, key).each(.transient("no answer", retryAfter: nil)) {
            conversation async throws(ChannelTrouble) in try await conversation.versions(filter)
        }
        var found: [NostrEvent] = []
        for case .success(let events) in answers { found += events.filter { !found.contains($0) } }
        let tally = NostrTally(answers) { _ in true }
        if found.isEmpty, tally.done < settings.least { throw tally.trouble }
        return found
    }
}

extension NostrFilter {
    static func versions(of address: NostrAddress) -> NostrFilter {
        NostrFilter(authors: [address.author], kinds: [NostrEvent.Kind.article], tags: ["d": [address.key]])
    }
}

extension NostrConversation {
    /// Relays differ in how they read filters, so what they give is looked at again.
    func versions(_ filter: NostrFilter) async throws(ChannelTrouble) -> [NostrEvent] {
        let keys = filter.tags.first { $0.key == "d" }?.value ?? []
        return try await events([filter]).filter { event in
            event.kind == NostrEvent.Kind.article && filter.authors.contains(event.pubkey)
                && keys.contains(event.tag("d") ?? "")
        }
    }
}
