import EventLog
import Synchronization

/// Appends to the log for many callers at once: while one append is under way, all that arrive wait for the next, together.
///
/// The log groups commits as well, but each append costs it a savepoint and a look at its end; together they cost one.
final class ReaderLog: Sendable {
    fileprivate enum Turn: Sendable {
        /// Somebody else appended it.
        case done(Result<Void, EventLogError>)
        /// It is this caller's turn to append for all who wait.
        case lead
    }

    fileprivate struct Waiting {
        let events: [Envelope]
        let turn: CheckedContinuation<Turn, Never>
    }

    fileprivate struct State {
        var isAppending = false
        var waiting: [Waiting] = []
    }

    /// Events in one append at most, unless a single caller brings more.
    private static let most = 5_000
    private let log: any EventLog
    private let state = Mutex(State())

    init(_ log: any EventLog) { self.log = log }

    /// Returns once all are durable.
    func append(_ events: [Envelope]) async throws(EventLogError) {
        let turn = await withCheckedContinuation { (turn: CheckedContinuation<Turn, Never>) in
            let isFirst = state.withLock { state in
                if state.isAppending {
                    state.waiting.append(Waiting(events: events, turn: turn))
                    return false
                }
                state.isAppending = true
                return true
            }
            if isFirst { turn.resume(returning: .lead) }
        }
        switch turn {
        case .done(let result): return try result.get()
        case .lead: try await lead(events)
        }
    }

    private func lead(_ own: [Envelope]) async throws(EventLogError) {
        let followers = state.withLock { $0.take(own.count, most: Self.most) }
        let result: Result<Void, EventLogError>
        do {
            try await log.append(followers.reduce(into: own) { $0 += $1.events })
            result = .success(())
        } catch {
            result = .failure(error)
        }
        for follower in followers { follower.turn.resume(returning: .done(result)) }
        let next = state.withLock { state -> Waiting? in
            guard !state.waiting.isEmpty else {
                state.isAppending = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.turn.resume(returning: .lead)
        try result.get()
    }
}

extension ReaderLog.State {
    /// Takes those who wait, as long as their events fit beside so many others.
    fileprivate mutating func take(_ count: Int, most: Int) -> [ReaderLog.Waiting] {
        var total = count
        var taken = 0
        while taken < waiting.count, total + waiting[taken].events.count <= most {
            total += waiting[taken].events.count
            taken += 1
        }
        defer { waiting.removeFirst(taken) }
        return Array(waiting.prefix(taken))
    }
}
