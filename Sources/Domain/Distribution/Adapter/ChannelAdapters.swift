import Contracts
import Synchronization

/// The adapters that are built in, by kind.
struct ChannelAdapters: Sendable {
    /// An upper bound of every channel's quiet time, for checks that cannot wait; nil leaves what the adapters say.
    private let quietMost: Int64?
    private let byKind: [ChannelKind: any ChannelAdapter]
    private let hosts = Hosts()

    init(_ adapters: [any ChannelAdapter], quietMost: Int64? = nil) {
        self.quietMost = quietMost
        byKind = Dictionary(adapters.map { ($0.kind, $0) }) { _, second in
            preconditionFailure("two adapters for \(second.kind.rawValue)")
        }
    }

    subscript(kind: ChannelKind) -> (any ChannelAdapter)? { byKind[kind] }

    var kinds: [ChannelKind] { byKind.keys.sorted { $0.rawValue < $1.rawValue } }

    var all: [any ChannelAdapter] { kinds.compactMap { byKind[$0] } }

    var inbound: [InboundRoute] { all.flatMap(\.inbound) }

    /// A channel whose adapter is not built in can do nothing.
    func capabilities(of channel: Channel) -> ChannelCapabilities {
        let known =
            byKind[channel.kind]?.capabilities(of: channel)
            ?? ChannelCapabilities(
                repeatGuard: .atMostOnce, updates: false, deletes: false, locates: false, metrics: false, films: false,
                concurrency: 0, quietSeconds: 0)
        guard let quietMost, known.quietSeconds > quietMost else { return known }
        return ChannelCapabilities(
            repeatGuard: known.repeatGuard, updates: known.updates, deletes: known.deletes, locates: known.locates,
            metrics: known.metrics, films: known.films, concurrency: known.concurrency, quietSeconds: quietMost)
    }

    func host(of channel: Channel) -> String {
        guard let adapter = byKind[channel.kind] else { return "\(channel.kind.rawValue) \(channel.id)" }
        return hosts.host(of: channel, adapter)
    }

    /// What adapters read out of settings, kept as long as the settings are the same: it is asked for with every claim.
    private final class Hosts: Sendable {
        private let kept = Mutex<[ChannelID: (settings: ChannelSettings, host: String)]>([:])

        func host(of channel: Channel, _ adapter: any ChannelAdapter) -> String {
            if let kept = kept.withLock({ $0[channel.id] }), kept.settings == channel.settings { return kept.host }
            let host = adapter.host(of: channel)
            kept.withLock { $0[channel.id] = (channel.settings, host) }
            return host
        }
    }
}
