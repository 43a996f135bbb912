import Distribution
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Answers a channel's inbound routes over real HTTP on loopback, as the platform does, for peers that call us.
final class RouteHost: Sendable {
    let port: Int
    private let channel: any NIOCore.Channel
    private let shelf: Shelf

    init() async throws {
        let shelf = Shelf()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(shelf))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress!.port!
        self.shelf = shelf
    }

    var address: String { "http://127.0.0.1:\(port)" }

    /// Mounts routes; they may need the address first.
    func mount(_ routes: [InboundRoute]) { shelf.routes.withLock { $0 = routes } }
    func close() async throws { try await channel.close() }

    fileprivate final class Shelf: Sendable {
        let routes = Mutex<[InboundRoute]>([])
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let shelf: Shelf
        private var head: HTTPRequestHead?
        private var body: [UInt8] = []

        init(_ shelf: Shelf) { self.shelf = shelf }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): (self.head, body) = (head, [])
            case .body(let part): body += part.readableBytesView
            case .end:
                guard let head else { return }
                let (path, query) = Self.parts(of: head.uri)
                let found = shelf.routes.withLock { routes in
                    routes.lazy.compactMap { route in
                        Self.fit(route, head.method.rawValue, path).map { (route, $0) }
                    }.first
                }
                let request = InboundRequest(
                    method: head.method.rawValue, path: path, query: query, parameters: found?.1 ?? [:],
                    headers: head.headers.map { ($0.name.lowercased(), $0.value) }, body: body)
                let promise = context.eventLoop.makePromise(of: InboundAnswer.self)
                promise.completeWithTask {
                    guard let route = found?.0 else { return InboundAnswer(status: 404) }
                    if request.body.count > route.mostBytes { return InboundAnswer(status: 413) }
                    return try await route.answer(request)
                }
                let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
                promise.futureResult.whenComplete { result in
                    let answer = (try? result.get()) ?? InboundAnswer(status: 500)
                    Self.write(answer, isHead: head.method == .HEAD, bound.value)
                }
            }
        }

        private static func write(_ answer: InboundAnswer, isHead: Bool, _ context: ChannelHandlerContext) {
            var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
            headers.replaceOrAdd(name: "content-length", value: String(answer.body.count))
            headers.replaceOrAdd(name: "connection", value: "close")
            let head = HTTPResponseHead(
                version: .http1_1, status: .init(statusCode: answer.status), headers: headers)
            context.write(NIOAny(HTTPServerResponsePart.head(head)), promise: nil)
            if !isHead {
                context.write(
                    NIOAny(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: answer.body)))),
                    promise: nil)
            }
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.writeAndFlush(NIOAny(HTTPServerResponsePart.end(nil))).whenComplete { _ in
                bound.value.close(promise: nil)
            }
        }

        private static func parts(of target: String) -> (String, [String: String]) {
            let parts = target.split(separator: "?", maxSplits: 1)
            var query: [String: String] = [:]
            for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
                let sides = pair.split(separator: "=", maxSplits: 1).map {
                    $0.removingPercentEncoding ?? String($0)
                }
                query[sides[0]] = sides.count > 1 ? sides[1] : ""
            }
            return (String(parts.first ?? "/"), query)
        }

        private static func fit(_ route: InboundRoute, _ method: String, _ path: String) -> [String: String]? {
            guard route.method == method || method == "HEAD" && route.method == "GET" else { return nil }
            let names = route.path.split(separator: "/")
            let parts = path.split(separator: "/")
            guard names.count == parts.count else { return nil }
            var parameters: [String: String] = [:]
            for (name, part) in zip(names, parts) {
                if name.hasPrefix("{") {
                    parameters[String(name.dropFirst().dropLast())] = String(part)
                } else if name != part {
                    return nil
                }
            }
            return parameters
        }
    }
}
