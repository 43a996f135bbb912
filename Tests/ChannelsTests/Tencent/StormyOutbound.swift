import Channels
import Distribution
import Synchronization

/// The way out in a storm: by the dice of a seed a request is refused before it arrives, or its answer is lost, turned into
/// nonsense, or replaced by an error from something in between.
final class StormyOutbound: Outbound {
    private let real: any Outbound
    private let state: Mutex<UInt64>
    private let calm = Mutex(false)

    init(_ real: any Outbound, seed: UInt64) {
        self.real = real
        state = Mutex(seed)
    }

    /// From now on everything goes well.
    func abate() { calm.withLock { $0 = true } }

    /// Xorshift64*: 0 up to `count`.
    private func roll(_ count: UInt64) -> UInt64 {
        state.withLock { state in
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return (state &* 0x2545_F491_4F6C_DD1D >> 33) % count
        }
    }

    func allows(_ address: String) -> Bool { real.allows(address) }

    func send(_ request: OutboundRequest, _ effect: OutboundEffect) async throws(ChannelTrouble) -> OutboundAnswer {
        if calm.withLock({ $0 }) || roll(100) >= 40 { return try await real.send(request, effect) }
        switch roll(6) {
        case 0:
            // It never arrives, and nobody can tell.
            throw lost(effect)
        case 1: return OutboundAnswer(status: 429, headers: [("retry-after", "1")], body: [])
        case 2: return OutboundAnswer(status: 502, headers: [], body: Array("<html>Bad Gateway</html>".utf8))
        case 3:
            _ = try await real.send(request, effect)
            throw lost(effect)
        case 4:
            _ = try await real.send(request, effect)
            return OutboundAnswer(status: 504, headers: [], body: [])
        default:
            _ = try await real.send(request, effect)
            return OutboundAnswer(status: 200, headers: [], body: [0x16, 0x03, 0x01, 0xFF])
        }
    }

    private func lost(_ effect: OutboundEffect) -> ChannelTrouble {
        effect == .acting ? .unknownOutcome("the line broke") : .transient("the line broke", retryAfter: nil)
    }

    func connect(host: String, port: Int, tls: String?) async throws(ChannelTrouble) -> any OutboundSocket {
        try await real.connect(host: host, port: port, tls: tls)
    }

    func openWebSocket(_ address: String) async throws(ChannelTrouble) -> any OutboundWebSocket {
        try await real.openWebSocket(address)
    }
}
