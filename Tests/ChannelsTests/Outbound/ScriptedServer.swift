import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Somebody else's server on loopback, byte for byte as a test wants it.
///
/// It calls its script once for each whole request (a head, and as many bytes as its Content-Length says), or, of a stream,
/// for each line.
final class ScriptedServer: Sendable {
    enum Framing {
        case http
        case lines
    }

    enum Step: Sendable {
        case say(String)
        case send([UInt8])
        /// Goes on under TLS.
        case secure
        case close
        /// Ends the connection with RST.
        case reset
    }

    struct Heard: Sendable, Equatable {
        /// 1 for the first connection.
        let connection: Int
        let text: String

        /// The value of a header.
        func header(_ name: String) -> String? {
            text.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
                .map { $0.dropFirst(name.count + 1).drop { $0 == " " } }.map(String.init)
        }
    }

    let port: Int
    private let channel: any NIOCore.Channel
    private let notes: Notes

    fileprivate final class Notes: Sendable {
        let heard = Mutex<[Heard]>([])
        let connections = Mutex(0)
        let waiting = Mutex<[(count: Int, promise: EventLoopPromise<Void>)]>([])

        func note(_ request: Heard) {
            let count = heard.withLock {
                $0.append(request)
                return $0.count
            }
            for waiter in waiting.withLock({ $0 }) where waiter.count <= count { waiter.promise.succeed() }
        }
    }

    init(
        tls: Bool = false, framing: Framing = .http, greeting: String? = nil,
        _ script: @escaping @Sendable (Heard) -> [Step]
    ) async throws {
        let notes = Notes()
        self.notes = notes
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if tls {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLServerHandler(context: TestCertificate.server))
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        Reader(framing: framing, greeting: greeting, notes: notes, script: script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress!.port!
    }

    var address: String { "http://127.0.0.1:\(port)" }
    var heard: [Heard] { notes.heard.withLock { $0 } }
    var connections: Int { notes.connections.withLock { $0 } }

    /// Waits until so many requests have come.
    func hears(_ count: Int) async throws {
        let promise = channel.eventLoop.makePromise(of: Void.self)
        notes.waiting.withLock { $0.append((count, promise)) }
        if heard.count >= count { promise.succeed() }
        try await promise.futureResult.get()
    }

    func close() async throws { try await channel.close() }

    static func answer(_ status: String, _ headers: String..., body: String = "") -> Step {
        let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
        return .say(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }
}

private final class Reader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let framing: ScriptedServer.Framing
    private let greeting: String?
    private let notes: ScriptedServer.Notes
    private let script: @Sendable (ScriptedServer.Heard) -> [ScriptedServer.Step]
    private let number: Int
    private var text = ""

    init(
        framing: ScriptedServer.Framing, greeting: String?, notes: ScriptedServer.Notes,
        script: @escaping @Sendable (ScriptedServer.Heard) -> [ScriptedServer.Step]
    ) {
        self.framing = framing
        self.greeting = greeting
        self.notes = notes
        self.script = script
        number = notes.connections.withLock {
            $0 += 1
            return $0
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        if let greeting { context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: greeting)), promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        while let whole = next() {
            let heard = ScriptedServer.Heard(connection: number, text: whole)
            notes.note(heard)
            for step in script(heard) { take(step, context) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func next() -> String? {
        switch framing {
        case .lines:
            guard let end = text.firstRange(of: "\r\n") else { return nil }
            defer { text = String(text[end.upperBound...]) }
            return String(text[..<end.lowerBound])
        case .http:
            guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
            let head = ScriptedServer.Heard(connection: number, text: String(text[..<end.lowerBound]))
            let length = head.header("content-length").flatMap(Int.init) ?? 0
            let body = text[end.upperBound...]
            guard body.utf8.count >= length,
                let last = body.utf8.index(body.startIndex, offsetBy: length, limitedBy: body.endIndex)
            else { return nil }
            defer { text = String(text[last...]) }
            return String(text[..<last])
        }
    }

    private func take(_ step: ScriptedServer.Step, _ context: ChannelHandlerContext) {
        switch step {
        case .say(let words): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words)), promise: nil)
        case .send(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        case .secure:
            try! context.pipeline.syncOperations.addHandler(
                NIOSSLServerHandler(context: TestCertificate.server), position: .first)
        case .close:
            // Only what was flushed before arrives.
            let channel = context.channel
            context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in channel.close(promise: nil) }
        case .reset:
            let channel = context.channel
            (channel as! any SocketOptionProvider).setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
                channel.close(promise: nil)
            }
        }
    }
}
