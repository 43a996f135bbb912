import Synchronization
public import Values

/// A clock that stands still until it is moved; it starts on 2026-11-24 at 08:00 in Shanghai.
public final class ManualClock: WallClock {
    private let time: Mutex<Instant>

    public init(_ start: Instant = Instant(iso8601: "2026-11-24T08:00:00+08:00")!) { time = Mutex(start) }

    public func now() -> Instant { time.withLock { $0 } }
    public func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
    public func advance(days: Int64) { time.withLock { $0 = $0.adding(days: days) } }
}
