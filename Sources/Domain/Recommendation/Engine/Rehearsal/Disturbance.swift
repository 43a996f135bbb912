/// What goes otherwise than the plan thought.
enum Disturbance: Hashable, Sendable {
    case none
    /// The plan's probabilities are wrong by this standard deviation of log-odds, lot by lot.
    case wrongAppetites(Double)
    /// So many readers are foretold for each that comes.
    case wrongArrivals(Double)
    /// Nobody can be served on this day.
    case lostDay(Int)
    /// A lot opens so many days late, and nobody says so before.
    case lateLot(Int, days: Double)
    /// What is left of a lot half-way through its time is destroyed.
    case destroyedLot(Int)
}
