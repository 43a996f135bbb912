/// A civil day of the proleptic Gregorian calendar, without a zone; `number` counts from 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
    public let number: Int64

    public init(number: Int64) { self.number = number }

    /// Nil when there is no such day.
    public init?(year: Int64, month: Int64, day: Int64) {
        guard (1...12).contains(month), (1...9999).contains(year), day >= 1 else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: [Int64] = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[Int(month - 1)] else { return nil }
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public var civil: (year: Int64, month: Int64, day: Int64) {
        let z = number + 719_468
        let (era, dayOfEra) = Int64.floorDivide(z, by: 146_097).both
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted + (shifted < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    public func adding(days: Int64) -> Day { Day(number: number + days) }

    /// The first moment of the day in Asia/Shanghai.
    public var start: Instant { Instant(seconds: number * 86_400 - 8 * 3_600) }
}

extension Day: LosslessStringConvertible {
    public var description: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Reads `2026-11-24`.
    public init?(_ text: String) {
        var reader = TextReader(text)
        guard let day = Day(reading: &reader), reader.isAtEnd else { return nil }
        self = day
    }

    init?(reading reader: inout TextReader) {
        guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2),
            reader.skip("-"), let day = reader.number(digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day: \(text)")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
