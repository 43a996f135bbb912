public import Distribution

/// How patient the post is. Configuration may shorten it for tests.
public struct NewsletterPace: Sendable {
    /// How long a letter may be under way before nobody is taken to be at work on it.
    public var leaseSeconds: Int64 = 300
    /// Letters taken out of the queue at once.
    public var batch = 50
    /// The rest after the mail server could not be reached; it doubles up to a quarter of an hour. In seconds.
    public var restSeconds: Int64 = 15
    /// The wait after a letter was first refused for now; it grows with the square of the tries up to four hours: greylisting
    /// wants minutes, a full queue hours. In seconds.
    public var pauseSeconds: Int64 = 120

    public init() {}

    /// As patient as the machinery: waits are shorter by as much as its own are.
    public init(_ delivery: DeliveryPace) {
        let usual = DeliveryPace()
        func scaled(_ seconds: Int64) -> Int64 {
            min(seconds, max(1, seconds * delivery.backoffBase / max(1, usual.backoffBase)))
        }
        leaseSeconds = min(
            leaseSeconds, max(1, leaseSeconds * delivery.leaseSeconds / max(1, usual.leaseSeconds)))
        restSeconds = scaled(restSeconds)
        pauseSeconds = scaled(pauseSeconds)
    }

    /// Seconds after the nth refusal for now.
    func pause(after attempts: Int) -> Int64 {
        let n = Int64(min(max(attempts, 1), 12))
        return min(pauseSeconds * n * n, 4 * 3_600)
    }
}
