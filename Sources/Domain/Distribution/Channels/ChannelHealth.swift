public import Contracts
public import Values

/// How a channel has been lately: what holds back all that waits for it. The breaker is its host's, which other channels
/// may share; credentials and the account's limit are its own.
public struct ChannelHealth: Hashable, Sendable {
    /// After so long without one success a host is off; then only a probe tells whether it is back.
    public static let badDays: Int64 = 7

    public let channel: ChannelID
    /// Failures in a row of the host, not of single articles.
    public let failures: Int
    /// When the row of failures began.
    public let failingSince: Instant?
    /// The breaker is open until then; after that one delivery tries.
    public let restsUntil: Instant?
    /// The host's own limit holds until then.
    public let hostLimitedUntil: Instant?
    /// The account's limit holds until then.
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
            channel: channel, failures: 0, failingSince: nil, restsUntil: nil, hostLimitedUntil: nil,
            limitedUntil: nil, auth: nil, said: nil)
    }

    /// Whether its host has failed for seven days: nothing goes there until a probe succeeds.
    public func isHostOff(at now: Instant) -> Bool {
        failingSince.map { $0.adding(days: Self.badDays) <= now } ?? false
    }
}

extension ChannelHealth {
    /// How many deliveries may begin now, of those that the channel takes at once.
    func allowance(of concurrency: Int, pace: DeliveryPace, at now: Instant) -> Int {
        if auth != nil || isHostOff(at: now) { return 0 }
        for until in [limitedUntil, hostLimitedUntil, restsUntil] {
            if let until, until > now { return 0 }
        }
        return failures >= pace.breakerFailures ? min(1, concurrency) : concurrency
    }

    func succeeding() -> ChannelHealth { .well(channel) }

    /// After so many failures in a row the host rests, longer each time.
    func failing(_ said: String, pace: DeliveryPace, at now: Instant) -> ChannelHealth {
        let failures = failures + 1
        let rounds = failures - pace.breakerFailures
        let rest = rounds < 0 ? nil : now.adding(microseconds: pace.rest(round: rounds))
        return ChannelHealth(
            channel: channel, failures: failures, failingSince: failingSince ?? now, restsUntil: rest,
            hostLimitedUntil: hostLimitedUntil, limitedUntil: limitedUntil, auth: auth, said: said)
    }

    func limited(until: Instant, _ scope: ChannelTrouble.Scope, _ said: String) -> ChannelHealth {
        let isHosts = scope == .host || scope == .app
        return ChannelHealth(
            channel: channel, failures: failures, failingSince: failingSince, restsUntil: restsUntil,
            hostLimitedUntil: isHosts ? max(hostLimitedUntil ?? until, until) : hostLimitedUntil,
            limitedUntil: isHosts ? limitedUntil : max(limitedUntil ?? until, until), auth: auth, said: said)
    }

    func refusing(_ cause: ChannelTrouble.AuthCause, _ said: String, at now: Instant) -> ChannelHealth {
        ChannelHealth(
            channel: channel, failures: failures, failingSince: failingSince, restsUntil: restsUntil,
            hostLimitedUntil: hostLimitedUntil, limitedUntil: limitedUntil,
            auth: AuthTrouble(cause: cause, at: now), said: said)
    }
}
