import Synchronization

/// Wakes the pump once for many appends that follow one another closely: each waking makes every consumer look at the log.
final class Waker: Sendable {
    private let wakePump: @Sendable () -> Void
    private let isDue = Mutex(false)

    init(_ wake: @escaping @Sendable () -> Void) { wakePump = wake }

    /// The pump is woken within 20 milliseconds.
    func wake() {
        let isFirst = isDue.withLock { isDue in
            defer { isDue = true }
            return !isDue
        }
        guard isFirst else { return }
        Task {
            try? await Task.sleep(for: .milliseconds(20))
            isDue.withLock { $0 = false }
            wakePump()
        }
    }
}
