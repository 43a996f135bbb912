import Values

/// How patient the machinery is. Configuration may shorten it for tests.
public struct DeliveryPace: Sendable {
    /// How long a delivery may be under way before its outcome counts as unknown.
    public var leaseSeconds: Int64 = 120
    /// How long one call of an adapter may take; several calls fit into a lease.
    public var callSeconds: Int64 = 30
    /// The least wait after a failure, in microseconds.
    public var backoffBase: Int64 = 15_000_000
    /// What n⁴ is multiplied with, in microseconds.
    public var backoffUnit: Int64 = 1_000_000
    /// The longest wait between two tries, in microseconds.
    public var backoffMost: Int64 = 6 * 3_600 * 1_000_000
    /// Failures in a row after which a channel rests.
    public var breakerFailures = 10
    /// The first rest; it doubles up to ``backoffMost``. In microseconds.
    public var breakerRest: Int64 = 60_000_000
    /// Deliveries under way at once, over all channels.
    public var concurrency = 240
    /// For each request that a channel takes at once, so many deliveries are claimed: one on the wire, the others being made
    /// ready or written down.
    public var ahead = 3
    /// How often lapsed leases and due times are looked through without being woken.
    public var sweepSeconds: Int64 = 60
    /// How long a channel's limits are believed.
    public var limitsSeconds: Int64 = 600
    /// An upper bound of every channel's quiet time; nil leaves what the adapters say.
    public var quietMost: Int64?
    /// How often a channel that works is asked whether it still takes our credentials.
    public var checkSeconds: Int64 = 86_400
    /// How often a channel that does not work is asked whether it is back.
    public var probeSeconds: Int64 = 3_600

    public init() {}

    /// Waiting after the nth failure: base + n⁴, as Mastodon's workers do, with up to a quarter more so that those that
    /// failed together do not come back together; `salt` decides how much. In microseconds.
    public func backoff(attempt: Int, salt: Int64) -> Int64 {
        let n = Int64(min(max(attempt, 1), 100))
        let wait = min(backoffBase + n * n * n * n * backoffUnit, backoffMost)
        return wait + Int64(Self.scattered(salt &+ n) % UInt64(max(1, wait / 4)))
    }

    /// How many deliveries may be claimed at once on a channel of which so many may begin now. None ahead where a claim that a
    /// crash leaves behind would need a person, nor while a channel is being tried out.
    func claims(of allowed: Int, _ capabilities: ChannelCapabilities) -> Int {
        capabilities.repeatGuard == .atMostOnce || allowed < capabilities.concurrency ? allowed : allowed * ahead
    }

    func rest(round: Int) -> Int64 { min(breakerRest << min(round, 20), backoffMost) }

    /// SplitMix64, by which neighbouring salts give unlike waits.
    private static func scattered(_ salt: Int64) -> UInt64 {
        var z = UInt64(bitPattern: salt) &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
