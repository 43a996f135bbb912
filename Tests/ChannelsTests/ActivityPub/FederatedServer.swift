import Distribution
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Mounts a channel's inbound routes on loopback, as Web does, for peers that come over the network.
final class FederatedServer: Sendable {
    private let channel: any NIOCore.Channel
    private let box: RouteBox
    let port: Int

    init() async throws {
        let box = RouteBox()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(RouteHandler(box))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress!.port!
        self.box = box
    }

    var address: String { "http://127.0.0.1:\(port)" }

    func mount(_ routes: [InboundRoute]) { box.routes.withLock { $0 = routes } }

    func close() async throws { try await channel.close() }
}

private final class RouteBox: Sendable {
    let routes = Mutex<[InboundRoute]>([])

    func answer(_ head: HTTPRequestHead, _ body: [UInt8]) async -> InboundAnswer {
        let parts = head.uri.split(separator: "?", maxSplits: 1).map(String.init)
        var query: [String: String] = [:]
        for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            query[sides[0]] = sides.count > 1 ? sides[1] : ""
        }
        let path = parts.first ?? "/"
        for route in routes.withLock({ $0 }) where route.method == head.method.rawValue {
            guard let parameters = FederatedVillage.match(route.path, path) else { continue }
            if body.count > route.mostBytes { return InboundAnswer(status: 413) }
            let request = InboundRequest(
                method: head.method.rawValue, path: path, query: query, parameters: parameters,
                headers: head.headers.map { (name: $0.name.lowercased(), value: $0.value) }, body: body)
            return (try? await route.answer(request)) ?? InboundAnswer(status: 500)
        }
        return InboundAnswer(status: 404)
    }
}

private final class RouteHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let box: RouteBox
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(_ box: RouteBox) { self.box = box }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body += Array(part.readableBytesView)
        case .end:
            guard let head else { return }
            let channel = context.channel
            let box = box
            let body = body
            Task {
                let answer = await box.answer(head, body)
                var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
                headers.replaceOrAdd(name: "content-length", value: String(answer.body.count))
                let response = HTTPResponseHead(
                    version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
                channel.write(HTTPServerResponsePart.head(response), promise: nil)
                channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: answer.body))), promise: nil)
                channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
