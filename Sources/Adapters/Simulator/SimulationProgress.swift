/// How far the market is, for whoever watches.
public struct SimulationProgress: Hashable, Sendable {
    public enum Phase: Hashable, Sendable {
        case trading
        /// The market is closed; the shop's last messages are on their way.
        case closing
        /// The server is still handling what it was sent: so many events.
        case settling(pending: Int64)
    }

    public let phase: Phase
    /// 0 to 1: of the two days, or of the lot when that is further.
    public let fraction: Double
    public let readers: Int64
    public let tally: SimulationResult
    /// Seconds for which the server has been away; 0 while it answers.
    public let waitingSeconds: Int64
}
