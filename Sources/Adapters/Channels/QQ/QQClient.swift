import Contracts
import Distribution
import Values

/// Speaks to the open platform as one bot: token, JSON, errors.
struct QQClient: Sendable {
    let outbound: any Outbound
    let clock: any WallClock
    let tokens: AccessTokens
    let account: QQAccount

    enum Failure: Error {
        case refusal(QQRefusal, ChannelTrouble)
        case trouble(ChannelTrouble)

        var trouble: ChannelTrouble {
            switch self {
            case .refusal(_, let trouble), .trouble(let trouble): trouble
            }
        }

        var refusal: QQRefusal? {
            if case .refusal(let refusal, _) = self { refusal } else { nil }
        }
    }

    func call<Answer: Decodable>(
        _ method: String, _ path: String, _ effect: OutboundEffect, _ body: [UInt8] = [],
        as type: Answer.Type = Answer.self
    ) async throws(Failure) -> Answer? {
        var isAgain = false
        while true {
            let token: String
            do throws(ChannelTrouble) { token = try await self.token() } catch { throw .trouble(error) }
            var headers = [
                (name: "authorization", value: "QQBot \(token)"),
                (name: "x-union-appid", value: account.settings.appID),
            ]
            if !body.isEmpty { headers.append((name: "content-type", value: "application/json; charset=utf-8")) }
            let request = OutboundRequest(method, account.settings.address + path, headers: headers, body: body)
            let answer: OutboundAnswer
            do throws(ChannelTrouble) {
                let send = { () async throws(ChannelTrouble) in try await self.send(request, effect) }
                answer = effect == .looking ? try await persistently(send) : try await send()
            } catch { throw .trouble(error) }
            let refusal = answer.json(QQRefusal.self)
            if refusal?.isAboutToken == true || answer.status == 401, !isAgain {
                tokens.drop(token, of: account.token)
                isAgain = true
                continue
            }
            return try read(answer, refusal, effect)
        }
    }

    /// An answer that is the platform's: with a body that can be read, or none.
    private func send(
        _ request: OutboundRequest, _ effect: OutboundEffect, isSecret: Bool = false
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        let answer = try await outbound.send(request, effect)
        if answer.body.isEmpty || answer.json(QQRefusal.self) != nil { return answer }
        throw answer.trouble(effect, at: clock.now()) ?? answer.unreadable(effect, isSecret: isSecret)
    }

    /// The platform's own code goes before the status: it sends 400 and 500 for what it simply will not do, and 202 for
    /// what waits for people.
    private func read<Answer: Decodable>(
        _ answer: OutboundAnswer, _ refusal: QQRefusal?, _ effect: OutboundEffect
    ) throws(Failure) -> Answer? {
        let now = clock.now()
        if let refusal, refusal.code != 0 {
            throw .refusal(refusal, refusal.trouble(effect, status: answer.status, at: now))
        }
        if let trouble = answer.trouble(effect, at: now) { throw .trouble(trouble) }
        if answer.status == 204 || answer.body.isEmpty { return nil }
        guard let value = answer.json(Answer.self) else { throw .trouble(answer.unreadable(effect)) }
        return value
    }

    func token() async throws(ChannelTrouble) -> String {
        struct Question: Encodable {
            let appId: String
            let clientSecret: String
        }
        struct Given: Decodable {
            let access_token: String
            let expires_in: LooseNumber
        }
        let (clock, account) = (clock, account)
        return try await tokens.token(of: account.token, at: clock.now()) { () async throws(ChannelTrouble) in
            let request = OutboundRequest(
                "POST", "\(account.settings.authAddress)/app/getAppAccessToken",
                headers: [("content-type", "application/json; charset=utf-8")],
                body: jsonBytes(Question(appId: account.settings.appID, clientSecret: account.secret)))
            let client = self
            let answer = try await persistently { () async throws(ChannelTrouble) in
                try await client.send(request, .looking, isSecret: true)
            }
            if let refusal = answer.json(QQRefusal.self), refusal.code != 0 {
                throw refusal.trouble(.looking, status: answer.status, at: clock.now())
            }
            if let trouble = answer.trouble(.looking, at: clock.now()) { throw trouble }
            guard let given = answer.json(Given.self) else { throw answer.unreadable(.looking, isSecret: true) }
            let seconds = min(max(given.expires_in.value, 0), 7_200)
            return AccessTokens.Token(text: given.access_token, until: clock.now().adding(seconds: seconds))
        }
    }
}
