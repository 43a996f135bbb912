import Distribution
import NIOCore

/// Takes the bytes of a stream in.
final class StreamInbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var inbox = ArrivalQueue<ByteBuffer>(most: 1 << 20)
    private var channel: (any NetworkChannel)?

    func handlerAdded(context: ChannelHandlerContext) { channel = context.channel }

    func ask(_ promise: EventLoopPromise<[ByteBuffer]?>) {
        guard let channel else { return promise.succeed(nil) }
        inbox.ask(promise, channel)
    }

    func withdraw() { inbox.withdraw() }

    var isEmpty: Bool { inbox.isEmpty }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        if bytes.readableBytes > 0 { inbox.push(bytes, weight: bytes.readableBytes, context.channel) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        inbox.finish(.transient("the line broke: \(error)", retryAfter: nil))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        inbox.finish(nil)
        context.fireChannelInactive()
    }
}
