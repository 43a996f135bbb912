import Synchronization

/// What the market last said of itself, told to whoever watches five times a second, also while everybody waits for the server.
final class Watch: Sendable {
    private let last: Mutex<SimulationProgress>
    private let patience: Patience
    private let tell: @Sendable (SimulationProgress) -> Void

    init(patience: Patience, _ tell: @escaping @Sendable (SimulationProgress) -> Void) {
        self.patience = patience
        self.tell = tell
        last = Mutex(
            SimulationProgress(phase: .trading, fraction: 0, readers: 0, tally: SimulationResult(), waitingSeconds: 0))
    }

    func show(phase: SimulationProgress.Phase, fraction: Double, readers: Int64, tally: SimulationResult) {
        last.withLock { last in
            last = SimulationProgress(
                phase: phase, fraction: min(1, fraction), readers: readers, tally: tally, waitingSeconds: 0)
        }
    }

    /// The market is closed and the server has so many events left to handle.
    func settling(_ pending: Int64) {
        last.withLock { last in
            last = SimulationProgress(
                phase: .settling(pending: pending), fraction: 1, readers: last.readers, tally: last.tally,
                waitingSeconds: 0)
        }
    }

    /// Runs a body and tells of it until it ends.
    func during<Answer: Sendable>(
        _ body: () async throws(SimulationError) -> Answer
    ) async throws(SimulationError) -> Answer {
        let ticker = Task { [self] in
            while !Task.isCancelled {
                try await Task.sleep(for: .milliseconds(200))
                now()
            }
        }
        defer {
            ticker.cancel()
            now()
        }
        return try await body()
    }

    private func now() {
        let progress = last.withLock { $0 }
        tell(
            SimulationProgress(
                phase: progress.phase, fraction: progress.fraction, readers: progress.readers, tally: progress.tally,
                waitingSeconds: patience.waitingSeconds))
    }
}
