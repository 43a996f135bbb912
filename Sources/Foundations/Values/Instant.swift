/// A moment: microseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }
    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    public func adding(microseconds more: Int64) -> Instant { Instant(microseconds: microseconds + more) }
    public func adding(seconds more: Int64) -> Instant { adding(microseconds: more * 1_000_000) }
    public func adding(days more: Int64) -> Instant { adding(seconds: more * 86_400) }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 { Int64.floorDivide(microseconds, by: 1_000_000).quotient }

    /// The civil day in Asia/Shanghai (UTC+8 all year), the day of every report.
    public var day: Day { Day(number: Int64.floorDivide(seconds + 8 * 3_600, by: 86_400).quotient) }

    /// `2026-11-24T08:04:25.000001Z`; the fraction is left out when it is zero.
    public var iso8601: String {
        let (days, second) = Int64.floorDivide(seconds, by: 86_400).both
        let fraction = Int64.floorDivide(microseconds, by: 1_000_000).remainder
        let tail = fraction == 0 ? "" : "." + padded(fraction, 6)
        return
            "\(Day(number: days))T\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))\(tail)Z"
    }

    /// `2026-11-24 16:04` in Asia/Shanghai, for people.
    public var shanghai: String {
        let second = Int64.floorDivide(seconds + 8 * 3_600, by: 86_400).remainder
        return "\(day) \(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2))"
    }

    /// Reads RFC 3339: `2026-11-24T16:04:25.5+08:00`, with `Z` or an offset. Digits behind the microseconds are cut off; a
    /// leap second is the first of the next minute.
    public init?(iso8601 text: String) {
        var reader = TextReader(text)
        guard let day = Day(reading: &reader), reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
            let second = reader.number(digits: 2), second <= 60
        else { return nil }
        var fraction: Int64 = 0
        if reader.skip(".") {
            guard let digits = reader.digits(), !digits.isEmpty else { return nil }
            for place in 0..<6 { fraction = fraction * 10 + (place < digits.count ? digits[place] : 0) }
        }
        var offset: Int64 = 0
        if !(reader.skip("Z") || reader.skip("z")) {
            let sign: Int64
            if reader.skip("+") { sign = 1 } else if reader.skip("-") { sign = -1 } else { return nil }
            guard let hours = reader.number(digits: 2), hours < 24, reader.skip(":"),
                let minutes = reader.number(digits: 2), minutes < 60
            else { return nil }
            offset = sign * (hours * 3_600 + minutes * 60)
        }
        guard reader.isAtEnd else { return nil }
        let seconds = day.number * 86_400 + hour * 3_600 + minute * 60 + second - offset
        microseconds = seconds * 1_000_000 + fraction
    }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        microseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }
}

/// Tells the time; tests inject one that they move by hand.
public protocol WallClock: Sendable {
    func now() -> Instant
}
