import Distribution
import FoundationEssentials
import Values

/// Speaks the REST API of one site (developer.wordpress.org/rest-api).
struct WordPressClient {
    private let outbound: any Outbound
    private let clock: any WallClock
    private let server: ServerAddress
    private let authorization: String

    init(_ channel: Channel, _ outbound: any Outbound, _ clock: any WallClock) throws(ChannelTrouble) {
        guard let settings = channel.settings.decoded(WordPressSettings.self),
            let server = ServerAddress(settings.address)
        else { throw .content(field: "settings.address", rule: "it must be the address of a site") }
        guard let user = channel.credentials["user"], let password = channel.credentials["password"] else {
            throw .auth(.missing, "no user name and application password are kept for this site")
        }
        try server.check(outbound)
        self.outbound = outbound
        self.clock = clock
        self.server = server
        authorization = "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }

    /// An answer that is a success; whatever else comes is thrown.
    func ask(
        _ method: String, _ route: String, _ query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: [UInt8] = [], _ effect: OutboundEffect
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        let request = request(method, route, query, headers: headers, body: body)
        let answer = try await outbound.send(request, effect)
        if answer.isSuccess { return answer }
        let trouble = WordPressRefusal(answer).trouble(effect, at: clock.now())
        if case .auth(.revoked, let said) = trouble, try await takesNoPasswords() {
            throw .auth(
                .insecure, "the site takes application passwords over HTTPS only, and thinks that it has none: \(said)")
        }
        throw trouble
    }

    /// The same with JSON both ways.
    func ask<Value: Decodable>(
        _ method: String, _ route: String, _ query: [(name: String, value: String)] = [], json: (any Encodable)? = nil,
        _ effect: OutboundEffect, as type: Value.Type = Value.self
    ) async throws(ChannelTrouble) -> Value {
        let answer = try await ask(
            method, route, query, headers: json == nil ? [] : [("Content-Type", "application/json")],
            body: json.map { jsonBytes($0) } ?? [], effect)
        guard let value = answer.json(Value.self) else { throw answer.unreadable(effect) }
        return value
    }

    /// By its query the API answers whether the site has readable addresses or not.
    private func request(
        _ method: String, _ route: String, _ query: [(name: String, value: String)],
        headers: [(name: String, value: String)], body: [UInt8], isAnonymous: Bool = false
    ) -> OutboundRequest {
        let address = "\(server.text)/?" + RequestForm.query([("rest_route", route)] + query)
        let ours = [("Accept", "application/json")] + (isAnonymous ? [] : [("Authorization", authorization)])
        var request = OutboundRequest(method, address, headers: ours + headers, body: body)
        // A page of a hundred long articles.
        request.mostAnswerBytes = 32 << 20
        return request
    }

    /// Where nobody can sign in, whatever the password, the index names no way to do it.
    private func takesNoPasswords() async throws(ChannelTrouble) -> Bool {
        struct Index: Decodable {
            let authentication: Ways?
            /// An object with the ways, or an empty list.
            struct Ways: Decodable {
                let passwords: Bool

                init(from decoder: any Decoder) throws {
                    let names = try? decoder.singleValueContainer().decode([String: Anything].self)
                    passwords = names?["application-passwords"] != nil
                }
            }
            struct Anything: Decodable { init(from decoder: any Decoder) throws {} }
        }
        let answer = try await outbound.send(
            request("GET", "/", [], headers: [], body: [], isAnonymous: true), .looking)
        guard answer.isSuccess, let index = answer.json(Index.self) else { return false }
        return index.authentication.map { !$0.passwords } ?? false
    }
}
