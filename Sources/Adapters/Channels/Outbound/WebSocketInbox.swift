import Distribution
import NIOCore
import NIOWebSocket

/// Takes messages in, answers pings, asks whether the other side is still there, and says goodbye.
final class WebSocketInbox: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// A message of more bytes ends the connection.
    static let mostBytes = 4 << 20
    private static let pingEvery = TimeAmount.seconds(30)

    private var inbox = ArrivalQueue<String>(most: 4 << 20)
    private var channel: (any NetworkChannel)?
    private var context: ChannelHandlerContext?
    private var pings: RepeatedTask?
    private var hasHeard = true
    private var hasSaidGoodbye = false

    func handlerAdded(context: ChannelHandlerContext) {
        channel = context.channel
        self.context = context
        let itself = NIOLoopBound(self, eventLoop: context.eventLoop)
        pings = context.eventLoop.scheduleRepeatedTask(initialDelay: Self.pingEvery, delay: Self.pingEvery) { _ in
            itself.value.ping()
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        pings?.cancel()
        self.context = nil
    }

    func ask(_ promise: EventLoopPromise<[String]?>) {
        guard let channel else { return promise.succeed(nil) }
        inbox.ask(promise, channel)
    }

    func withdraw() { inbox.withdraw() }

    func send(_ text: String, _ promise: EventLoopPromise<Void>) {
        guard let context, context.channel.isActive, !hasSaidGoodbye else {
            return promise.fail(ChannelTrouble.transient("the line is closed", retryAfter: nil))
        }
        write(.text, ByteBuffer(string: text), promise)
    }

    /// Says goodbye and gives the other side two seconds for its own.
    func leave(_ code: WebSocketErrorCode = .normalClosure) {
        guard let context, !hasSaidGoodbye else { return }
        var reason = ByteBuffer()
        reason.write(webSocketErrorCode: code)
        write(.connectionClose, reason, nil)
        hasSaidGoodbye = true
        let channel = context.channel
        context.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        hasHeard = true
        switch frame.opcode {
        case .text:
            let bytes = Array(frame.unmaskedData.readableBytesView)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                inbox.finish(.transient("the other side sent as text what is none", retryAfter: nil))
                return leave(.dataInconsistentWithMessage)
            }
            inbox.push(text, weight: bytes.count, context.channel)
        case .ping: write(.pong, frame.unmaskedData, nil)
        case .connectionClose:
            inbox.finish(nil)
            leave()
            context.close(promise: nil)
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        inbox.finish(.transient("the line broke: \(error)", retryAfter: nil))
        leave(.protocolError)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        inbox.finish(hasSaidGoodbye ? nil : .transient("the line broke", retryAfter: nil))
        pings?.cancel()
        context.fireChannelInactive()
    }

    private func ping() {
        guard hasHeard else {
            inbox.finish(.transient("the other side has fallen silent", retryAfter: nil))
            channel?.close(promise: nil)
            return
        }
        hasHeard = false
        write(.ping, ByteBuffer(), nil)
    }

    /// A client's frames are masked (RFC 6455 §5.3).
    private func write(_ opcode: WebSocketOpcode, _ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>?) {
        guard let context, !hasSaidGoodbye else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        context.writeAndFlush(
            wrapOutboundOut(WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: bytes)),
            promise: promise)
    }
}
