import Contracts
import Distribution
import FoundationEssentials
import Values

/// Speaks to the open interface of 企鹅号 for one account: token, forms, errors.
struct QiehaoClient: Sendable {
    let outbound: any Outbound
    let clock: any WallClock
    let tokens: AccessTokens
    let account: QiehaoAccount

    private struct Envelope<Value: Decodable>: Decodable { let data: Value? }

    /// Asks; `fields` go into the query.
    func look<Value: Decodable>(
        _ path: String, _ fields: [(name: String, value: String)] = [], as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value? {
        try await send(.looking) { base in
            let query = RequestForm.query(base + fields)
            return OutboundRequest("GET", "\(account.settings.address)\(path)?\(query)")
        }
    }

    /// Sends a form: an article, a part of a film.
    func post<Value: Decodable>(
        _ path: String, _ form: RequestForm, _ effect: OutboundEffect, as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value? {
        try await send(effect) { base in
            var whole = form
            for field in base { whole.add(field.name, field.value) }
            return OutboundRequest(
                "POST", account.settings.address + path, headers: [("content-type", whole.contentType)],
                body: whole.bytes)
        }
    }

    private func send<Value: Decodable>(
        _ effect: OutboundEffect, _ request: ([(name: String, value: String)]) -> OutboundRequest
    ) async throws(ChannelTrouble) -> Value? {
        var isAgain = false
        while true {
            let token = try await self.token()
            var base = [(name: "access_token", value: token)]
            if let openID = account.openID, account.settings.account == .authorized { base.append(("openid", openID)) }
            let made = request(base)
            let ask = { () async throws(ChannelTrouble) in try await self.ask(made, effect) }
            let (answer, refusal) = effect == .looking ? try await persistently(ask) : try await ask()
            if refusal.isAboutToken, !isAgain, account.settings.account == .own {
                // Nothing has been done with a token that is not taken.
                tokens.drop(token, of: account.token)
                isAgain = true
                continue
            }
            guard refusal.isFine else { throw refusal.trouble(effect, at: clock.now()) }
            guard let envelope = answer.json(Envelope<Value>.self) else { throw answer.unreadable(effect) }
            return envelope.data
        }
    }

    /// The answer with its `code`.
    private func ask(
        _ request: OutboundRequest, _ effect: OutboundEffect, isSecret: Bool = false
    ) async throws(ChannelTrouble) -> (OutboundAnswer, QiehaoRefusal) {
        let answer = try await outbound.send(request, effect)
        if let trouble = answer.trouble(effect, at: clock.now()) { throw trouble }
        guard let refusal = answer.json(QiehaoRefusal.self) else {
            throw answer.unreadable(effect, isSecret: isSecret)
        }
        return (answer, refusal)
    }

    private func token() async throws(ChannelTrouble) -> String {
        if account.settings.account == .authorized, let token = account.accessToken { return token }
        let (account, clock) = (account, clock)
        let client = self
        return try await tokens.token(of: account.token, at: clock.now()) { () async throws(ChannelTrouble) in
            let given = try await client.grant(
                QiehaoNames.token, [("grant_type", "clientcredentials"), ("client_secret", account.secret)])
            return AccessTokens.Token(text: given.access_token, until: clock.now().adding(seconds: given.seconds))
        }
    }

    struct Grant: Decodable, Sendable {
        let access_token: String
        let refresh_token: String?
        let expires_in: LooseNumber
        let openid: String?

        var seconds: Int64 { min(max(expires_in.value, 0), 30 * 86_400) }
    }

    /// Asks the server of tokens (OAuth 2 with the platform's own spelling of grants).
    func grant(_ path: String, _ fields: [(name: String, value: String)]) async throws(ChannelTrouble) -> Grant {
        let query = RequestForm.query([("client_id", account.settings.clientID)] + fields)
        let request = OutboundRequest("POST", "\(account.settings.authAddress)\(path)?\(query)")
        // A grant that renews is used up by the first answer, also when that is lost.
        let (answer, refusal) = try await ask(request, .looking, isSecret: true)
        guard refusal.isFine else {
            switch refusal.trouble(.looking, at: clock.now()) {
            case .transient(let said, let after): throw .transient(said, retryAfter: after)
            case .limited(let until, let scope, let said): throw .limited(until: until, scope: scope, said)
            case .auth(.networkPolicy, let said): throw .auth(.networkPolicy, said)
            case let other: throw .auth(.revoked, other.said)
            }
        }
        guard let given = answer.json(Envelope<Grant>.self)?.data else {
            throw answer.unreadable(.looking, isSecret: true)
        }
        return given
    }
}
