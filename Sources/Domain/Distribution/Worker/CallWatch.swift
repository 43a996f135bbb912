import Synchronization

/// Ends calls that take too long. One clock for all of them: a timer for each call would cost more than the call.
final class CallWatch: Sendable {
    private struct Call {
        let end: ContinuousClock.Instant
        let cancel: @Sendable () -> Void
    }

    private struct State {
        var calls: [UInt64: Call] = [:]
        var last: UInt64 = 0
        var isWatching = false
    }

    private let state = Mutex(State())

    /// Calls `cancel` after so many seconds, up to a fifth of a second late, unless ``forget(_:)`` comes first.
    func watch(for seconds: Int64, _ cancel: @escaping @Sendable () -> Void) -> UInt64 {
        let (number, isFirst) = state.withLock { state in
            state.last += 1
            state.calls[state.last] = Call(end: .now.advanced(by: .seconds(seconds)), cancel: cancel)
            defer { state.isWatching = true }
            return (state.last, !state.isWatching)
        }
        if isFirst { Task { await self.look() } }
        return number
    }

    func forget(_ number: UInt64) { state.withLock { $0.calls[number] = nil } }

    private func look() async {
        while true {
            try? await Task.sleep(for: .milliseconds(200))
            let late = state.withLock { state -> [Call]? in
                if state.calls.isEmpty {
                    state.isWatching = false
                    return nil
                }
                let now = ContinuousClock.now
                let late = state.calls.filter { $0.value.end <= now }
                for number in late.keys { state.calls[number] = nil }
                return Array(late.values)
            }
            guard let late else { return }
            for call in late { call.cancel() }
        }
    }
}
