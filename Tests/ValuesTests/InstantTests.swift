import Testing
import Values

@Suite struct `A moment` {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-11-24T16:04:25+08:00", 1_795_507_465_000_000),
        ("2026-11-24T08:04:25Z", 1_795_507_465_000_000), ("2026-11-24t08:04:25z", 1_795_507_465_000_000),
        ("2026-11-24 08:04:25.5Z", 1_795_507_465_500_000),
        ("2026-11-24T08:04:25.000001Z", 1_795_507_465_000_001),
        ("2026-11-24T08:04:25.1234567899Z", 1_795_507_465_123_456), ("1969-12-31T23:59:59.999999Z", -1),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000_000), ("2024-02-29T00:00:00-05:30", 1_709_184_600_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000_000),
    ]) func `is read from RFC 3339`(text: String, microseconds: Int64) {
        #expect(Instant(iso8601: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2026-11-24", "2026-11-24T08:04:25", "2026-11-24T08:04Z", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-24T24:00:00Z", "2026-11-24T08:60:00Z", "2026-11-24T08:04:61Z", "2026-11-24T08:04:25.Z",
        "2026-11-24T08:04:25+0800", "2026-11-24T08:04:25+24:00", "2026-11-24T08:04:25Z ",
        " 2026-11-24T08:04:25Z",
        "2026-11-24T08:04:25ZZ", "2026-11-24T08:04:２5Z", "+026-11-24T08:04:25Z",
    ]) func `is nil for anything else`(text: String) { #expect(Instant(iso8601: text) == nil) }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
        (1_795_507_465_000_001, "2026-11-24T08:04:25.000001Z"), (951_782_400_000_000, "2000-02-29T00:00:00Z"),
        (Int64.max, "294247-01-10T04:00:54.775807Z"),
    ]) func `is written in ISO 8601`(microseconds: Int64, text: String) {
        #expect(Instant(microseconds: microseconds).iso8601 == text)
    }

    @Test func `can be as early as its number allows`() {
        #expect(Instant(microseconds: .min).iso8601.hasSuffix("T19:59:05.224192Z"))
    }

    @Test func `comes back as it was written`() {
        var microseconds: Int64 = -62_135_596_800_000_000
        while microseconds < 253_402_300_799_000_000 {
            let instant = Instant(microseconds: microseconds)
            #expect(Instant(iso8601: instant.iso8601) == instant)
            microseconds += 86_399_777_777_777
        }
    }

    @Test(arguments: [
        ("2026-11-24T15:59:59.999999Z", "2026-11-24", "2026-11-24 23:59"),
        ("2026-11-24T16:00:00Z", "2026-11-25", "2026-11-25 00:00"),
        ("1969-12-31T15:59:00Z", "1969-12-31", "1969-12-31 23:59"),
    ]) func `belongs to a day in Shanghai`(text: String, day: String, shown: String) throws {
        let instant = try #require(Instant(iso8601: text))
        #expect(instant.day.description == day)
        #expect(instant.shanghai == shown)
    }

    @Test func `moves by microseconds, seconds and days`() {
        #expect(
            Instant(seconds: 1).adding(days: -1).adding(seconds: 3).adding(microseconds: -5).microseconds
                == -86_396_000_005)
    }
}

@Suite struct `A day` {
    @Test func `counts every day of eight hundred years once`() throws {
        var day = try #require(Day(year: 1600, month: 1, day: 1))
        #expect(day.number == -135_140)
        for year in Int64(1600)..<2400 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (month, length) in zip(
                Int64(1)..., [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
            {
                for date in 1...Int64(length) {
                    guard Day(year: year, month: month, day: date) == day, day.civil == (year, month, date)
                    else {
                        Issue.record("\(year)-\(month)-\(date) is \(day)")
                        return
                    }
                    day = day.adding(days: 1)
                }
                #expect(Day(year: year, month: month, day: Int64(length) + 1) == nil)
            }
        }
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896),
    ]) func `is read and written`(text: String, number: Int64) {
        #expect(Day(text)?.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test(arguments: [
        "", "2026-1-1", "2026-00-01", "2026-01-00", "2026-02-30", "2100-02-29", "0000-01-01", "2026/01/01",
        "2026-01-01 ",
        "20260101", "-026-01-01",
    ]) func `is nil for what is no day`(text: String) { #expect(Day(text) == nil) }

    @Test func `begins at midnight in Shanghai`() throws {
        let day = try #require(Day("2026-11-24"))
        #expect(day.start.iso8601 == "2026-11-23T16:00:00Z")
        #expect(day.start.day == day)
        #expect(day.start.adding(microseconds: -1).day == day.adding(days: -1))
    }
}
