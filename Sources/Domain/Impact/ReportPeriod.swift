public import Values

/// The days of a report in Asia/Shanghai, both included; without an end it is open there, also to the future.
///
/// A sale belongs to the day of the shop's own time, a refund, a return or a delivery to its own day and not to the
/// sale's: a month's figures say what happened in the month, and do not change when a later month takes something back.
public struct ReportPeriod: Hashable, Sendable {
    public let from: Day?
    public let to: Day?

    public static let everything = ReportPeriod(from: nil, to: nil)

    public init(from: Day?, to: Day?) {
        self.from = from
        self.to = to
    }

    /// Below a week the number of buyers can point at a person: see ``ImpactFigures/buyers``.
    public var isShorterThanAWeek: Bool {
        guard let from, let to else { return false }
        return to.number - from.number < 6
    }
}
