import Distribution
import FoundationEssentials
import Values

/// Speaks XRPC with one server (atproto.com/specs/xrpc).
struct ATProtoClient {
    let outbound: any Outbound
    let clock: any WallClock
    let server: ServerAddress
    let settings: ATProtoSettings

    init(_ channel: Channel, _ outbound: any Outbound, _ clock: any WallClock) throws(ChannelTrouble) {
        guard let settings = channel.settings.decoded(ATProtoSettings.self),
            let server = ServerAddress(settings.address)
        else { throw .content(field: "settings.address", rule: "it must be the address of a server") }
        try server.check(outbound)
        self.outbound = outbound
        self.clock = clock
        self.server = server
        self.settings = settings
    }

    func query<Value: Decodable>(
        _ method: String, _ parameters: [(name: String, value: String)] = [], token: String?,
        as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value {
        try await ask("GET", method, parameters, token: token, contentType: nil, body: [], .looking)
    }

    func call<Value: Decodable>(
        _ method: String, json: (any Encodable)?, token: String?, _ effect: OutboundEffect,
        as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value {
        try await ask(
            "POST", method, [], token: token, contentType: json == nil ? nil : "application/json",
            body: json.map { jsonBytes($0) } ?? [], effect)
    }

    func ask<Value: Decodable>(
        _ verb: String, _ method: String, _ parameters: [(name: String, value: String)], token: String?,
        contentType: String?, body: [UInt8], _ effect: OutboundEffect, as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value {
        var headers: [(name: String, value: String)] = [("Accept", "application/json")]
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if let contentType { headers.append(("Content-Type", contentType)) }
        let address = "\(server.text)/xrpc/\(method)" + (parameters.isEmpty ? "" : "?" + RequestForm.query(parameters))
        let answer = try await outbound.send(OutboundRequest(verb, address, headers: headers, body: body), effect)
        guard answer.isSuccess else { throw trouble(answer, effect) }
        // deleteRecord may answer with nothing at all.
        if answer.body.isEmpty, let nothing = ATProtoNothing() as? Value { return nothing }
        guard let value = answer.json(Value.self) else { throw answer.unreadable(effect) }
        return value
    }

    private struct Refusal: Decodable {
        let error: String
        let message: String?
    }

    /// `{"error":"Name","message":"…"}`; a bad token is 400 as often as 401.
    private func trouble(_ answer: OutboundAnswer, _ effect: OutboundEffect) -> ChannelTrouble {
        let now = clock.now()
        if answer.status == 429 {
            let reset = answer.header("ratelimit-reset").flatMap { Int64($0) }.map {
                Instant(seconds: min($0, 1 << 40))
            }
            let until = reset.flatMap { $0 > now ? $0 : nil } ?? now.adding(seconds: answer.retryAfter(at: now) ?? 60)
            return .limited(until: min(until, now.adding(days: 1)), scope: .account, "429 \(answer.words)")
        }
        guard let refusal = answer.json(Refusal.self) else {
            if answer.status == 501 { return .unsupported("501 \(answer.words)") }
            if (300..<500).contains(answer.status), answer.status != 408, answer.status != 425 {
                return .transient("no data server answers there: \(answer.status) \(answer.words)", retryAfter: nil)
            }
            return answer.trouble(effect, at: now) ?? .transient("\(answer.status)", retryAfter: nil)
        }
        let words = refusal.message ?? ""
        let said = "\(words) (\(answer.status) \(refusal.error))"
        switch refusal.error {
        case "ExpiredToken": return .auth(.expired, said)
        case "InvalidToken", "AuthMissing", "AuthenticationRequired", "AuthFactorTokenRequired", "BadJwt":
            return .auth(.revoked, said)
        case "AccountTakedown", "AccountDeactivated", "AccountSuspended", "InsufficientScope":
            return .auth(.forbidden, said)
        case "RecordNotFound": return .gone(said)
        case "InvalidSwap": return .transient(said, retryAfter: 1)
        case "MethodNotImplemented", "XRPCNotSupported", "NotImplemented": return .unsupported(said)
        case "RateLimitExceeded": return .limited(until: now.adding(seconds: 60), scope: .account, said)
        case _ where answer.status == 501: return .unsupported(said)
        case _ where answer.status == 401 || words.lowercased().contains("bearer token"): return .auth(.revoked, said)
        case _ where answer.status == 403: return .auth(.forbidden, said)
        case _ where answer.status == 400 || answer.status == 413:
            let isMedia = ["blob", "thumb", "embed"].contains { words.lowercased().contains($0) }
            return .content(field: isMedia ? "attachments[0]" : "body", rule: said)
        case _ where answer.status == 404: return .transient(said, retryAfter: nil)
        default: return answer.trouble(effect, at: now) ?? .transient(said, retryAfter: nil)
        }
    }
}

/// An answer without content.
struct ATProtoNothing: Decodable {
    init() {}
    init(from decoder: any Decoder) throws {}
}
