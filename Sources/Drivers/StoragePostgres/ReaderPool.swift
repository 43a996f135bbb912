import Synchronization

/// Lends reading connections, first come first served.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [PostgresThread]
        var waiting: [CheckedContinuation<PostgresThread, Never>] = []
    }

    private let all: [PostgresThread]
    private let state: Mutex<State>

    init(_ threads: [PostgresThread]) {
        all = threads
        state = Mutex(State(idle: threads))
    }

    func take() async -> PostgresThread {
        await withCheckedContinuation { continuation in
            let thread = state.withLock { state -> PostgresThread? in
                if let thread = state.idle.popLast() { return thread }
                state.waiting.append(continuation)
                return nil
            }
            if let thread { continuation.resume(returning: thread) }
        }
    }

    func give(back thread: PostgresThread) {
        let next = state.withLock { state -> CheckedContinuation<PostgresThread, Never>? in
            if state.waiting.isEmpty {
                state.idle.append(thread)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: thread)
    }

    func close() async {
        for thread in all { await thread.close() }
    }
}
