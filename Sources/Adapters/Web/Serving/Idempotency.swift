import Contracts
import Crypto
import FoundationEssentials
import HTTPTypes
public import Storage
import Values

/// Remembers the answers to requests with an `Idempotency-Key`, so that a repeat gets the first answer and does nothing.
///
/// A key belongs to its caller and path, and is kept for a day. The same key with another body is refused; while the
/// first request is still at work, or when it was cut off by a crash, a repeat is told so: look before you try anew.
struct Idempotency: Sendable {
    private static let keptFor: Int64 = 86_400

    let store: any Store
    let clock: any WallClock
    /// What bodies are hashed with: a body may hold a password, which a bare hash would let anybody guess who reads the table.
    let key: SymmetricKey

    func answer(
        _ request: WebRequest, _ handle: @Sendable (WebRequest) async throws -> WebResponse
    ) async throws -> WebResponse {
        guard let key = request.headers[.idempotencyKey] else { return try await handle(request) }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw Problem(
                .badRequest, "invalid-parameter", field: "Idempotency-Key", rule: .malformed(expected: "1–255 ASCII"))
        }
        let scope = "\(request.visitor?.caller.member.description ?? request.remoteAddress) \(request.path)"
        let digest = ContentDigest(
            bytes: Array(HMAC<SHA256>.authenticationCode(for: request.body, using: self.key)))
        switch try await claim(key, scope, digest) {
        case .mine: break
        case .answered(let status, let type, let body):
            return WebResponse.bytes(body, type: type, status: .init(code: status)).with(.idempotentReplay, "true")
        case .otherBody: throw Problem(.unprocessableContent, "idempotency-key-reused", field: "Idempotency-Key")
        case .atWork: throw Problem(.conflict, "idempotency-key-at-work", field: "Idempotency-Key", retryAfter: 1)
        }
        do {
            let response = try await handle(request)
            try await remember(response, key, scope)
            return response
        } catch {
            // Nothing was done, so the key is free again.
            try await forget(key, scope)
            throw error
        }
    }

    private enum Claim: Sendable {
        case mine
        case answered(status: Int, type: String, body: [UInt8])
        case otherBody
        case atWork
    }

    private func claim(_ key: String, _ scope: String, _ digest: ContentDigest?) async throws -> Claim {
        let now = clock.now()
        return try await store.write { transaction in
            try transaction.run("DELETE FROM web_idempotency WHERE at < \(now.adding(seconds: -Self.keptFor))")
            let added = try transaction.run(
                """
                INSERT INTO web_idempotency (key, scope, digest, at) VALUES (\(key), \(scope), \(digest), \(now))
                ON CONFLICT (key, scope) DO NOTHING
                """)
            if added == 1 { return .mine }
            let found = try transaction.first(
                "SELECT digest, status, type, body FROM web_idempotency WHERE key = \(key) AND scope = \(scope)"
            ) { row throws(StorageError) in
                (
                    digest: try row.value(0, as: ContentDigest.self), status: try row.value(1, as: Int?.self),
                    type: try row.value(2, as: String?.self), body: try row.value(3, as: [UInt8]?.self)
                )
            }
            guard let found, found.digest == digest else { return .otherBody }
            guard let status = found.status, let type = found.type, let body = found.body else { return .atWork }
            return .answered(status: status, type: type, body: body)
        }
    }

    private func remember(_ response: WebResponse, _ key: String, _ scope: String) async throws {
        guard case .bytes(let body) = response.body else { return try await forget(key, scope) }
        let status = response.status.code
        let type = response.headers[.contentType] ?? "application/json; charset=utf-8"
        try await store.write { transaction in
            try transaction.run(
                """
                UPDATE web_idempotency SET status = \(status), type = \(type), body = \(body)
                WHERE key = \(key) AND scope = \(scope)
                """)
        }
    }

    private func forget(_ key: String, _ scope: String) async throws {
        try await store.write { transaction in
            try transaction.run(
                "DELETE FROM web_idempotency WHERE key = \(key) AND scope = \(scope) AND status IS NULL")
        }
    }
}

extension Schema {
    public static let web = Schema(
        room: "web",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE web_idempotency (
                        key TEXT NOT NULL,
                        scope TEXT NOT NULL,
                        digest BYTEA NOT NULL,
                        at BIGINT NOT NULL,
                        status BIGINT,
                        type TEXT,
                        body BYTEA,
                        PRIMARY KEY (key, scope)
                    )
                    """,
                    "CREATE INDEX web_idempotency_at ON web_idempotency (at)",
                ])
        ])
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let idempotentReplay = HTTPField.Name("Idempotent-Replay")!
}
