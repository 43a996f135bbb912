import Contracts
import Crypto
import Distribution
import FoundationEssentials
import Synchronization
import Values

/// Whose records are written, and with what token.
struct ATProtoSession: Hashable, Sendable {
    /// The account's DID.
    let account: String
    let token: String
}

/// Sessions come from `createSession` with an app password and go on by `refreshSession`; the first may be asked 300 times a day
/// only, so that what it gives is kept with the credentials.
final class ATProtoSessions: Sendable {
    /// Seconds before its end at which a token is replaced.
    private static let margin: Int64 = 600
    /// What a token that does not say is good for.
    private static let usual: Int64 = 5_400
    private let passing = AccessTokens()
    /// Digests of tokens that a server has refused.
    private let refused = Mutex<Set<String>>([])

    private struct Given: Decodable {
        let did: String
        let accessJwt: String
        let refreshJwt: String
    }

    /// The session of a channel; made for the moment where none is kept yet.
    func session(of channel: Channel, _ client: ATProtoClient) async throws(ChannelTrouble) -> ATProtoSession {
        let kept = channel.credentials
        if let token = kept["access"], let account = kept["did"], kept["holder"] == Self.holder(kept), !isRefused(token)
        {
            return ATProtoSession(account: account, token: token)
        }
        guard let identifier = kept["identifier"], let password = kept["password"] else {
            throw .auth(.missing, "no name and app password are kept for this account")
        }
        let account = AccessTokens.Account(channel, identifier, password)
        let text = try await passing.token(of: account, at: client.clock.now()) { () async throws(ChannelTrouble) in
            let given = try await Self.create(identifier, password, client)
            let end = Self.end(of: given.accessJwt) ?? client.clock.now().adding(seconds: Self.usual)
            return AccessTokens.Token(text: "\(given.did) \(given.accessJwt)", until: end)
        }
        let parts = text.split(separator: " ", maxSplits: 1)
        return ATProtoSession(account: String(parts.first ?? ""), token: String(parts.last ?? ""))
    }

    /// New credentials when the session that is kept is about to end, was refused, or belongs to a password that was changed.
    func refreshed(_ channel: Channel, _ client: ATProtoClient) async throws(ChannelTrouble) -> ChannelCredentials? {
        let kept = channel.credentials
        guard let identifier = kept["identifier"], let password = kept["password"] else { return nil }
        if kept["holder"] == Self.holder(kept), let access = kept["access"], kept["did"] != nil, !isRefused(access) {
            guard let end = Self.end(of: access), client.clock.now() > end.adding(seconds: -Self.margin) else {
                return nil
            }
            if let refresh = kept["refresh"] {
                do throws(ChannelTrouble) {
                    let given: Given = try await client.call(
                        "com.atproto.server.refreshSession", json: nil, token: refresh, .looking)
                    return Self.credentials(given, kept)
                } catch .auth {
                    // Ended as well: sign in anew.
                }
            }
        }
        return Self.credentials(try await Self.create(identifier, password, client), kept)
    }

    /// Returns when the server takes the name and the password.
    func check(_ channel: Channel, _ client: ATProtoClient) async throws(ChannelTrouble) {
        guard let identifier = channel.credentials["identifier"], let password = channel.credentials["password"] else {
            throw .auth(.missing, "no name and app password are kept for this account")
        }
        _ = try await Self.create(identifier, password, client)
    }

    /// The server does not take this token: another is made before anything else is asked.
    func refuse(_ session: ATProtoSession, of channel: Channel) {
        refused.withLock { _ = $0.insert(Self.digest(session.token)) }
        if let identifier = channel.credentials["identifier"], let password = channel.credentials["password"] {
            passing.drop("\(session.account) \(session.token)", of: AccessTokens.Account(channel, identifier, password))
        }
    }

    private func isRefused(_ token: String) -> Bool { refused.withLock { $0.contains(Self.digest(token)) } }

    private static func credentials(_ given: Given, _ kept: ChannelCredentials) -> ChannelCredentials {
        ChannelCredentials([
            "did": given.did, "access": given.accessJwt, "refresh": given.refreshJwt, "holder": holder(kept),
        ])
    }

    private static func create(
        _ identifier: String, _ password: String, _ client: ATProtoClient
    ) async throws(ChannelTrouble) -> Given {
        try await client.call(
            "com.atproto.server.createSession", json: ["identifier": identifier, "password": password], token: nil,
            .looking)
    }

    private static func holder(_ kept: ChannelCredentials) -> String {
        digest((kept["identifier"] ?? "") + "\n" + (kept["password"] ?? ""))
    }

    private static func digest(_ text: String) -> String {
        hexadecimal(Array(SHA256.hash(data: Data(text.utf8)).prefix(16)))
    }

    /// The `exp` of a JWT (RFC 7519); nil where the token is something else, which is good until it is refused.
    private static func end(of token: String) -> Instant? {
        struct Claims: Decodable { let exp: Int64 }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let json = [UInt8](base64URL: String(parts[1])),
            let claims = try? JSONDecoder().decode(Claims.self, from: Data(json)), (0..<1 << 40).contains(claims.exp)
        else { return nil }
        return Instant(seconds: claims.exp)
    }
}
