import Crypto
import Distribution
import FoundationEssentials
import Synchronization
import Values

/// How an account comes by its token: it was entered, or is fetched with a password and refreshed
/// (spec.matrix.org/latest/client-server-api/#refreshing-access-tokens).
///
/// The device keeps one name, because a server knows a transaction again only from the device that sent it.
final class MatrixTokens: Sendable {
    /// Seconds before its end at which a token is replaced.
    private static let margin: Int64 = 300
    private let passing = AccessTokens()
    /// Digests of tokens that a server has refused.
    private let refused = Mutex<Set<String>>([])

    private struct Session: Decodable {
        let access_token: String
        let refresh_token: String?
        let expires_in_ms: Int64?
    }

    /// The token of a channel; fetched for the moment where none is kept yet.
    func token(of channel: Channel, _ client: MatrixClient) async throws(ChannelTrouble) -> String {
        if let token = channel.credentials["token"] ?? channel.credentials["access"] { return token }
        guard let user = channel.credentials["user"], let password = channel.credentials["password"] else {
            throw .auth(.missing, "neither a token nor a name and a password are kept for this account")
        }
        let account = AccessTokens.Account(channel, user, password)
        return try await passing.token(of: account, at: client.clock.now()) { () async throws(ChannelTrouble) in
            let session = try await Self.signIn(channel, user, password, client)
            let seconds = (session.expires_in_ms ?? 3_600_000) / 1_000
            return AccessTokens.Token(text: session.access_token, until: client.clock.now().adding(seconds: seconds))
        }
    }

    /// New credentials when those that are kept are about to end, were refused, or belong to a password that was changed.
    func refreshed(_ channel: Channel, _ client: MatrixClient) async throws(ChannelTrouble) -> ChannelCredentials? {
        let kept = channel.credentials
        guard kept["token"] == nil, let user = kept["user"], let password = kept["password"] else { return nil }
        let holder = Self.digest(user + "\n" + password)
        let now = client.clock.now()
        if kept["holder"] == holder, let access = kept["access"], !isRefused(access) {
            guard let end = kept["expires"].flatMap({ Int64($0) }), now.seconds > end - Self.margin else { return nil }
            if let refresh = kept["refresh"] {
                do throws(ChannelTrouble) {
                    let body = ["refresh_token": refresh]
                    let session: Session = try await client.ask("POST", "/client/v3/refresh", json: body, .looking)
                    return credentials(session, holder, now)
                } catch .auth {
                    // Ended as well: sign in anew.
                }
            }
        }
        return credentials(try await Self.signIn(channel, user, password, client), holder, now)
    }

    func refuse(_ token: String) { refused.withLock { _ = $0.insert(Self.digest(token)) } }

    private func isRefused(_ token: String) -> Bool { refused.withLock { $0.contains(Self.digest(token)) } }

    private func credentials(_ session: Session, _ holder: String, _ now: Instant) -> ChannelCredentials {
        var values = ["access": session.access_token, "holder": holder]
        // What is not said anew stays: nothing is overwritten with nothing.
        if let refresh = session.refresh_token { values["refresh"] = refresh }
        if let lasts = session.expires_in_ms { values["expires"] = String(now.seconds + lasts / 1_000) }
        return ChannelCredentials(values)
    }

    private static func signIn(
        _ channel: Channel, _ user: String, _ password: String, _ client: MatrixClient
    ) async throws(ChannelTrouble) -> Session {
        struct SignIn: Encodable {
            struct Who: Encodable {
                let type = "m.id.user"
                let user: String
            }
            let type = "m.login.password"
            let identifier: Who
            let password: String
            let device_id: String
            let initial_device_display_name = "Terrace"
            let refresh_token = true
        }
        let body = SignIn(identifier: .init(user: user), password: password, device_id: "TERRACE\(channel.id)")
        do throws(ChannelTrouble) {
            return try await client.ask("POST", "/client/v3/login", json: body, .looking)
        } catch .auth(.forbidden, let said) {
            // That is the word for a wrong password here.
            throw .auth(.revoked, said)
        }
    }

    private static func digest(_ text: String) -> String {
        hexadecimal(Array(SHA256.hash(data: Data(text.utf8)).prefix(16)))
    }
}
