import Synchronization
import Values

/// What was looked up a moment ago: who a secret belongs to is asked with every request.
///
/// An answer is kept for seconds only, and all are dropped whenever Members changes something that could make one wrong;
/// on another node that change counts once the seconds are over.
final class Remembered<Answer: Sendable>: Sendable {
    static var seconds: Int64 { 5 }
    private static var most: Int { 10_000 }

    private struct State {
        var answers: [ContentDigest: (answer: Answer, until: Instant)] = [:]
        var generation = 0
    }

    private let state = Mutex(State())

    func find(_ digest: ContentDigest, at now: Instant) -> Answer? {
        state.withLock { state in
            guard let found = state.answers[digest], now < found.until else { return nil }
            return found.answer
        }
    }

    /// Take it before looking up and give it to ``keep``: an answer from before a change is then not kept after it.
    var generation: Int { state.withLock { $0.generation } }

    func keep(
        _ answer: Answer, for digest: ContentDigest, at now: Instant, notAfter end: Instant, generation: Int
    ) {
        state.withLock { state in
            guard generation == state.generation else { return }
            if state.answers.count >= Self.most { state.answers.removeAll(keepingCapacity: true) }
            state.answers[digest] = (answer, min(now.adding(seconds: Self.seconds), end))
        }
    }

    func forgetAll() {
        state.withLock { state in
            state.answers.removeAll(keepingCapacity: true)
            state.generation += 1
        }
    }
}
