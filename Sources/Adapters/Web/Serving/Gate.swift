import Contracts
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Values

/// What every request passes on its way to a handler: size, language, caller, forgery check; and what every answer gets
/// on its way back: problems made readable, and the headers that keep browsers careful.
struct Gate: Sendable {
    let renderer: Renderer
    let authentication: Authentication
    let idempotency: Idempotency
    let isSecure: Bool
    /// Reverse proxies of the operator's own before this server.
    let proxies: Int
    let logger: Logger

    /// Answers an endpoint of the API.
    func answer(_ endpoint: Endpoint, _ request: Request, _ context: WebContext) async -> Response {
        await answering(request, context, isAPI: true, endpoint) {
            var web =
                endpoint.isStreamed
                ? try known(of: request, context, stream: request.body)
                : try await read(request, context, limit: endpoint.bodyLimit)
            try check(web, against: endpoint)
            web = try await recognised(web)
            // A session may use the API as well, when the page sends its token along.
            if let csrf = web.visitor?.csrf, !request.method.isSafe, web.headers[.csrfToken] != csrf {
                throw Problem(.forbidden, "forged-form", field: "X-CSRF-Token")
            }
            switch endpoint.access {
            case .everybody: break
            case .members: _ = try web.caller()
            }
            guard !endpoint.isConditional || web.headers[.ifMatch] != nil else { throw Problem.preconditionRequired }
            return endpoint.isIdempotent
                ? try await idempotency.answer(web, endpoint.handle) : try await endpoint.handle(web)
        }
    }

    /// Answers a page.
    func answer(_ page: Page, _ request: Request, _ context: WebContext) async -> Response {
        await answering(request, context, isAPI: false) {
            if page.isInbound {
                return try await page.handle(try await read(request, context, limit: page.bodyLimit, isStrict: false))
            }
            let web = try await recognised(try await read(request, context, limit: page.bodyLimit))
            if page.isForMembers, web.visitor?.csrf == nil {
                let back = request.method == .get ? "?to=" + web.path : ""
                return .redirect(to: "/sign-in" + back)
            }
            if !request.method.isSafe { try checkForgery(web) }
            return try await page.handle(web)
        }
    }

    /// Answers what no route fits.
    func refuse(_ request: Request, _ context: WebContext, _ problem: Problem) async -> Response {
        await answering(request, context, isAPI: request.uri.path.hasPrefix("/api")) {
            // The rest of the body is read all the same, so that the client sees the answer.
            _ = try? await read(request, context, limit: 0)
            var placed = problem
            if placed.field == nil { placed.field = problem.status == .methodNotAllowed ? "method" : "path" }
            throw placed
        }
    }

    private func answering(
        _ request: Request, _ context: WebContext, isAPI: Bool, _ endpoint: Endpoint? = nil,
        _ work: () async throws -> WebResponse
    ) async -> Response {
        var response: WebResponse
        do {
            response = try await work()
        } catch {
            var problem = Problem(describing: error)
            if let endpoint { problem = problem.placed(in: endpoint) }
            if problem.status.code >= 500 {
                logger.error(
                    "request failed",
                    metadata: ["method": "\(request.method)", "path": "\(request.uri.path)", "error": "\(error)"])
            }
            if isAPI {
                response = problem.response(renderer.catalogue, language(of: request))
            } else {
                let plain = WebRequest(
                    method: request.method, path: request.uri.path, headers: request.headers, parameters: [:],
                    query: [:], body: [], language: language(of: request), visitor: nil, cookies: [:],
                    remoteAddress: remoteAddress(of: request, context), isSecure: isSecure)
                let seen = (try? await recognised(plain, cookies: cookies(of: request))) ?? plain
                response = renderer.page(of: problem, for: seen)
            }
        }
        protect(&response, isAPI: isAPI)
        return response.hummingbird
    }

    private func read(
        _ request: Request, _ context: WebContext, limit: Int, isStrict: Bool = true
    ) async throws -> WebRequest {
        var body: [UInt8] = []
        var length = 0
        for try await part in request.body {
            length += part.readableBytes
            // Reading on lets the client finish and see the answer; an endless body is cut off.
            if length > limit, length > 64 * 1024 * 1024 { break }
            if length <= limit { body.append(contentsOf: part.readableBytesView) }
        }
        guard length <= limit else { throw Problem.tooLarge(most: limit) }
        return try known(of: request, context, body: body, isStrict: isStrict)
    }

