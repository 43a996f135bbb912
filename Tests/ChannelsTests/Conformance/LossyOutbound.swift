import Channels
import Distribution
import Synchronization

/// The way out, on which the answer to one change is lost after the server has made it, when a test says so.
final class LossyOutbound: Outbound {
    private let real: any Outbound
    fileprivate let isArmed = Mutex(false)

    init(_ real: any Outbound) { self.real = real }

    /// The answer to the next change does not come.
    func loseNext() { isArmed.withLock { $0 = true } }

    /// Whether the loss is still to come.
    var isWaiting: Bool { isArmed.withLock { $0 } }

    fileprivate func fires() -> Bool {
        isArmed.withLock { armed in
            defer { armed = false }
            return armed
        }
    }

    func allows(_ address: String) -> Bool { real.allows(address) }

    func send(_ request: OutboundRequest, _ effect: OutboundEffect) async throws(ChannelTrouble) -> OutboundAnswer {
        let answer = try await real.send(request, effect)
        guard case .acting = effect, fires() else { return answer }
        throw .unknownOutcome("the answer was lost: \(answer.status)")
    }

    func connect(host: String, port: Int, tls: String?) async throws(ChannelTrouble) -> any OutboundSocket {
        LossySocket(real: try await real.connect(host: host, port: port, tls: tls), outbound: self)
    }

    func openWebSocket(_ address: String) async throws(ChannelTrouble) -> any OutboundWebSocket {
        LossyWebSocket(real: try await real.openWebSocket(address), outbound: self)
    }
}

private struct LossySocket: OutboundSocket {
    let real: any OutboundSocket
    let outbound: LossyOutbound

    func write(_ bytes: [UInt8]) async throws(ChannelTrouble) {
        try await real.write(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("<publish"), outbound.fires() else { return }
        // What is published is answered, so it has been done.
        _ = try await real.read()
        await real.close()
    }

    func read() async throws(ChannelTrouble) -> [UInt8]? { try await real.read() }
    func secure(name: String) async throws(ChannelTrouble) { try await real.secure(name: name) }
    func close() async { await real.close() }
}

private struct LossyWebSocket: OutboundWebSocket {
    let real: any OutboundWebSocket
    let outbound: LossyOutbound

    func send(_ text: String) async throws(ChannelTrouble) {
        try await real.send(text)
        guard text.hasPrefix("[\"EVENT\""), outbound.fires() else { return }
        _ = try await real.receive()
        await real.close()
    }

    func receive() async throws(ChannelTrouble) -> String? { try await real.receive() }
    func close() async { await real.close() }
}
