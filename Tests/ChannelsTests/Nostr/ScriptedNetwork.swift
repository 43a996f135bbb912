import Channels
import Distribution
import Synchronization

/// A network in which other people's servers say what a test has written down: for what no server that we can run does.
struct ScriptedNetwork: Outbound {
    enum Reply: Sendable, ExpressibleByStringLiteral {
        case say(String)
        /// The line breaks.
        case hangUp
        init(stringLiteral value: String) { self = .say(value) }
    }

    /// What is said to each text that is sent on a line to that address; to nothing at first, which is the greeting.
    var talk: @Sendable (_ address: String, _ said: String?) -> [Reply] = { address, _ in
        preconditionFailure("\(address) was not to be called")
    }
    var answer: @Sendable (OutboundRequest) -> OutboundAnswer = { request in
        preconditionFailure("\(request.address) was not to be asked")
    }

    func allows(_ address: String) -> Bool { true }

    func send(
        _ request: OutboundRequest, _ effect: OutboundEffect
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        answer(request)
    }

    func connect(host: String, port: Int, tls: String?) async throws(ChannelTrouble) -> any OutboundSocket {
        ScriptedLine(address: "\(host):\(port)", talk)
    }

    func openWebSocket(_ address: String) async throws(ChannelTrouble) -> any OutboundWebSocket {
        ScriptedLine(address: address, talk)
    }
}

private final class ScriptedLine: OutboundSocket, OutboundWebSocket {
    private let address: String
    private let talk: @Sendable (String, String?) -> [ScriptedNetwork.Reply]
    private let waiting: Mutex<[ScriptedNetwork.Reply]>

    init(address: String, _ talk: @escaping @Sendable (String, String?) -> [ScriptedNetwork.Reply]) {
        self.address = address
        self.talk = talk
        waiting = Mutex(talk(address, nil))
    }

    func send(_ text: String) async throws(ChannelTrouble) {
        let replies = talk(address, text)
        waiting.withLock { $0 += replies }
    }

    func receive() async throws(ChannelTrouble) -> String? {
        switch waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
        case .say(let text): return text
        case .hangUp, nil: return nil
        }
    }

    func write(_ bytes: [UInt8]) async throws(ChannelTrouble) {
        try await send(String(decoding: bytes, as: UTF8.self))
    }
    func read() async throws(ChannelTrouble) -> [UInt8]? { try await receive().map { Array($0.utf8) } }
    func secure(name: String) async throws(ChannelTrouble) {}
    func close() async {}
}
