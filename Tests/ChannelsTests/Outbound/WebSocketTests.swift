import Distribution
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Testing

@testable import Channels

@Suite struct `A WebSocket` {
    @Test func `carries messages both ways, and ends when the other side says goodbye`() async throws {
        let port = try await relay { frame, send in
            let text = String(buffer: frame.unmaskedData)
            #expect(frame.maskKey != nil)
            switch text {
            case "bye":
                var code = ByteBuffer()
                code.write(webSocketErrorCode: .normalClosure)
                send(WebSocketFrame(fin: true, opcode: .connectionClose, data: code))
            case "parts":
                send(WebSocketFrame(fin: false, opcode: .text, data: ByteBuffer(string: "one ")))
                send(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer(string: "there?")))
                send(WebSocketFrame(fin: true, opcode: .continuation, data: ByteBuffer(string: "two")))
            case "binary":
                send(WebSocketFrame(fin: true, opcode: .binary, data: ByteBuffer(string: "skip me")))
                send(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: "after")))
            default: send(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: "heard \(text)")))
            }
        }
        let line = try await HTTPOutbound.local().openWebSocket("ws://127.0.0.1:\(port)/relay?x=1")
        try await line.send("甜")
        #expect(try await line.receive() == "heard 甜")
        let long = String(repeating: "橙", count: 200_000)
        try await line.send(long)
        #expect(try await line.receive() == "heard " + long)
        try await line.send("parts")
        #expect(try await line.receive() == "one two")
        #expect(try await line.receive() == "pong there?")
        try await line.send("binary")
        #expect(try await line.receive() == "after")
        try await line.send("bye")
        #expect(try await line.receive() == nil)
        let late = await outcome { () async throws(ChannelTrouble) in try await line.send("late") }
        #expect(late.trouble == "transient")
    }

    @Test func `is left when a message is too long, or no text`() async throws {
        let port = try await relay { frame, send in
            if String(buffer: frame.unmaskedData) == "long" {
                send(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(repeating: 65, count: (4 << 20) + 1)))
            } else {
                send(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(bytes: [0xC3, 0x28])))
            }
        }
        for word in ["long", "wrong"] {
            let line = try await HTTPOutbound.local().openWebSocket("ws://127.0.0.1:\(port)/")
            try await line.send(word)
            let result = await outcome { () async throws(ChannelTrouble) in try await line.receive() }
            #expect(result.trouble == "transient")
        }
    }

    @Test func `tells why a server opens none`() async throws {
        let server = try await ScriptedServer { request in
            request.text.hasPrefix("GET /closed")
                ? [.close]
                : request.text.hasPrefix("GET /plain")
                    ? [ScriptedServer.answer("200 OK", body: "hello")]
                    : [ScriptedServer.answer("401 Unauthorized", body: "who?")]
        }
        let outbound = try HTTPOutbound.local()
        for (path, expected) in [("/", "auth revoked"), ("/plain", "transient"), ("/closed", "transient")] {
            let result = await outcome { () async throws(ChannelTrouble) in
                try await outbound.openWebSocket("ws://127.0.0.1:\(server.port)\(path)")
            }
            #expect(result.trouble == expected)
        }
        let web = await outcome { () async throws(ChannelTrouble) in
            try await outbound.openWebSocket("http://127.0.0.1:\(server.port)/")
        }
        #expect(web.trouble == "content address")
    }

    /// A server that gives each text to `hear`, and tells of each pong as a text.
    private func relay(
        _ hear: @escaping @Sendable (WebSocketFrame, (WebSocketFrame) -> Void) -> Void
    ) async throws -> Int {
        let upgrader = NIOWebSocketServerUpgrader(
            maxFrameSize: 1 << 24, shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Ears(hear)) }
            })
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.pipeline.configureHTTPServerPipeline(withServerUpgrade: ([upgrader], { _ in }))
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return channel.localAddress!.port!
    }
}

private final class Ears: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame
    private let hear: @Sendable (WebSocketFrame, (WebSocketFrame) -> Void) -> Void

    init(_ hear: @escaping @Sendable (WebSocketFrame, (WebSocketFrame) -> Void) -> Void) { self.hear = hear }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .text: hear(frame) { context.writeAndFlush(wrapOutboundOut($0), promise: nil) }
        case .pong:
            let text = ByteBuffer(string: "pong " + String(buffer: frame.unmaskedData))
            context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .text, data: text)), promise: nil)
        default: break
        }
    }
}
