public import Contracts
import Crypto
public import Values

/// A member signed in to the pages.
public struct Session: Hashable, Sendable {
    /// Without a request for this long it ends.
    public static let idleSeconds: Int64 = 12 * 3_600
    /// After this long it ends in any case.
    public static let longestSeconds: Int64 = 14 * 86_400
    /// How exactly it is known when a session was last seen: each note is a write.
    static let seenEverySeconds: Int64 = 5 * 60

    public let caller: Caller
    public let login: LoginName
    public let displayName: String
    public let organizationName: Localized
    public let startedAt: Instant
    public let expiresAt: Instant
    /// Comes back with every form of the session's pages, so that no other site can send one in the member's name.
    public let formToken: String

    /// Compares in constant time what a form sent.
    public func accepts(formToken sent: String) -> Bool {
        SymmetricKey(data: Array(sent.utf8)) == SymmetricKey(data: Array(formToken.utf8))
    }

    /// Follows from the cookie's secret and needs no place: who does not know the one cannot make the other.
    static func formToken(for secret: String) -> String {
        base64URL(
            HMAC<SHA256>.authenticationCode(
                for: Array("form".utf8), using: SymmetricKey(data: Array(secret.utf8))))
    }
}

/// What a successful sign-in gives: the secret goes into the cookie and is not kept here.
public struct SignIn: Sendable {
    public let secret: String
    public let session: Session
}
