import Synchronization

/// How long the market waits for a server that is away, shared by all who wait for it.
final class Patience: Sendable {
    private struct State {
        var lastAnswer: ContinuousClock.Instant
        var trouble = ""
        var isAway = false
    }

    private let limit: Duration
    private let state: Mutex<State>

    init(_ limit: Duration) {
        self.limit = limit
        state = Mutex(State(lastAnswer: .now))
    }

    func answered() {
        state.withLock { state in
            state.lastAnswer = .now
            state.isAway = false
        }
    }

    /// Whole seconds since the last useful answer, if something failed since; else 0.
    var waitingSeconds: Int64 {
        state.withLock { $0.isAway ? $0.lastAnswer.duration(to: .now).components.seconds : 0 }
    }

    /// Waits a little longer after each failure, up to two seconds or as long as the server asked. Throws once nobody has had
    /// an answer, or this request has failed, for too long.
    func wait(
        attempt: Int, since start: ContinuousClock.Instant, asked: Int64?, trouble: String
    ) async throws(SimulationError) {
        let lastAnswer = state.withLock { state in
            state.trouble = trouble
            state.isAway = true
            return state.lastAnswer
        }
        let silence = max(lastAnswer, start).duration(to: .now)
        let own = start.duration(to: .now)
        // One request may be unlucky for longer than the server is away, but not for ever.
        guard silence < limit, own < limit * 3 else {
            throw .noAnswer(seconds: own.components.seconds, last: trouble)
        }
        let pause =
            asked.map { Duration.seconds(min(30, max(0, $0))) } ?? .milliseconds(min(2_000, 50 << min(attempt, 6)))
        do { try await Task.sleep(for: pause) } catch {
            throw .noAnswer(seconds: own.components.seconds, last: "stopped")
        }
    }
}
