import EventLog
import Synchronization

/// The newest events of a stream as they were appended, so that consumers who keep up need not read them from the disk.
final class EventTail: Sendable {
    private struct Batch {
        let events: [RecordedEvent]
        let size: Int

        var first: Int64 { events[0].position }
        var last: Int64 { first + Int64(events.count) - 1 }
    }

    private struct State {
        var batches: [Batch] = []
        var size = 0
    }

    /// Bytes of payloads that are kept.
    private static let most = 16 * 1024 * 1024
    private let state = Mutex(State())

    /// Takes events that have become durable. What does not follow the last one begins a new tail.
    func note(_ events: [RecordedEvent]) {
        guard !events.isEmpty else { return }
        // A few hundred bytes for the envelope of each.
        let batch = Batch(events: events, size: events.reduce(0) { $0 + $1.event.payload.count + 200 })
        state.withLock { state in
            if let last = state.batches.last?.last, last + 1 != batch.first { state = State() }
            state.batches.append(batch)
            state.size += batch.size
            var dropped = 0
            while state.size > Self.most, dropped < state.batches.count {
                state.size -= state.batches[dropped].size
                dropped += 1
            }
            state.batches.removeFirst(dropped)
        }
    }

    /// Events behind a position; nil when the tail does not reach there, or has nothing behind it.
    func read(after position: Int64, limit: Int) -> [RecordedEvent]? {
        state.withLock { state in
            guard let first = state.batches.first?.first, let last = state.batches.last?.last, position + 1 >= first,
                position < last
            else { return nil }
            var events: [RecordedEvent] = []
            events.reserveCapacity(min(limit, Int(last - position)))
            for batch in state.batches where batch.last > position && events.count < limit {
                let skipped = Int(max(0, position + 1 - batch.first))
                events += batch.events[skipped...].prefix(limit - events.count)
            }
            return events
        }
    }
}
