import Values

/// Which times a signature may bear: Mastodon's window, twelve hours back (deliveries wait in queues) and one ahead.
struct SignatureClock: Hashable, Sendable {
    static let secondsBack: Int64 = 12 * 3_600
    static let secondsAhead: Int64 = 3_600

    let now: Instant

    func check(created: Instant, _ name: String) throws(SignatureTrouble) {
        guard created <= now.adding(seconds: Self.secondsAhead) else { throw .late("\(name) lies in the future") }
        guard created >= now.adding(seconds: -Self.secondsBack) else { throw .late("\(name) is too long ago") }
    }

    /// Whole seconds since 1970, as both kinds of signature write them.
    func check(created seconds: Int64) throws(SignatureTrouble) {
        guard (0...253_402_300_799).contains(seconds) else { throw .malformed("created") }
        try check(created: Instant(seconds: seconds), "created")
    }

    func check(expires seconds: Int64) throws(SignatureTrouble) {
        guard (0...253_402_300_799).contains(seconds) else { throw .malformed("expires") }
        guard Instant(seconds: seconds) >= now else { throw .late("it has expired") }
    }
}
