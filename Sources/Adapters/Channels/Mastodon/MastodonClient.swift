import Distribution
import FoundationEssentials
import Values

/// Speaks the client API of one account's server (docs.joinmastodon.org/methods).
struct MastodonClient {
    private let outbound: any Outbound
    private let clock: any WallClock
    private let server: ServerAddress
    private let token: String
    let settings: MastodonSettings

    init(_ channel: Channel, _ outbound: any Outbound, _ clock: any WallClock) throws(ChannelTrouble) {
        guard let settings = channel.settings.decoded(MastodonSettings.self),
            let server = ServerAddress(settings.address)
        else { throw .content(field: "settings.address", rule: "it must be the address of a server") }
        guard let token = channel.credentials["token"] else {
            throw .auth(.missing, "no access token is kept for this account")
        }
        try server.check(outbound)
        self.outbound = outbound
        self.clock = clock
        self.server = server
        self.settings = settings
        self.token = token
    }

    /// Whatever the server answers, but refusals, which are thrown.
    func ask(
        _ method: String, _ path: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        _ effect: OutboundEffect, isAbout status: Bool = false
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        let ours = [("Accept", "application/json"), ("Authorization", "Bearer \(token)")]
        let answer = try await outbound.send(
            OutboundRequest(method, server.text + path, headers: ours + headers, body: body), effect)
        if answer.isSuccess { return answer }
        throw trouble(answer, effect, isAboutStatus: status)
    }

    func ask<Value: Decodable>(
        _ method: String, _ path: String, headers: [(name: String, value: String)] = [], json: (any Encodable)? = nil,
        _ effect: OutboundEffect, isAbout status: Bool = false, as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value {
        let answer = try await ask(
            method, path, headers: headers + (json == nil ? [] : [("Content-Type", "application/json")]),
            body: json.map { jsonBytes($0) } ?? [], effect, isAbout: status)
        guard let value = answer.json(Value.self) else { throw answer.unreadable(effect) }
        return value
    }

    /// Errors are `{"error":"…"}` in the words of the server's language.
    private func trouble(
        _ answer: OutboundAnswer, _ effect: OutboundEffect, isAboutStatus: Bool
    ) -> ChannelTrouble {
        struct Refusal: Decodable {
            let error: String?
        }
        let words = answer.json(Refusal.self)?.error ?? answer.words
        let said = "\(answer.status) \(words)"
        let now = clock.now()
        switch answer.status {
        case 300..<400:
            return .content(
                field: "settings.address",
                rule: "the server stands at \(answer.header("location") ?? "another address")")
        // Only of a status does it mean that the copy has vanished.
        case 404, 410: return isAboutStatus ? .gone(said) : .transient(said, retryAfter: nil)
        case 413: return .content(field: "attachments[0]", rule: said)
        case 422 where words.lowercased().contains("processing"): return .transient(said, retryAfter: 10)
        case 422: return .content(field: words.lowercased().contains("media") ? "attachments[0]" : "body", rule: words)
        case 429:
            let until = answer.header("x-ratelimit-reset").flatMap { Instant(iso8601: $0) }
            guard let until, until > now, answer.header("retry-after") == nil else { break }
            return .limited(until: min(until, now.adding(days: 1)), scope: .account, said)
        default: break
        }
        return answer.trouble(effect, at: now) ?? .transient(said, retryAfter: nil)
    }
}
