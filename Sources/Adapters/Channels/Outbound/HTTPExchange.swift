import Distribution
import NIOCore
import NIOHTTP1

/// Asks one thing after another on one connection; lives on its event loop.
final class HTTPExchange: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    /// A whole answer.
    struct Whole: Sendable {
        let answer: OutboundAnswer
        /// For how long the connection can be used again; nil when it cannot.
        let idle: TimeAmount?
    }

    enum Failure: Error {
        /// It is certain that not one byte of the request has left.
        case notSent(any Error)
        /// It may have been taken. `isSilent`: not one byte of an answer came.
        case sent(any Error, isSilent: Bool)
    }

    struct Ask: Sendable {
        let head: HTTPRequestHead
        let body: ByteBuffer
        let mostAnswerBytes: Int
    }

    /// Without one byte for so long, a server is given up, whoever waits.
    private static let silence = TimeAmount.seconds(300)

    private struct UnderWay {
        let promise: EventLoopPromise<Whole>
        let most: Int
        /// Whether a body was asked for: to HEAD, a length is told and nothing comes.
        let wantsBody: Bool
        var isWritten = false
        var head: HTTPResponseHead?
        var body: [UInt8] = []
        var alarm: Scheduled<Void>
    }

    private var context: ChannelHandlerContext?
    private var underWay: UnderWay?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        fail(ChannelError.eof)
    }

    func ask(_ ask: Ask, _ promise: EventLoopPromise<Whole>) {
        guard let context, context.channel.isActive, underWay == nil else {
            promise.fail(Failure.notSent(ChannelError.ioOnClosedChannel))
            return
        }
        underWay = UnderWay(
            promise: promise, most: ask.mostAnswerBytes, wantsBody: ask.head.method != .HEAD, alarm: alarm(context))
        let written = context.eventLoop.makePromise(of: Void.self)
        let itself = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { result in
            switch result {
            case .success: itself.value.underWay?.isWritten = true
            case .failure(let error): itself.value.giveUp(error)
            }
        }
        context.write(wrapOutboundOut(.head(ask.head)), promise: nil)
        if ask.body.readableBytes > 0 { context.write(wrapOutboundOut(.body(.byteBuffer(ask.body))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    /// Lets go of what is under way and of the connection.
    func giveUp(_ error: any Error) {
        fail(error)
        context?.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard underWay != nil else {
            // Nobody asked: a server that says it has waited too long, or worse.
            context.close(promise: nil)
            return
        }
        switch unwrapInboundIn(data) {
        case .head(let head):
            underWay?.head = head
            if let underWay, underWay.wantsBody, head.status != .notModified,
                let length = head.headers.first(name: "content-length").flatMap(Int.init), length > underWay.most
            {
                giveUp(TooLong(bytes: underWay.most))
            }
        case .body(let part):
            underWay?.body.append(contentsOf: part.readableBytesView)
            if let underWay, underWay.body.count > underWay.most { giveUp(TooLong(bytes: underWay.most)) }
        case .end: finish(context)
        }
        underWay?.alarm.cancel()
        if underWay != nil { underWay?.alarm = alarm(context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { giveUp(error) }

    func channelInactive(context: ChannelHandlerContext) {
        fail(ChannelError.eof)
        context.fireChannelInactive()
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard let done = underWay, let head = done.head else { return giveUp(ChannelError.eof) }
        underWay = nil
        done.alarm.cancel()
        let isReusable = head.isKeepAlive && done.isWritten && context.channel.isActive
        let headers = head.headers.map { (name: $0.name.lowercased(), value: $0.value) }
        done.promise.succeed(
            Whole(
                answer: OutboundAnswer(status: Int(head.status.code), headers: headers, body: done.body),
                idle: isReusable ? Self.idle(head) : nil))
        if !isReusable { context.close(promise: nil) }
    }

    private func fail(_ error: any Error) {
        guard let done = underWay else { return }
        underWay = nil
        done.alarm.cancel()
        done.promise.fail(Failure.sent(error, isSilent: done.head == nil))
    }

    private func alarm(_ context: ChannelHandlerContext) -> Scheduled<Void> {
        let itself = NIOLoopBound(self, eventLoop: context.eventLoop)
        return context.eventLoop.scheduleTask(in: Self.silence) {
            itself.value.giveUp(ChannelError.connectTimeout(Self.silence))
        }
    }

    /// A second less than the server says it waits (`Keep-Alive: timeout=5`), and never long.
    private static func idle(_ head: HTTPResponseHead) -> TimeAmount? {
        let words = head.headers.first(name: "keep-alive")?.split(separator: ",") ?? []
        let told = words.compactMap { word -> Int64? in
            let sides = word.split(separator: "=")
            guard sides.count == 2, sides[0].trimming(" ").lowercased() == "timeout" else { return nil }
            return Int64(sides[1].trimming(" "))
        }
        let seconds = min(told.first ?? 8, 8)
        return seconds > 1 ? .seconds(seconds - 1) : nil
    }

    struct TooLong: Error, CustomStringConvertible {
        let bytes: Int
        var description: String { "the answer is longer than \(bytes) bytes" }
    }
}

extension Substring {
    fileprivate func trimming(_ character: Character) -> Substring {
        var text = self
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return text
    }
}
