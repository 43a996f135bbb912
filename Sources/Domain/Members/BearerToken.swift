public import Contracts
public import Values

/// A key for programs: it acts for its member, with those of the member's roles that its scopes name.
public struct BearerToken: Hashable, Sendable {
    public enum Mark {}
    public typealias ID = Identifier<Mark>

    /// What every token begins with, so that people and scanners for leaked secrets know it.
    public static let beginning = "trc_"
    public static let mostDays: Int64 = 366
    static let shownCharacters = 10
    static let longestName = 100
    static let mostOfMember = 100
    /// How exactly it is known when a token was last used: each note is a write.
    static let usedEverySeconds: Int64 = 3_600

    public let id: ID
    public let member: MemberID
    public let name: String
    /// The first characters, to recognise it by; the rest is not kept.
    public let shown: String
    public let scopes: Set<Role>
    public let issuedAt: Instant
    public let expiresAt: Instant
    /// Correct to an hour; nil when it has never been used.
    public let usedAt: Instant?
    public let revocation: Revocation?

    /// Its end before its time: who, when.
    public struct Revocation: Hashable, Sendable {
        public let at: Instant
        public let by: MemberID
    }
}

/// A token just issued; the secret is shown this once.
public struct IssuedToken: Sendable {
    public let secret: String
    public let token: BearerToken
}
