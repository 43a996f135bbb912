public import Values

/// When something is to go out.
public enum DueTime: Hashable, Sendable {
    case now
    /// When the clock on that zone's walls says so; what moment that is, is decided when it comes.
    case at(WallTime, zone: String)
}

/// A day and a time of day as a clock on the wall shows them, without a zone.
public struct WallTime: Hashable, Sendable, LosslessStringConvertible {
    public let day: Day
    /// 0 to 1,439.
    public let minute: Int

    /// Nil when there is no such minute.
    public init?(day: Day, minute: Int) {
        guard (0..<1_440).contains(minute) else { return nil }
        self.day = day
        self.minute = minute
    }

    /// `2026-11-25T08:00`
    public var description: String {
        let hours = minute / 60
        let minutes = minute % 60
        return "\(day)T\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }

    /// Reads `2026-11-25T08:00`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            let day = Day(String(text.prefix(10)))
        else { return nil }
        let digits = [bytes[11], bytes[12], bytes[14], bytes[15]].map { Int($0) - 48 }
        guard digits.allSatisfy({ (0...9).contains($0) }), digits[2] < 6 else { return nil }
        let hour = digits[0] * 10 + digits[1]
        guard hour < 24 else { return nil }
        self.init(day: day, minute: hour * 60 + digits[2] * 10 + digits[3])
    }
}

/// Knows what moment a wall clock means: the seam behind which other zones than Asia/Shanghai can stand.
public protocol CivilZones: Sendable {
    /// Nil for a zone that is not known. A time that a change of clocks leaves out means the moment of the change.
    func instant(of time: WallTime, in zone: String) -> Instant?
}

/// Asia/Shanghai alone: eight hours ahead of UTC all year.
public struct ShanghaiZone: CivilZones {
    public static let name = "Asia/Shanghai"

    public init() {}

    public func instant(of time: WallTime, in zone: String) -> Instant? {
        zone == Self.name ? time.day.start.adding(seconds: Int64(time.minute) * 60) : nil
    }
}
