import Synchronization

/// Wakes whoever works in the background when there may be something to do.
final class ActivityPubBell: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

    func ring() { for listener in listeners.withLock({ Array($0.values) }) { listener.yield() } }

    /// Rings once at the start; several rings that nobody heard are one. Ends with the listener's task.
    func rings() -> AsyncStream<Void> {
        let (rings, listener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { listeners in
            let number = (listeners.keys.max() ?? 0) + 1
            listeners[number] = listener
            return number
        }
        listener.onTermination = { [weak self] _ in _ = self?.listeners.withLock { $0.removeValue(forKey: number) } }
        listener.yield()
        return rings
    }
}
