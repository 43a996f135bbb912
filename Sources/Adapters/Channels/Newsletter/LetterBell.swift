import Synchronization

/// Rings for all who listen; who is busy hears the last ring when they listen again.
final class LetterBell: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

    func ring() { for listener in listeners.withLock({ Array($0.values) }) { listener.yield() } }

    /// Has rung once already. Ends when its continuation is finished or nobody iterates any more.
    func listen() -> (rings: AsyncStream<Void>, listener: AsyncStream<Void>.Continuation) {
        let (rings, listener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { listeners in
            let number = (listeners.keys.max() ?? 0) + 1
            listeners[number] = listener
            return number
        }
        listener.onTermination = { [weak self] _ in self?.listeners.withLock { $0[number] = nil } }
        listener.yield()
        return (rings, listener)
    }
}