    /// What is known of a request before its caller is.
    private func known(
        of request: Request, _ context: WebContext, body: [UInt8] = [], stream: RequestBody? = nil,
        isStrict: Bool = true
    ) throws -> WebRequest {
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters {
            guard let text = percentDecoded(value.utf8.map { $0 }) else { throw Problem.notFound }
            parameters[String(name)] = text
        }
        return WebRequest(
            method: request.method, path: request.uri.path, headers: request.headers, parameters: parameters,
            query: try query(of: request, isStrict: isStrict), body: body, language: language(of: request),
            visitor: nil,
            cookies: cookies(of: request), remoteAddress: remoteAddress(of: request, context), isSecure: isSecure,
            stream: stream,
            authority: request.head.authority, target: request.head.path ?? request.uri.path)
    }

    /// A name that comes twice is refused, unless the caller is a program that may add what it likes: then the first counts.
    private func query(of request: Request, isStrict: Bool) throws -> [String: String] {
        guard let text = request.uri.query, !text.isEmpty else { return [:] }
        var query: [String: String] = [:]
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = percentDecoded(halves[0]) else {
                throw Problem.badQuery("query", .malformed(expected: "UTF-8"))
            }
            guard let value = halves.count > 1 ? percentDecoded(halves[1]) : "" else {
                throw Problem.badQuery(name, .malformed(expected: "UTF-8"))
            }
            if !isStrict, query[name] != nil { continue }
            guard query.updateValue(value, forKey: name) == nil else {
                throw Problem.badQuery(name, .conflicts(with: name))
            }
        }
        return query
    }

    private func check(_ request: WebRequest, against endpoint: Endpoint) throws {
        for name in request.query.keys.sorted() where !endpoint.query.contains(where: { $0.name == name }) {
            throw Problem.badQuery(name, .unknown(name))
        }
        guard endpoint.body != nil, endpoint.bodyType == "application/json" else { return }
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased() ?? "application/json"
        guard type == "application/json" || type.hasSuffix("+json") else {
            throw Problem(
                .unsupportedMediaType, "media-type", field: "Content-Type",
                rule: .malformed(expected: "application/json"))
        }
    }

    private func recognised(_ request: WebRequest, cookies: [String: String]? = nil) async throws -> WebRequest {
        let visitor: Visitor?
        if let header = request.headers[.authorization] {
            guard header.lowercased().hasPrefix("bearer "), let token = String(header.dropFirst(7)).trimmed,
                let found = try await authentication.bearer(token)
            else { throw Problem(.unauthorized, "bad-token", field: "Authorization") }
            visitor = found
        } else if let token = (cookies ?? request.cookies)["session"] {
            visitor = try await authentication.session(token)
        } else {
            visitor = nil
        }
        return WebRequest(
            method: request.method, path: request.path, headers: request.headers, parameters: request.parameters,
            query: request.query, body: request.body, language: request.language, visitor: visitor,
            cookies: request.cookies, remoteAddress: request.remoteAddress, isSecure: request.isSecure,
            stream: request.stream, authority: request.authority, target: request.target)
    }

    /// A form must come from a page of ours: by the session's token, and by the browser's own word.
    private func checkForgery(_ request: WebRequest) throws {
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw Problem(.forbidden, "forged-form", field: "Sec-Fetch-Site")
        }
        guard let csrf = request.visitor?.csrf else { return }
        guard try request.form()["csrf"] == csrf else { throw Problem(.forbidden, "forged-form", field: "csrf") }
    }

    /// Who asks: the other end of the connection, or, behind proxies of our own, whom the outermost of them saw.
    private func remoteAddress(of request: Request, _ context: WebContext) -> String {
        guard proxies > 0 else { return context.remoteAddress }
        let seen = request.headers[values: .xForwardedFor].flatMap { $0.split(separator: ",") }
            .compactMap { String($0).trimmed }
        guard seen.count >= proxies else { return context.remoteAddress }
        return String(seen[seen.count - proxies].prefix(64))
    }

    private func language(of request: Request) -> Language {
        if let chosen = cookies(of: request)["language"], let language = Language(rawValue: chosen) { return language }
        return Language(acceptLanguage: request.headers[.acceptLanguage] ?? "")
    }

    private func cookies(of request: Request) -> [String: String] {
        var cookies: [String: String] = [:]
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let halves = pair.split(separator: "=", maxSplits: 1)
                guard halves.count == 2 else { continue }
                cookies[String(halves[0].drop { $0 == " " })] = String(halves[1])
            }
        }
        return cookies
    }

    private func protect(_ response: inout WebResponse, isAPI: Bool) {
        response.headers[.xContentTypeOptions] = "nosniff"
        if isAPI {
            if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
            return
        }
        response.headers[.referrerPolicy] = "strict-origin-when-cross-origin"
        response.headers[.contentSecurityPolicy] =
            "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    }
}

extension HTTPRequest.Method {
    var isSafe: Bool { self == .get || self == .head || self == .options }
}

extension HTTPField.Name {
    static let csrfToken = HTTPField.Name("X-CSRF-Token")!
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
}
