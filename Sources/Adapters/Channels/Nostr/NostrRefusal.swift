import Distribution
import Values

/// What the machine-readable beginning of an `OK` or `CLOSED` means (NIP-01, NIP-42).
enum NostrRefusal {
    /// A relay that says "slow down" says no time.
    private static let pauseSeconds: Int64 = 60

    /// Nil when there is nothing left to do: the relay has the event already, whether it says so with true or with false.
    static func trouble(_ words: String, from relay: String, at now: Instant) -> ChannelTrouble? {
        let said = "\(relay): \(words)"
        let prefix = words.prefix { $0 != ":" }.lowercased()
        switch prefix {
        case "duplicate": return nil
        case "rate-limited": return .limited(until: now.adding(seconds: pauseSeconds), scope: .host, said)
        case "blocked", "restricted", "auth-required", "rejected", "pow": return .auth(.forbidden, said)
        case "invalid": return .content(field: field(of: words.lowercased()), rule: said)
        case "deleted": return .gone(said)
        // `error`, `replaced`, `mute` and whatever a relay made up itself: nothing was taken, and later it may be.
        default: return .transient(said, retryAfter: nil)
        }
    }

    /// Which part of an article a relay finds invalid; most say it in free words.
    private static func field(of words: String) -> String {
        if words.contains("tag") { return "settings.topics" }
        if words.contains("kind") { return "settings.relays" }
        return "body"
    }

    /// Whether a notice is about what was just asked, and no greeting.
    static func isRefusal(_ notice: String) -> Bool {
        ["auth-required", "restricted", "rate-limited", "blocked"].contains { notice.hasPrefix($0) }
    }

    static func isAuthenticationWanted(_ words: String) -> Bool {
        words.hasPrefix("auth-required") || words.hasPrefix("restricted")
    }
}
