/// Who comes when: readers arrive at random over the days, most of them in the evening, and some buyers come back.
struct Audience {
    struct Arrival: Sendable {
        let reader: Int
        /// 0 for the first.
        let visit: Int
        /// Seconds since the market opened, by the shop's clock.
        let second: Double
    }

    /// Relative rates of the hours of a day, from midnight on.
    private static let hours: [Double] = [
        0.5, 0.25, 0.15, 0.1, 0.1, 0.2, 0.5, 0.9, 1.1, 1.2, 1.2, 1.2, 1.5, 1.3, 1.0, 1.0, 1.0, 1.1, 1.3, 1.6, 1.9, 2.0,
        1.7, 1.2,
    ]

    private let seconds: Double
    private let firstHour: Double
    /// Readers a second at an hour of rate 1.
    private let rate: Double
    private var luck: Luck
    private var next: Arrival?
    private var returning = Schedule<Arrival>()

    /// - Parameters:
    ///   - readers: how many may be expected over all days.
    ///   - firstHour: the hour of the day at which the market opens.
    init(readers: Int, days: Int, firstHour: Double, seed: UInt64) {
        seconds = Double(days) * 86_400
        self.firstHour = firstHour
        rate = Double(readers) / (Double(days) * 3_600 * Self.hours.reduce(0, +))
        luck = Luck(seed: seed, for: UInt64(naming: "audience"))
        next = Arrival(reader: 0, visit: 0, second: 0)
        next = following(reader: -1, second: 0)
    }

    /// The next to come; nil when the days are over.
    mutating func arrival() -> Arrival? {
        if let due = returning.due, due <= (next?.second ?? seconds), due < seconds { return returning.pop() }
        guard let arrival = next else { return nil }
        next = following(reader: arrival.reader, second: arrival.second)
        return arrival
    }

    /// A buyer will come again, unless the days are over by then.
    mutating func comesBack(_ arrival: Arrival, after wait: Double) {
        let second = arrival.second + wait
        guard second < seconds else { return }
        returning.add(Arrival(reader: arrival.reader, visit: arrival.visit + 1, second: second), due: second)
    }

    private mutating func following(reader: Int, second: Double) -> Arrival? {
        let hour = Int(firstHour + second / 3_600) % 24
        let arrives = second + luck.wait(rate: rate * Self.hours[hour])
        return arrives < seconds ? Arrival(reader: reader + 1, visit: 0, second: arrives) : nil
    }
}
