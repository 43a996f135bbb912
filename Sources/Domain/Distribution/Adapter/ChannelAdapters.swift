/// The adapters that are built in, by kind.
struct ChannelAdapters: Sendable {
    private let byKind: [ChannelKind: any ChannelAdapter]

    init(_ adapters: [any ChannelAdapter]) {
        byKind = Dictionary(adapters.map { ($0.kind, $0) }) { _, second in
            preconditionFailure("two adapters for \(second.kind.rawValue)")
        }
    }

    subscript(kind: ChannelKind) -> (any ChannelAdapter)? { byKind[kind] }

    var kinds: [ChannelKind] { byKind.keys.sorted { $0.rawValue < $1.rawValue } }

    var inbound: [InboundRoute] { kinds.flatMap { byKind[$0]?.inbound ?? [] } }

    /// A channel whose adapter is not built in can do nothing.
    func capabilities(of channel: Channel) -> ChannelCapabilities {
        byKind[channel.kind]?.capabilities(of: channel)
            ?? ChannelCapabilities(
                repeatGuard: .atMostOnce, updates: false, deletes: false, locates: false, metrics: false, films: false,
                concurrency: 0, quietSeconds: 0)
    }
}
