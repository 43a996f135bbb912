public import Crypto
import Foundation
import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle
public import Storage
import Synchronization
public import Values

/// The HTTP server: every page and endpoint of every room, mounted from their own folders.
public struct WebServer: Service {
    private let application: Application<RouterResponder<WebContext>>

    /// Listens on `port` of `host` (port 0 for any free one) once it is run; `onListening` is told the port.
    ///
    /// `proxies` is how many reverse proxies of the operator's own stand before the port: so many entries at the end of
    /// `X-Forwarded-For` are believed. `key` hashes what is remembered of requests.
    public init(
        rooms: Rooms, store: any Store, clock: any WallClock, host: String, port: Int, baseAddress: String,
        proxies: Int = 0, key: SymmetricKey, health: Health, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let router = try await Self.router(
            rooms: rooms, store: store, clock: clock, baseAddress: baseAddress, proxies: proxies, key: key,
            health: health,
            logger: logger)
        application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(host, port: port), serverName: "terrace"),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            logger: logger)
    }

    public func run() async throws { try await application.run() }

    private static let resources = Bundle.module.bundleURL.appendingPathComponent("Resources").path

    static func house(rooms: Rooms, baseAddress: String, clock: any WallClock) async throws -> House {
        let files = try StaticFiles(folder: resources + "/Static")
        let renderer = try await Renderer(resources: resources, baseAddress: baseAddress, assetVersion: files.version)
        return House(rooms: rooms, renderer: renderer, baseAddress: baseAddress, clock: clock)
    }

    static func router(
        rooms: Rooms, store: any Store, clock: any WallClock, baseAddress: String, proxies: Int = 0, key: SymmetricKey,
        health: Health, logger: Logger
    ) async throws -> Router<WebContext> {
        let files = try StaticFiles(folder: resources + "/Static")
        let house = try await house(rooms: rooms, baseAddress: baseAddress, clock: clock)
        let gate = Gate(
            renderer: house.renderer, authentication: .members(rooms),
            idempotency: Idempotency(store: store, clock: clock, key: key), isSecure: baseAddress.hasPrefix("https:"),
            proxies: proxies, logger: logger)
        let endpoints = house.endpoints
        let pages = house.pages
        let document = try OpenAPIDocument(endpoints: endpoints, baseAddress: baseAddress).json()

        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: NoRoute(gate: gate, methods: Self.methods(endpoints, pages)))
        for endpoint in endpoints {
            router.on(RouterPath("/api/v1" + endpoint.path), method: endpoint.method) { request, context in
                await gate.answer(endpoint, request, context)
            }
        }
        for page in pages {
            router.on(RouterPath(page.path), method: page.method) { request, context in
                await gate.answer(page, request, context)
            }
        }
        router.get("/healthz") { _, _ in await health.response() }
        router.get("/api/v1/openapi.json") { _, _ in
            WebResponse.bytes(document, type: "application/json; charset=utf-8").hummingbird
        }
        let assets = Page.get("/static/{file}") { request in try files.answer(request) }
        router.get("/static/{file}") { request, context in await gate.answer(assets, request, context) }
        let language = LanguageSwitch.page
        router.get(RouterPath(language.path)) { request, context in await gate.answer(language, request, context) }
        return router
    }

    /// Path patterns with the methods that they know, to tell 405 from 404.
    private static func methods(
        _ endpoints: [Endpoint], _ pages: [Page]
    ) -> [(path: String, method: HTTPRequest.Method)] {
        endpoints.map { ("/api/v1" + $0.path, $0.method) } + pages.map { ($0.path, $0.method) }
            + [("/healthz", .get), ("/api/v1/openapi.json", .get)]
    }
}

/// Turns the router's "not found" into a problem that says more: 405 with `Allow` when the path is right.
struct NoRoute: RouterMiddleware {
    typealias Context = WebContext
    let gate: Gate
    let methods: [(path: String, method: HTTPRequest.Method)]

    func handle(
        _ request: Request, context: WebContext,
        next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let known = methods.filter { Self.fits(request.uri.path, $0.path) }.map(\.method)
            guard !known.isEmpty else { return await gate.refuse(request, context, .notFound) }
            var problem = Problem(.methodNotAllowed, "method-not-allowed", ["method": request.method.rawValue])
            let allowed = known.contains(.get) ? known + [.head] : known
            problem.headers[.allow] = Set(allowed.map(\.rawValue)).sorted().joined(separator: ", ")
            return await gate.refuse(request, context, problem)
        }
    }

    static func fits(_ path: String, _ pattern: String) -> Bool {
        let parts = path.split(separator: "/")
        let wanted = pattern.split(separator: "/")
        return parts.count == wanted.count && zip(parts, wanted).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
    }
}
