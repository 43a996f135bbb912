import AsyncHTTPClient
import Crypto
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// Terrace as its readers and shops see it: an address that answers over HTTP, or not just now.
struct Platform: Sendable {
    struct Answer: Sendable {
        let status: Int
        let location: String?
        let body: ByteBuffer
    }

    private let client: HTTPClient
    private let demo: DemoFile
    let patience: Patience

    init(client: HTTPClient, demo: DemoFile, patience: Patience) {
        self.client = client
        self.demo = demo
        self.patience = patience
    }

    static func client(connections: Int) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: .seconds(30)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        // A refused connection is known at once, and ``Patience`` decides what then.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func feed(for persona: Persona) async throws(SimulationError) -> FeedAnswer {
        let path = "/api/v1/feed?limit=10&reader=\(persona.name)"
        let answer = try await get(path, language: persona.acceptLanguage)
        return try read(answer, "GET " + path, expecting: 200)
    }

    /// Reports what a reader saw and opened, durable once this returns.
    func report(_ events: [(kind: String, impression: String)]) async throws(SimulationError) {
        let list = events.map { "{\"kind\":\"\($0.kind)\",\"impression\":\"\($0.impression)\"}" }
        let body = "{\"events\":[" + list.joined(separator: ",") + "]}"
        let answer = try await send("POST", "/api/v1/events", [("Content-Type", "application/json")], Array(body.utf8))
        struct Accepted: Decodable { let accepted: Int }
        let accepted: Accepted = try read(answer, "POST /api/v1/events", expecting: 202)
        guard accepted.accepted == events.count else {
            throw .unreadable(
                request: "POST /api/v1/events", reason: "\(accepted.accepted) of \(events.count) accepted")
        }
    }

    func article(_ slug: String, for persona: Persona) async throws(SimulationError) {
        _ = try await get("/articles/\(slug)", language: persona.acceptLanguage)
    }

    /// Follows a link of a feed as far as the redirect: the shop's address, or nil when it does not lead to the shop.
    func follow(_ href: String, for persona: Persona) async throws(SimulationError) -> String? {
        let answer = try await get(href, language: persona.acceptLanguage)
        guard answer.status == 302, let location = answer.location, location.contains("rid=") else { return nil }
        return location
    }

    /// What the books say of a lot: grams sold and not returned.
    func sold(of lot: String) async throws(SimulationError) -> Int64 {
        struct Row: Decodable {
            let key: String
            let grams: Int64
        }
        struct Report: Decodable { let items: [Row] }
        let path = "/api/v1/impact?by=lot"
        let report: Report = try read(try await get(path), "GET " + path, expecting: 200)
        return report.items.first { $0.key == lot }?.grams ?? 0
    }

    /// Events not yet handled everywhere; waits until the server is ready.
    func pending() async throws(SimulationError) -> Int64 {
        struct Health: Decodable { let pending: Int64 }
        let health: Health = try read(try await get("/healthz"), "GET /healthz", expecting: 200)
        return health.pending
    }

    /// Delivers a message of the shop, again and again until it is taken.
    func deliver(_ message: ShopMessage) async throws(SimulationError) {
        let body = message.body
        let code = HMAC<SHA256>.authenticationCode(
            for: body, using: SymmetricKey(data: Array(demo.webhookSecret.utf8)))
        let answer = try await send(
            "POST", demo.webhookPath,
            message.headers + [
                ("Content-Type", "application/json"),
                ("X-Shopify-Hmac-Sha256", Data(code).base64EncodedString()),
            ], body)
        guard (200..<300).contains(answer.status) else {
            throw .refused(
                request: "\(message.topic) of order \(message.order.number)", status: answer.status,
                answer: Self.beginning(of: answer))
        }
    }

    private func get(_ path: String, language: String = "zh-CN") async throws(SimulationError) -> Answer {
        try await send("GET", path, [("Accept-Language", language)], nil)
    }

    private func read<Value: Decodable>(
        _ answer: Answer, _ request: String, expecting status: Int
    ) throws(SimulationError) -> Value {
        guard answer.status == status else {
            throw .refused(request: request, status: answer.status, answer: Self.beginning(of: answer))
        }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(answer.body.readableBytesView))
        } catch {
            throw .unreadable(request: request, reason: String(describing: error))
        }
    }

    private static func beginning(of answer: Answer) -> String {
        String(decoding: answer.body.readableBytesView.prefix(300), as: UTF8.self)
    }

    /// Sends until there is an answer that is the server's own: not "away", not "later".
    private func send(
        _ method: String, _ path: String, _ headers: [(String, String)], _ body: [UInt8]?
    ) async throws(SimulationError) -> Answer {
        let start = ContinuousClock.now
        var attempt = 0
        while true {
            var request = HTTPClientRequest(url: demo.baseURL + path)
            request.method = HTTPMethod(rawValue: method)
            for (name, value) in headers { request.headers.add(name: name, value: value) }
            if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
            let trouble: String
            var asked: Int64?
            do {
                let response = try await client.execute(request, timeout: .seconds(30))
                let content = try await response.body.collect(upTo: 16 * 1024 * 1024)
                let status = Int(response.status.code)
                guard status == 429 || status >= 500 else {
                    patience.answered()
                    return Answer(status: status, location: response.headers.first(name: "Location"), body: content)
                }
                asked = response.headers.first(name: "Retry-After").flatMap(Int64.init)
                trouble = "\(method) \(path.prefix(40)) was answered \(status)"
                if status == 429 { patience.answered() }
            } catch {
                trouble = "\(method) \(path.prefix(40)): \(error)"
            }
            try await patience.wait(attempt: attempt, since: start, asked: asked, trouble: trouble)
            attempt += 1
        }
    }
}
