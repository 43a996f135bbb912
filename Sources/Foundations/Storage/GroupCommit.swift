import Synchronization

/// Runs write bodies one after another and lets those that arrive together share one commit.
///
/// With one body waiting it is a plain transaction; with several each has a savepoint, so one that throws undoes itself
/// alone. Callers go on only after the commit, so what was acknowledged is durable.
package final class GroupCommit: Sendable {
    /// Bodies in one commit at most: bounds how long the first of them waits.
    private static let most = 512

    private struct State {
        var jobs: [Job] = []
        var isRunning = false
        var isClosed = false
    }

    private let begin: [Statement]
    private let schedule: @Sendable (@escaping @Sendable (Result<any Connection, StorageError>) -> Void) -> Void
    private let state = Mutex(State())

    /// `schedule` runs its argument on the driver's writing thread, with the writing connection.
    package init(
        begin: [Statement],
        schedule: @escaping @Sendable (@escaping @Sendable (Result<any Connection, StorageError>) -> Void) -> Void
    ) {
        self.begin = begin
        self.schedule = schedule
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let outcome = Mutex<Value?>(nil)
            add(
                Job(
                    run: { transaction in
                        let value = try body(transaction)
                        outcome.withLock { $0 = value }
                    },
                    finish: { error in
                        if let error {
                            continuation.resume(throwing: error)
                        } else if let value = outcome.withLock({ $0 }) {
                            continuation.resume(returning: value)
                        }
                    }))
        }
    }

    /// Refuses what comes from now on; what was accepted is still written.
    package func close() { state.withLock { $0.isClosed = true } }

    private func add(_ job: Job) {
        enum Next { case refuse, wait, start }
        let next = state.withLock { state -> Next in
            if state.isClosed { return .refuse }
            state.jobs.append(job)
            if state.isRunning { return .wait }
            state.isRunning = true
            return .start
        }
        switch next {
        case .refuse: job.finish(StorageError.unavailable("the database is closed"))
        case .wait: break
        case .start: schedule { connection in self.work(with: connection) }
        }
    }

    private func work(with connection: Result<any Connection, StorageError>) {
        while true {
            let jobs = state.withLock { state -> [Job] in
                let taken = Array(state.jobs.prefix(Self.most))
                state.jobs.removeFirst(taken.count)
                if taken.isEmpty { state.isRunning = false }
                return taken
            }
            guard !jobs.isEmpty else { return }
            let isSound: Bool
            switch connection {
            case .success(let connection): isSound = commit(jobs, on: connection)
            case .failure(let error):
                for job in jobs { job.finish(error) }
                isSound = false
            }
            // What waits goes on with a connection that the driver has looked at again, not with a lost one for ever.
            guard isSound else { return schedule { connection in self.work(with: connection) } }
        }
    }

    /// False when the group failed as a whole.
    private func commit(_ jobs: [Job], on connection: any Connection) -> Bool {
        var errors = [(any Error)?](repeating: nil, count: jobs.count)
        var actions: [@Sendable () -> Void] = []
        do throws(StorageError) {
            for statement in begin { _ = try connection.run(statement) }
            for (index, job) in jobs.enumerated() {
                let transaction = Transaction(connection)
                if jobs.count > 1 { _ = try connection.run("SAVEPOINT body") }
                do {
                    try job.run(transaction)
                    if let failure = transaction.failure { throw failure }
                    if jobs.count > 1 { _ = try connection.run("RELEASE SAVEPOINT body") }
                    actions += transaction.commitActions
                } catch {
                    errors[index] = error
                    if jobs.count > 1 {
                        _ = try connection.run("ROLLBACK TO SAVEPOINT body")
                        _ = try connection.run("RELEASE SAVEPOINT body")
                    }
                }
            }
            let isAllUndone = jobs.count == 1 && errors[0] != nil
            _ = try connection.run(isAllUndone ? "ROLLBACK" : "COMMIT")
        } catch {
            // Nothing of this group is durable; the engine may have rolled back by itself.
            _ = try? connection.run("ROLLBACK")
            for (job, own) in zip(jobs, errors) { job.finish(own ?? error) }
            return false
        }
        for action in actions { action() }
        for (job, error) in zip(jobs, errors) { job.finish(error) }
        return true
    }
}

private struct Job: Sendable {
    let run: @Sendable (Transaction) throws -> Void
    let finish: @Sendable ((any Error)?) -> Void
}
