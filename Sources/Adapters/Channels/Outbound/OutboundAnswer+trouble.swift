public import Distribution
public import Values

extension OutboundAnswer {
    /// What a refusal means where a channel follows HTTP's own words; nil for 2xx. Channels with a vocabulary of errors of
    /// their own look there first.
    ///
    /// After an acting request a 5xx may come from something that stands before the server, which may have done its work:
    /// nothing is known then. 503 with Retry-After is a refusal (RFC 9110 §15.6.4).
    public func trouble(_ effect: OutboundEffect, at now: Instant) -> ChannelTrouble? {
        let said = "\(status) \(words)"
        switch status {
        case 200..<300: return nil
        case 401: return .auth(.revoked, said)
        case 403: return .auth(.forbidden, said)
        case 404, 410: return .gone(said)
        case 408, 425:
            return effect == .acting ? .unknownOutcome(said) : .transient(said, retryAfter: retryAfter(at: now))
        case 429: return .limited(until: now.adding(seconds: retryAfter(at: now) ?? 60), scope: .account, said)
        case 503 where header("retry-after") != nil: return .transient(said, retryAfter: retryAfter(at: now))
        case 500..<600:
            return effect == .acting ? .unknownOutcome(said) : .transient(said, retryAfter: retryAfter(at: now))
        default: return .content(field: "body", rule: said)
        }
    }

    /// Seconds of `Retry-After`, given as seconds or as a date (RFC 9110 §10.2.3); at most a day.
    public func retryAfter(at now: Instant) -> Int64? {
        guard let value = header("retry-after") else { return nil }
        if let seconds = Int64(value) { return min(max(seconds, 0), 86_400) }
        guard let moment = Instant(httpDate: value) else { return nil }
        return min(max((moment.microseconds - now.microseconds) / 1_000_000, 0), 86_400)
    }
}
