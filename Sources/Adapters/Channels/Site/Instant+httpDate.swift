public import Values

extension Instant {
    /// `Tue, 24 Nov 2026 00:00:00 GMT`: the date of HTTP (RFC 9110 §5.6.7), which RSS understands as well.
    public var httpDate: String {
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let text = iso8601
        let time = text.dropFirst(11).prefix(8)
        guard let date = Day(String(text.prefix(10))) else { return "" }
        let (year, month, day) = date.civil
        // 1970-01-01 was a Thursday.
        let weekday = weekdays[Int(((date.number % 7) + 7) % 7)]
        return "\(weekday), \(twoDigits(day)) \(months[Int(month) - 1]) \(year) \(time) GMT"
    }

    /// Reads what ``httpDate`` writes; nil for anything else.
    public init?(httpDate text: String) {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
            let instant = Instant(
                iso8601: "\(parts[3])-\(twoDigits(Int64(month) + 1))-\(parts[1])T\(parts[4])Z")
        else { return nil }
        self = instant
    }
}

private func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
