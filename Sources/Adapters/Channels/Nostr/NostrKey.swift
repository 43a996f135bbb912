import Distribution
import Signing

/// The key that signs what a channel sends; without it nothing there can be changed.
struct NostrKey: Sendable {
    /// What the credentials call it.
    static let field = "secret_key"
    let secret: SchnorrKey

    /// From `nsec1…` (NIP-19) or sixty-four hexadecimal digits; nil for anything else.
    init?(_ text: String) {
        let text = text.split(whereSeparator: \.isWhitespace).joined()
        let found =
            Bech32.bytes(of: text, prefix: "nsec") ?? NostrHex.bytes(text, count: SchnorrKey.byteCount)
        guard let found, let secret = SchnorrKey(secret: found) else { return nil }
        self.secret = secret
    }

    /// That of a channel.
    static func of(_ channel: Channel) throws(ChannelTrouble) -> NostrKey {
        guard let text = channel.credentials[field] else { throw .auth(.missing, "no secret key yet") }
        guard let key = NostrKey(text) else {
            throw .auth(.revoked, "the secret key is neither nsec1… nor 64 hexadecimal digits")
        }
        return key
    }

    /// A new key, as it is kept among the credentials.
    static func made() -> String { Bech32.text("nsec", SchnorrKey.random().exposedSecret) }

    /// In hexadecimal, as events name their author.
    var author: String { secret.publicKey.description }

    /// `npub1…`, as people know an author.
    static func name(of author: String) -> String {
        NostrHex.bytes(author, count: SchnorrKey.byteCount).map { Bech32.text("npub", $0) } ?? author
    }
}
