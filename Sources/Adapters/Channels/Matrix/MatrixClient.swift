import Distribution
import FoundationEssentials
import Values

/// Speaks the client-server API of one homeserver (spec.matrix.org/latest/client-server-api).
struct MatrixClient {
    let outbound: any Outbound
    let clock: any WallClock
    let server: ServerAddress
    /// Nil before signing in.
    let token: String?

    init(
        _ settings: MatrixSettings, token: String?, _ outbound: any Outbound, _ clock: any WallClock
    ) throws(ChannelTrouble) {
        guard let server = ServerAddress(settings.address) else {
            throw .content(field: "settings.address", rule: "it must be the address of a homeserver")
        }
        try server.check(outbound)
        self.outbound = outbound
        self.clock = clock
        self.server = server
        self.token = token
    }

    func ask<Value: Decodable>(
        _ method: String, _ path: String, query: [(name: String, value: String)] = [], json: (any Encodable)? = nil,
        _ effect: OutboundEffect, as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value {
        try await ask(
            method, path, query: query, contentType: json == nil ? nil : "application/json",
            body: json.map { jsonBytes($0) } ?? [],
            effect)
    }

    func ask<Value: Decodable>(
        _ method: String, _ path: String, query: [(name: String, value: String)] = [], contentType: String?,
        body: [UInt8], _ effect: OutboundEffect, as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value {
        let answer = try await send(method, path, query: query, contentType: contentType, body: body, effect)
        guard let value = answer.json(Value.self) else { throw answer.unreadable(effect) }
        return value
    }

    func send(
        _ method: String, _ path: String, query: [(name: String, value: String)] = [], contentType: String? = nil,
        body: [UInt8] = [], _ effect: OutboundEffect
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        var headers: [(name: String, value: String)] = []
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if let contentType { headers.append(("Content-Type", contentType)) }
        let address = server.text + "/_matrix" + path + (query.isEmpty ? "" : "?" + RequestForm.query(query))
        let answer = try await outbound.send(OutboundRequest(method, address, headers: headers, body: body), effect)
        if answer.isSuccess { return answer }
        throw trouble(answer, effect)
    }

    private struct Refusal: Decodable {
        let errcode: String
        let error: String?
        let retry_after_ms: Int64?
        let soft_logout: Bool?
    }

    private func trouble(_ answer: OutboundAnswer, _ effect: OutboundEffect) -> ChannelTrouble {
        let now = clock.now()
        guard let refusal = answer.json(Refusal.self) else {
            // Not a homeserver, but what stands before it or in its place.
            if (300..<500).contains(answer.status), answer.status != 429, answer.status != 408 {
                return .transient("no homeserver answers there: \(answer.status) \(answer.words)", retryAfter: nil)
            }
            return answer.trouble(effect, at: now) ?? .transient("\(answer.status)", retryAfter: nil)
        }
        let said = "\(refusal.error ?? "") (\(answer.status) \(refusal.errcode))"
        switch refusal.errcode {
        case "M_UNKNOWN_TOKEN": return .auth(refusal.soft_logout == true ? .expired : .revoked, said)
        case "M_MISSING_TOKEN": return .auth(.missing, said)
        case "M_USER_DEACTIVATED", "M_USER_LOCKED": return .auth(.revoked, said)
        case "M_FORBIDDEN", "M_GUEST_ACCESS_FORBIDDEN": return .auth(.forbidden, said)
        case "M_LIMIT_EXCEEDED":
            let asked = refusal.retry_after_ms.map { min(max($0, 0), 86_400_000) / 1_000 + 1 }
            return .limited(
                until: now.adding(seconds: answer.retryAfter(at: now) ?? asked ?? 10), scope: .account, said)
        case "M_TOO_LARGE": return .content(field: "body", rule: said)
        case "M_BAD_JSON", "M_NOT_JSON", "M_INVALID_PARAM", "M_MISSING_PARAM":
            return .content(field: "body", rule: said)
        case "M_NOT_FOUND": return .gone(said)
        case "M_UNRECOGNIZED": return .unsupported(said)
        default: return answer.trouble(effect, at: now) ?? .transient(said, retryAfter: nil)
        }
    }
}
