public import Contracts
public import Values

/// How a channel has been lately: what holds back all that waits for it.
public struct ChannelHealth: Hashable, Sendable {
    public let channel: ChannelID
    /// Failures in a row of the host, not of single articles.
    public let failures: Int
    /// When the row of failures began.
    public let failingSince: Instant?
    /// The breaker is open until then; after that one delivery tries.
    public let restsUntil: Instant?
    /// The channel's own limit holds until then.
    public let limitedUntil: Instant?
    public let auth: AuthTrouble?
    /// The remote's words when it last failed.
    public let said: String?

    public struct AuthTrouble: Hashable, Sendable {
        public let cause: ChannelTrouble.AuthCause
        public let at: Instant

        public init(cause: ChannelTrouble.AuthCause, at: Instant) {
            self.cause = cause
            self.at = at
        }
    }

    public static func well(_ channel: ChannelID) -> ChannelHealth {
        ChannelHealth(
            channel: channel, failures: 0, failingSince: nil, restsUntil: nil, limitedUntil: nil, auth: nil, said: nil)
    }
}

extension ChannelHealth {
    /// How many deliveries may begin now, of those that the channel takes at once.
    func allowance(of concurrency: Int, pace: DeliveryPace, at now: Instant) -> Int {
        if auth != nil { return 0 }
        if let limitedUntil, limitedUntil > now { return 0 }
        if let restsUntil, restsUntil > now { return 0 }
        return failures >= pace.breakerFailures ? min(1, concurrency) : concurrency
    }

    func succeeding() -> ChannelHealth { .well(channel) }

    /// After so many failures in a row the channel rests, longer each time.
    func failing(_ said: String, pace: DeliveryPace, at now: Instant) -> ChannelHealth {
        let failures = failures + 1
        let rounds = failures - pace.breakerFailures
        let rest = rounds < 0 ? nil : now.adding(microseconds: pace.rest(round: rounds))
        return ChannelHealth(
            channel: channel, failures: failures, failingSince: failingSince ?? now, restsUntil: rest,
            limitedUntil: limitedUntil, auth: auth, said: said)
    }

    func limited(until: Instant, _ said: String) -> ChannelHealth {
        ChannelHealth(
            channel: channel, failures: failures, failingSince: failingSince, restsUntil: restsUntil,
            limitedUntil: max(limitedUntil ?? until, until), auth: auth, said: said)
    }

    func refusing(_ cause: ChannelTrouble.AuthCause, _ said: String, at now: Instant) -> ChannelHealth {
        ChannelHealth(
            channel: channel, failures: failures, failingSince: failingSince, restsUntil: restsUntil,
            limitedUntil: limitedUntil, auth: AuthTrouble(cause: cause, at: now), said: said)
    }
}
