public import Logging
public import Storage
import Synchronization

/// Carries events from the outbox to the log and from the log to the consumers.
///
/// ``run()`` does so until its task is cancelled; ``drain()`` does so now, in the calling task, until nothing is left.
public final class EventPump: Sendable {
    private static let batch = 500
    /// Of reader events, which come in great numbers and change little in the database, more share one transaction.
    private static let readerBatch = 4_000

    private let store: any Store
    private let log: any EventLog
    private let outbox: Outbox
    private let consumers: [Consumer]
    private let logger: Logger
    private let wakers = Mutex<[AsyncStream<Void>.Continuation]>([])

    public init(store: any Store, log: any EventLog, outbox: Outbox, consumers: [Consumer], logger: Logger) {
        precondition(
            Set(consumers.map { "\($0.name) \($0.stream)" }).count == consumers.count,
            "consumers have names of their own")
        self.store = store
        self.log = log
        self.outbox = outbox
        self.consumers = consumers
        self.logger = logger
        outbox.listen { [weak self] in self?.wake() }
    }

    /// Binds database and log to one another; throws `foreignLog` when the database belongs to another log.
    public func bind() async throws {
        let identity = log.identity
        let found = try await store.write { transaction in
            try transaction.run(
                "INSERT INTO event_log (one, identity) VALUES (1, \(identity)) ON CONFLICT (one) DO NOTHING")
            return try transaction.value("SELECT identity FROM event_log WHERE one = 1", as: String.self)
        }
        guard found == identity else { throw EventLogError.foreignLog(expected: found, found: identity) }
    }

    /// Tells the pump that there may be something to do; called by itself after commits, and by those who append to the log.
    public func wake() { for waker in wakers.withLock({ $0 }) { waker.yield() } }

    /// Carries events until the task is cancelled. Trouble is logged and tried again, a little later each time.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.keep("relay") { try await self.relay() } }
            for consumer in consumers {
                group.addTask { await self.keep(consumer.name) { try await self.deliver(to: consumer) } }
            }
        }
    }

    /// Carries until outbox and all consumers are at their end. Throws what a consumer throws.
    public func drain() async throws {
        repeat {
            _ = try await relay()
            for consumer in consumers { _ = try await deliver(to: consumer) }
        } while try await pending() > 0
    }

    /// How many events are not yet handled everywhere: waiting in the outbox, or behind a consumer's offset.
    public func pending() async throws -> Int64 {
        let (waiting, offsets) = try await store.read { [consumers] transaction in
            let waiting: Int64 = try transaction.value("SELECT count(*) FROM event_outbox")
            return (waiting, try consumers.map { try $0.offset(in: transaction) })
        }
        var ends: [EventStream: Int64] = [:]
        for stream in Set(consumers.map(\.stream)) { ends[stream] = try await log.end(of: stream) }
        return zip(consumers, offsets).reduce(waiting) { $0 + max(0, ends[$1.0.stream, default: 0] - $1.1) }
    }

    private func keep(_ name: String, _ work: @escaping @Sendable () async throws -> Bool) async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        wakers.withLock { $0.append(continuation) }
        continuation.yield()
        var failures = 0
        for await _ in stream {
            do {
                while try await work() {}
                failures = 0
            } catch {
                // A cancelled read comes out of the log as trouble of the log's.
                guard !Task.isCancelled else { return }
                failures += 1
                logger.error(
                    "events wait", metadata: ["at": "\(name)", "error": "\(error)", "failures": "\(failures)"])
                try? await Task.sleep(for: .milliseconds(min(30_000, 100 << min(failures, 9))))
                continuation.yield()
            }
        }
    }

    /// Moves one batch from the outbox to the log; false when there was nothing to move.
    private func relay() async throws -> Bool {
        let outbox = outbox
        let waiting = try await store.read { transaction in try outbox.waiting(limit: Self.batch, in: transaction) }
        guard let last = waiting.last else { return false }
        try await log.append(waiting.map(\.event))
        let position = last.position
        try await store.write { transaction in try outbox.forget(through: position, in: transaction) }
        wake()
        return true
    }

    /// Hands one batch to a consumer; false when it is at its end.
    private func deliver(to consumer: Consumer) async throws -> Bool {
        let offset = try await store.read { transaction in try consumer.offset(in: transaction) }
        let limit =
            switch consumer.stream {
            case .domain: Self.batch
            case .reader: Self.readerBatch
            }
        let events = try await log.read(consumer.stream, after: offset, limit: limit)
        guard !events.isEmpty else { return false }
        do {
            try await hand(events, to: consumer, from: offset)
        } catch {
            // Only the event that fails may wait: the ones before it take effect.
            for event in events { try await hand([event], to: consumer, from: event.position - 1) }
        }
        return true
    }

    private func hand(_ events: [RecordedEvent], to consumer: Consumer, from offset: Int64) async throws {
        try await store.write { transaction in
            // Somebody else may have handed these over meanwhile.
            guard try consumer.offset(in: transaction) == offset, let last = events.last else { return }
            for event in events { try consumer.handle(event, transaction) }
            try consumer.move(to: last.position, in: transaction)
        }
    }
}
