public import Contracts
public import Distribution
public import Values

/// Articles on an XMPP PubSub node (XEP-0060), as microblog entries (XEP-0277, XEP-0472).
///
/// An item's identifier is the copy's key: publishing it again overwrites it, so what was sent twice stands there once.
public struct XMPPChannel: ChannelAdapter {
    public let kind = ChannelKind(rawValue: "xmpp")
    private let outbound: any Outbound
    private let address: SiteAddress
    private let clock: any WallClock
    private let streams: XMPPStreams

    public init(outbound: any Outbound, clock: any WallClock, address: SiteAddress) {
        self.outbound = outbound
        self.address = address
        self.clock = clock
        streams = XMPPStreams(outbound, clock)
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: true, deletes: true, locates: true, metrics: false, films: true,
            concurrency: 4, quietSeconds: 10)
    }

    public func host(of channel: Channel) -> String {
        channel.settings.decoded(XMPPSettings.self).map { "\($0.target.host):\($0.target.port)" }
            ?? "xmpp \(channel.id)"
    }

    public var fields: [ChannelField] { XMPPSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        XMPPSettings.problems(settings, outbound)
    }

    /// What the server says that it takes in one stanza (XEP-0478), and the service in one item. Those that say neither
    /// answer to what is too long when it comes.
    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        let clock = clock
        let most = try await streams.with(channel) { stream, settings async throws(ChannelTrouble) -> Int? in
            let question = XMPPElement("query", XMPPNames.disco, ["node": settings.node])
            var most = await stream.mostStanzaBytes
            switch try await stream.ask("get", settings.keeper, question, effect: .looking) {
            case .success(let answer):
                let form = answer.child("query")?.child("x", XMPPNames.forms)
                if let told = form?.values(of: "pubsub#max_payload_size").first.flatMap({ Int($0) }) {
                    most = min(most ?? told, told)
                }
            case .failure(let refusal):
                // The node need not be there yet, nor need a service tell of nodes.
                if refusal.isAbsence
                    || ["feature-not-implemented", "service-unavailable"].contains(refusal.condition)
                {
                    break
                }
                throw refusal.trouble(.looking, at: clock.now())
            }
            return most
        }
        return ChannelLimits(body: most.map { [.init(most: max($0, 0), measure: .bytes)] } ?? [])
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        XMPPEntry(address: address).rendition(of: edition, referral: copy.referral)
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        guard !rendition.title.isEmpty else {
            return [
                RenditionProblem(field: "title", rule: "an entry has a title", fix: "Give the article one")
            ]
        }
        // The limit is for the whole entry, which has the text twice: with and without marks.
        guard let most = limits.body.first?.most,
            let entry = try? XMPPEntry(address: address).element(of: rendition, id: ""),
            case let bytes = entry.xml().utf8.count + Self.envelopeBytes, bytes > most
        else { return [] }
        return [
            RenditionProblem(
                field: "body", rule: "the server takes \(most) bytes, and the entry has \(bytes)",
                fix: "Shorten the article")
        ]
    }

    /// The stanza around an entry: addresses, the node's name, options.
    private static let envelopeBytes = 2_048

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, for: copy) }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, for: copy) }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        let isThere = try await at(copy) { node async throws(ChannelTrouble) in try await node.find() != nil }
        return isThere ? [remote(try reference(of: copy))] : []
    }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await at(copy) { node async throws(ChannelTrouble) in try await node.retract() }
        return .absent
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await locate(copy).first.map { .stands($0) } ?? .absent
    }

    /// Whether we are let in, and whether there is a service that keeps nodes.
    public func health(of channel: Channel) async throws(ChannelTrouble) {
        let clock = clock
        try await streams.with(channel) { stream, settings async throws(ChannelTrouble) in
            let question = XMPPElement("query", XMPPNames.disco)
            switch try await stream.ask("get", settings.keeper, question, effect: .looking) {
            case .failure(let refusal): throw refusal.trouble(.looking, at: clock.now())
            case .success(let answer):
                let told = answer.child("query")?.children ?? []
                let keepsNodes = told.contains { one in
                    one.name == "identity" && one["category"] == "pubsub"
                        || one.name == "feature" && (one["var"] ?? "").hasPrefix(XMPPNames.pubsub)
                }
                guard keepsNodes else { throw .auth(.forbidden, "\(settings.keeper) keeps no PubSub nodes") }
            }
        }
    }

    /// Ends connections that nobody has used for a while.
    public func run(_ desk: any ChannelDesk) async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(15)) } catch { break }
            await streams.tidy()
        }
        await streams.close()
    }

    private func put(
        _ rendition: ArticleRendition, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let reference = try reference(of: copy)
        let entry = try XMPPEntry(address: address).element(of: rendition, id: reference.address)
        try await at(copy) { node async throws(ChannelTrouble) in try await node.publish(entry) }
        return .stands(remote(reference))
    }

    /// Runs an errand at the node where the copy stands, or will.
    private func at<Answer: Sendable>(
        _ copy: ChannelCopy, _ errand: @escaping @Sendable (PubSubNode) async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        let reference = try reference(of: copy)
        let clock = clock
        return try await streams.with(copy.channel) { stream, settings async throws(ChannelTrouble) in
            try await errand(
                PubSubNode(
                    item: reference.item, keeper: reference.keeper, node: reference.node, settings: settings,
                    stream: stream, clock: clock))
        }
    }

    private func reference(of copy: ChannelCopy) throws(ChannelTrouble) -> XMPPReference {
        if let known = XMPPReference(copy.reference) { return known }
        return XMPPReference(try XMPPSettings.of(copy.channel), item: copy.key.description)
    }

    private func remote(_ reference: XMPPReference) -> RemoteCopy {
        RemoteCopy(reference: reference.text, address: reference.address)
    }
}
