import Distribution
import Values

/// An error of a stanza (RFC 6120 §8.3) with what PubSub adds to it (XEP-0060).
struct XMPPRefusal: Error, Hashable, Sendable {
    /// `cancel`, `modify`, `auth`, `wait`.
    let type: String
    /// `item-not-found` …
    let condition: String
    /// `precondition-not-met`, `payload-too-big` … of PubSub's own words.
    let detail: String?
    let words: String

    init(_ answer: XMPPElement) {
        let error = answer.child("error")
        type = error?["type"] ?? ""
        condition =
            error?.children.first { $0.namespace == XMPPNames.stanzaErrors && $0.name != "text" }?.name
            ?? "undefined-condition"
        detail = error?.children.first { $0.namespace == XMPPNames.pubsubErrors }?.name
        words = String((error?.child("text", XMPPNames.stanzaErrors)?.text ?? "").prefix(300))
    }

    var said: String {
        ([condition] + [detail, words.isEmpty ? nil : words].compactMap { $0 }).joined(separator: ": ")
    }

    /// What it means for an errand; the server did not do what was asked, unless it cannot know.
    func trouble(_ effect: OutboundEffect, at now: Instant) -> ChannelTrouble {
        switch (condition, detail) {
        case (_, "payload-too-big"), (_, "invalid-payload"), (_, "payload-required"), (_, "item-required"):
            return .content(field: "body", rule: said)
        case (_, "max-items-exceeded"), (_, "max-nodes-exceeded"):
            return .limited(until: now.adding(seconds: 3_600), scope: .account, said)
        case ("item-not-found", _), ("gone", _): return .gone(said)
        case ("forbidden", _), ("not-authorized", _), ("not-allowed", _), ("registration-required", _),
            ("subscription-required", _), ("payment-required", _):
            return .auth(.forbidden, said)
        case ("feature-not-implemented", _): return .unsupported(said)
        case ("resource-constraint", _):
            return .limited(until: now.adding(seconds: 60), scope: .account, said)
        case ("policy-violation", _) where type == "wait":
            return .limited(until: now.adding(seconds: 60), scope: .account, said)
        case ("policy-violation", _), ("not-acceptable", _), ("bad-request", _), ("conflict", _),
            ("jid-malformed", _):
            return .content(field: detail == nil ? "body" : "settings.node", rule: said)
        // Who asked on our behalf does not know how far it came.
        case ("internal-server-error", _), ("remote-server-timeout", _), ("undefined-condition", _):
            return effect == .acting ? .unknownOutcome(said) : .transient(said, retryAfter: nil)
        default: return .transient(said, retryAfter: nil)
        }
    }

    /// Why we were not let in (RFC 6120 §6.5).
    static func authentication(_ answer: XMPPElement) -> ChannelTrouble {
        guard answer.name == "failure" else {
            return .transient("not an answer: \(answer.name)", retryAfter: nil)
        }
        let condition = answer.children.first { $0.name != "text" }?.name ?? "not-authorized"
        let words = answer.child("text").map { ": \($0.text.prefix(300))" } ?? ""
        let said = condition + words
        switch condition {
        case "temporary-auth-failure": return .transient(said, retryAfter: nil)
        case "credentials-expired": return .auth(.expired, said)
        case "account-disabled": return .auth(.forbidden, said)
        case "encryption-required": return .auth(.insecure, said)
        case "invalid-mechanism", "mechanism-too-weak", "invalid-authzid": return .auth(.forbidden, said)
        default: return .auth(.revoked, said)
        }
    }

    /// Why the server ends the stream (RFC 6120 §4.9).
    static func stream(_ error: XMPPElement, _ domain: String) -> ChannelTrouble {
        let condition =
            error.children.first { $0.namespace == XMPPNames.streamErrors && $0.name != "text" }?.name
            ?? "undefined-condition"
        let words = error.child("text", XMPPNames.streamErrors)?.text ?? ""
        let said = "\(domain): \(condition)\(words.isEmpty ? "" : ": \(words.prefix(300))")"
        switch condition {
        // A stanza that is too long is all that a client like us can do against a policy.
        case "policy-violation": return .content(field: "body", rule: said)
        case "host-unknown", "host-gone", "improper-addressing": return .auth(.forbidden, said)
        case "not-authorized": return .auth(.revoked, said)
        default: return .transient(said, retryAfter: nil)
        }
    }
}
