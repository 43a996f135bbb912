/// How many readers are expected, hour by hour, corrected by those who came.
struct ArrivalForecast: Hashable, Sendable {
    /// Expected arrivals from the beginning to each hour.
    private let cumulative: [Double]
    private var expected = 0.0
    private var observed = 0.0
    /// So many days' worth of faith in the forecast.
    private let faith: Double

    /// - Parameter hourly: expected arrivals in each hour of the plan's time.
    init(hourly: [Double]) {
        var sum = 0.0
        cumulative =
            [0]
            + hourly.map { hour in
                sum += hour
                return sum
            }
        faith = hourly.isEmpty ? 1 : max(1, sum / Double(hourly.count) * 24)
    }

    /// How many come for each that was expected.
    var ratio: Double { min(max((observed + faith) / (expected + faith), 0.25), 4) }

    /// Expected arrivals between two moments, in days.
    func arrivals(from: Double, to: Double) -> Double {
        guard to > from else { return 0 }
        return ratio * (sum(to: to) - sum(to: from))
    }

    /// Notes a stretch of time that has passed. One without a single reader, when many were expected, says that the line was
    /// down, not that readers stay away.
    mutating func note(from: Double, to: Double, arrivals: Int) {
        let foreseen = sum(to: to) - sum(to: from)
        guard arrivals > 0 || foreseen * ratio < 30 else { return }
        expected += foreseen
        observed += Double(arrivals)
    }

    private func sum(to day: Double) -> Double {
        let hour = min(max(day * 24, 0), Double(cumulative.count - 1))
        let whole = min(Int(hour), cumulative.count - 2)
        guard whole >= 0 else { return 0 }
        return cumulative[whole] + (hour - Double(whole)) * (cumulative[whole + 1] - cumulative[whole])
    }
}
