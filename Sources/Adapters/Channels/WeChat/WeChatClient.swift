import Contracts
import Distribution
import FoundationEssentials
import Values

/// Speaks to one official account: token, JSON, errors.
struct WeChatClient: Sendable {
    let outbound: any Outbound
    let clock: any WallClock
    let tokens: AccessTokens
    let account: WeChatAccount

    /// A refusal stays one, so that callers can ask what it means; everything else is trouble already.
    enum Failure: Error {
        case refusal(WeChatRefusal, ChannelTrouble)
        case trouble(ChannelTrouble)

        var trouble: ChannelTrouble {
            switch self {
            case .refusal(_, let trouble), .trouble(let trouble): trouble
            }
        }

        var refusal: WeChatRefusal? {
            if case .refusal(let refusal, _) = self { refusal } else { nil }
        }
    }

    /// `isRepeatable` is whether the same question again leaves no second thing behind.
    func call<Answer: Decodable>(
        _ path: String, _ body: some Encodable & Sendable, _ effect: OutboundEffect, isRepeatable: Bool = true,
        as type: Answer.Type = Answer.self
    ) async throws(Failure) -> Answer {
        try await send(
            path, query: "", jsonBytes(body), "application/json; charset=utf-8", effect,
            isRepeatable: isRepeatable && effect == .looking)
    }

    func upload<Answer: Decodable>(
        _ path: String, query: String = "", _ file: MediaFile, as type: Answer.Type = Answer.self
    ) async throws(Failure) -> Answer {
        var form = RequestForm()
        form.add("media", file)
        return try await send(path, query: query, form.bytes, form.contentType, .looking, isRepeatable: true)
    }

    private func send<Answer: Decodable>(
        _ path: String, query: String, _ body: [UInt8], _ contentType: String, _ effect: OutboundEffect,
        isRepeatable: Bool
    ) async throws(Failure) -> Answer {
        var isAgain = false
        while true {
            let token: String
            do throws(ChannelTrouble) { token = try await self.token() } catch { throw .trouble(error) }
            let request = OutboundRequest(
                "POST", "\(account.settings.address)\(path)?access_token=\(token.percentEncodedPart)\(query)",
                headers: [("content-type", contentType)], body: body)
            let (answer, refusal): (OutboundAnswer, WeChatRefusal)
            do throws(ChannelTrouble) {
                let ask = { () async throws(ChannelTrouble) in try await self.ask(request, effect) }
                (answer, refusal) = isRepeatable ? try await persistently(ask) : try await ask()
            } catch { throw .trouble(error) }
            if refusal.isAboutToken, !isAgain {
                // Nothing has been done with a token that is not taken.
                tokens.drop(token, of: account.token)
                isAgain = true
                continue
            }
            guard refusal.code == 0 else { throw .refusal(refusal, refusal.trouble(effect, at: clock.now())) }
            guard let value = answer.json(Answer.self) else { throw .trouble(answer.unreadable(effect)) }
            return value
        }
    }

    /// The answer with the `errcode` in it; 0 where it has none.
    private func ask(
        _ request: OutboundRequest, _ effect: OutboundEffect
    ) async throws(ChannelTrouble) -> (OutboundAnswer, WeChatRefusal) {
        let answer = try await outbound.send(request, effect)
        if let trouble = answer.trouble(effect, at: clock.now()) { throw trouble }
        guard let refusal = answer.json(WeChatRefusal.self) else { throw answer.unreadable(effect) }
        return (answer, refusal)
    }

    /// `stable_token` in its normal mode: it gives the same token to whoever asks, and a new one five minutes before the end.
    func token() async throws(ChannelTrouble) -> String {
        struct Question: Encodable {
            let grant_type = "client_credential"
            let appid: String
            let secret: String
            let force_refresh = false
        }
        struct Given: Decodable {
            let access_token: String
            let expires_in: LooseNumber
        }
        let (outbound, clock, account) = (outbound, clock, account)
        return try await tokens.token(of: account.token, at: clock.now()) { () async throws(ChannelTrouble) in
            let request = OutboundRequest(
                "POST", "\(account.settings.address)/cgi-bin/stable_token",
                headers: [("content-type", "application/json; charset=utf-8")],
                body: jsonBytes(Question(appid: account.settings.appID, secret: account.secret)))
            let (answer, refusal) = try await persistently { () async throws(ChannelTrouble) in
                let answer = try await outbound.send(request, .looking)
                if let trouble = answer.trouble(.looking, at: clock.now()) { throw trouble }
                guard let refusal = answer.json(WeChatRefusal.self) else {
                    throw answer.unreadable(.looking, isSecret: true)
                }
                return (answer, refusal)
            }
            if refusal.code == 40_001 {
                // Without a token yet, this is about the secret.
                throw .auth(.revoked, "\(refusal.code) \(refusal.message)")
            }
            if refusal.code != 0 { throw refusal.trouble(.looking, at: clock.now()) }
            guard let given = answer.json(Given.self) else { throw answer.unreadable(.looking, isSecret: true) }
            let seconds = min(max(given.expires_in.value, 0), 7_200)
            return AccessTokens.Token(text: given.access_token, until: clock.now().adding(seconds: seconds))
        }
    }
}

/// An answer of which only its being one matters.
struct NothingMore: Decodable {
    init(from decoder: any Decoder) throws {}
}
