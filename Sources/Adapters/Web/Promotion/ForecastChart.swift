import Promotion
import Values

/// The way to the goal as an inline SVG of 640 by 200 units: the band as an area, its middle as a line, the goal as another.
/// Its table says the same in numbers.
struct ForecastChart {
    private static let width: Int64 = 640
    private static let height: Int64 = 180

    struct Row {
        let day: String
        let low: String
        let middle: String
        let high: String
    }

    let area: String
    let line: String
    let goalY: Int64
    let goal: String
    let first: String
    let last: String
    let summary: String
    let rows: [Row]

    /// Nil for less than two days.
    init?(_ forecast: CampaignForecast, _ goal: CampaignGoal, _ unit: Unit, _ words: CampaignWords) {
        guard forecast.path.count > 1, let first = forecast.path.first, let last = forecast.path.last else {
            return nil
        }
        let greatest = max(goal.target, forecast.path.map(\.reached.high).max() ?? 1, 1)
        func y(_ value: Int64) -> Int64 {
            let product = max(0, min(value, greatest)).multipliedFullWidth(by: Self.height - 10)
            return Self.height - greatest.dividingFullWidth(product).quotient
        }
        func x(_ place: Int) -> Int64 { Int64(place) * Self.width / Int64(forecast.path.count - 1) }
        let points = Array(forecast.path.enumerated())
        let above = points.map { "\(x($0.offset)),\(y($0.element.reached.high))" }
        let below = points.reversed().map { "\(x($0.offset)),\(y($0.element.reached.low))" }
        area = (above + below).joined(separator: " ")
        line = points.map { "\(x($0.offset)),\(y($0.element.reached.middle))" }.joined(separator: " ")
        goalY = y(goal.target)
        func text(_ value: Int64) -> String { words.goal(value, of: goal, unit) }
        self.goal = text(goal.target)
        self.first = first.day.description
        self.last = last.day.description
        summary = words(
            "chart_summary",
            [
                "day": last.day.description, "low": text(last.reached.low), "middle": text(last.reached.middle),
                "high": text(last.reached.high), "goal": text(goal.target),
            ])
        rows = forecast.path.map { point in
            Row(
                day: point.day.description, low: text(point.reached.low), middle: text(point.reached.middle),
                high: text(point.reached.high))
        }
    }
}
