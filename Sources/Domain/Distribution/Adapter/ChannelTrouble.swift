public import Values

/// Why something did not work on a channel. Texts are the remote's own words, for people to read.
public enum ChannelTrouble: Error, Hashable, Sendable {
    /// How far a limit reaches.
    public enum Scope: String, Hashable, Sendable {
        /// This article alone.
        case copy
        case account
        case app
        case host
    }

    public enum AuthCause: String, Hashable, Sendable {
        case missing
        case expired
        case revoked
        /// The account may not do this.
        case forbidden
        /// Our address is not on the channel's list.
        case networkPolicy = "network_policy"
        /// The channel takes credentials over HTTPS only.
        case insecure
    }

    /// It may work later; nothing was changed. `retryAfter` are seconds that the channel asked for.
    case transient(String, retryAfter: Int64?)
    /// Too much at once; nothing was changed.
    case limited(until: Instant, scope: Scope, String)
    case auth(AuthCause, String)
    /// The channel does not take the content; a person must change the named field.
    case content(field: String, rule: String)
    /// What it was about is not there any longer.
    case gone(String)
    /// It may have happened, or not.
    case unknownOutcome(String)
    /// The channel has no such operation.
    case unsupported(String)

    /// The remote's words, cut so that a page of HTML does not fill the history.
    public var said: String {
        let text =
            switch self {
            case .transient(let text, _), .limited(_, _, let text), .auth(_, let text): text
            case .content(let field, let rule): "\(field): \(rule)"
            case .gone(let text), .unknownOutcome(let text), .unsupported(let text): text
            }
        return String(text.prefix(500))
    }
}
