import EventLog
import Synchronization

/// Appends to the log for many callers at once, in the order of coming: while one append is under way, all that arrive
/// wait for the next, together.
///
/// The log groups commits as well, but each append costs it a savepoint and a look at its end; together they cost one.
final class ReaderLog: Sendable {
    private struct Entry: Sendable {
        let events: [Envelope]
        /// Nil when nobody waits for it.
        let done: CheckedContinuation<Result<Void, EventLogError>, Never>?
    }

    private struct State {
        var entries: [Entry] = []
        var waitingEvents = 0
        var isAppending = false
        /// Whether the last append failed, so that nothing may be promised.
        var isFailing = false
        var flushes: [CheckedContinuation<Void, Never>] = []
    }

    /// Events in one append at most, unless a single caller brings more.
    private static let most = 5_000
    /// With so many events waiting whoever brings more has to wait as well.
    private static let mostBehind = 20_000
    private let log: any EventLog
    private let state = Mutex(State())

    private let appended: @Sendable () -> Void

    /// - Parameter appended: is called after each append: consumers woken before would have found nothing.
    init(_ log: any EventLog, appended: @escaping @Sendable () -> Void) {
        self.log = log
        self.appended = appended
    }

    /// Returns once all are durable.
    func append(_ events: [Envelope]) async throws(EventLogError) {
        let result = await withCheckedContinuation { done in add(Entry(events: events, done: done)) }
        try result.get()
    }

    /// Takes events that nobody is promised yet. They become durable no later than whatever is appended after them;
    /// while the log fails, or is far behind, this waits for them as ``append(_:)`` does.
    func post(_ events: [Envelope]) async throws(EventLogError) {
        let mustWait = state.withLock { $0.isFailing || $0.waitingEvents > Self.mostBehind }
        if mustWait { return try await append(events) }
        add(Entry(events: events, done: nil))
    }

    /// Events that are not durable yet.
    var waiting: Int { state.withLock { $0.waitingEvents } }

    /// Returns once all that came before has been tried.
    func flush() async {
        await withCheckedContinuation { (flush: CheckedContinuation<Void, Never>) in
            let isIdle = state.withLock { state in
                if state.isAppending { state.flushes.append(flush) }
                return !state.isAppending
            }
            if isIdle { flush.resume() }
        }
    }

    private func add(_ entry: Entry) {
        let isFirst = state.withLock { state in
            state.entries.append(entry)
            state.waitingEvents += entry.events.count
            defer { state.isAppending = true }
            return !state.isAppending
        }
        if isFirst { Task { await work() } }
    }

    private func work() async {
        while let entries = take() {
            let result: Result<Void, EventLogError>
            do throws(EventLogError) {
                try await log.append(entries.flatMap(\.events))
                result = .success(())
                appended()
            } catch {
                result = .failure(error)
            }
            settle(entries, result)
            for entry in entries { entry.done?.resume(returning: result) }
        }
    }

    /// What goes into the next append; nil when nothing waits, and then the work is over.
    private func take() -> [Entry]? {
        let (taken, flushes) = state.withLock { state -> ([Entry], [CheckedContinuation<Void, Never>]) in
            var total = 0
            var count = 0
            while count < state.entries.count, count == 0 || total + state.entries[count].events.count <= Self.most {
                total += state.entries[count].events.count
                count += 1
            }
            let taken = Array(state.entries.prefix(count))
            state.entries.removeFirst(count)
            // While the log fails, what nobody waits for is tried again with the next that somebody does.
            let isIdle = taken.isEmpty || (state.isFailing && taken.allSatisfy { $0.done == nil })
            guard isIdle else { return (taken, []) }
            state.entries = taken + state.entries
            state.isAppending = false
            defer { state.flushes = [] }
            return ([], state.flushes)
        }
        for flush in flushes { flush.resume() }
        return taken.isEmpty ? nil : taken
    }

    private func settle(_ entries: [Entry], _ result: Result<Void, EventLogError>) {
        state.withLock { state in
            switch result {
            case .success:
                state.isFailing = false
                state.waitingEvents -= entries.reduce(0) { $0 + $1.events.count }
            case .failure:
                state.isFailing = true
                let kept = entries.filter { $0.done == nil }
                state.waitingEvents -= entries.reduce(0) { $0 + ($1.done == nil ? 0 : $1.events.count) }
                state.entries = kept + state.entries
            }
        }
    }
}
