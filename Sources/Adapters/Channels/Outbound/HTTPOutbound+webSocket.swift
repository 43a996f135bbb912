public import Distribution
import NIOCore
import NIOHTTP1
import NIOWebSocket
import Values

extension HTTPOutbound {
    public func openWebSocket(_ address: String) async throws(ChannelTrouble) -> any OutboundWebSocket {
        let address = try OutboundAddress(address)
        guard address.scheme == .ws || address.scheme == .wss else {
            throw .noAddress("it must begin with ws:// or wss://")
        }
        try dialer.policy.check(address)
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: address.target,
            headers: ["Host": address.authority, "User-Agent": agent])
        let opening = WebSocketOpening(head)
        let channel = try await dialer.dial(
            host: address.host, port: address.port, tls: address.isSecure ? address.host : nil, opening.configure)
        let refusal: OutboundAnswer?
        let alarm = channel.eventLoop.scheduleTask(in: Dialer.limit) { channel.close(promise: nil) }
        defer { alarm.cancel() }
        do {
            refusal = try await opening.refusal(of: channel)
        } catch {
            channel.close(promise: nil)
            throw .transient("\(address.host) opens no WebSocket: \(error)", retryAfter: nil)
        }
        guard let refusal else { return try await WebSocketLine(channel) }
        channel.close(promise: nil)
        throw refusal.trouble(.looking, at: clock.now())
            ?? .transient("\(address.host) answered \(refusal.status) and opens no WebSocket", retryAfter: nil)
    }
}

/// Asks to go on as a WebSocket (RFC 6455 §4.1).
private struct WebSocketOpening: Sendable {
    enum Result: Sendable {
        case opened
        /// What the server says instead arrives only after this result.
        case refused(EventLoopFuture<OutboundAnswer>)
    }

    private let head: HTTPRequestHead
    private let key = NIOWebSocketClientUpgrader.randomRequestKey()

    init(_ head: HTTPRequestHead) { self.head = head }

    /// Nothing is asked before the line is secured: the upgrade's handlers come in ``refusal(of:)``.
    @Sendable func configure(_ channel: any NetworkChannel) throws {}

    /// What the server says instead of going on as a WebSocket; nil when it does.
    func refusal(of channel: any NetworkChannel) async throws -> OutboundAnswer? {
        let opened = try await channel.eventLoop.submit {
            try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
                configuration: configuration())
        }.get()
        switch try await opened.value(orElse: { _ in channel.close(promise: nil) }) {
        case .opened: return nil
        case .refused(let answer): return try await answer.value { _ in }
        }
    }

    private func configuration() -> NIOUpgradableHTTPClientPipelineConfiguration<Result> {
        let upgrader = NIOTypedWebSocketClientUpgrader<Result>(
            requestKey: key, maxFrameSize: WebSocketInbox.mostBytes, enableAutomaticErrorHandling: false
        ) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 10_000,
                        maxAccumulatedFrameSize: WebSocketInbox.mostBytes),
                    WebSocketInbox(),
                ])
                return .opened
            }
        }
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head, upgraders: [upgrader]
            ) { channel in
                let promise = channel.eventLoop.makePromise(of: OutboundAnswer.self)
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(WebSocketRefusal(promise))
                    return .refused(promise.futureResult)
                }
            })
        // The server's first message may come with its answer.
        configuration.leftOverBytesStrategy = .forwardBytes
        return configuration
    }

    /// Reads what a server says that does not go on as a WebSocket.
    private final class WebSocketRefusal: ChannelInboundHandler {
        typealias InboundIn = HTTPClientResponsePart

        private let promise: EventLoopPromise<OutboundAnswer>
        private var head: HTTPResponseHead?
        private var body: [UInt8] = []

        init(_ promise: EventLoopPromise<OutboundAnswer>) { self.promise = promise }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body(let part): body.append(contentsOf: part.readableBytesView.prefix(2_000 - body.count))
            case .end: finish()
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { promise.fail(error) }

        func channelInactive(context: ChannelHandlerContext) {
            finish()
            context.fireChannelInactive()
        }

        func handlerRemoved(context: ChannelHandlerContext) { finish() }

        private func finish() {
            guard let head else { return promise.fail(ChannelError.eof) }
            promise.succeed(
                OutboundAnswer(
                    status: Int(head.status.code),
                    headers: head.headers.map { (name: $0.name.lowercased(), value: $0.value) }, body: body))
        }
    }
}
