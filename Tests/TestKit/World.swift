public import EventLog
import EventLogSQLite
import Logging
public import Members
public import Storage
public import Values

/// What a room stands on, all of it real: a store of its own, a log, an outbox, a clock that stands still.
public struct World: Sendable {
    public let store: any Store
    public let log: any EventLog
    public let outbox: Outbox
    public let clock: ManualClock
    public let identifiers: IdentifierSource

    /// Runs a body in a fresh world on one engine: `try await World.on(engine, [.members, .sourcing]) { world in … }`.
    public static func on<Answer>(
        _ engine: Engine, _ schemas: [Schema], _ body: (World) async throws -> Answer
    ) async throws -> Answer {
        try await engine.withStore([.eventLog] + schemas) { store in
            try await withTemporaryFolder { folder in
                let clock = ManualClock()
                let identifiers = IdentifierSource(clock: clock)
                let log = try await SQLiteEventLog(path: folder + "/events.sqlite", clock: clock)
                let world = World(
                    store: store, log: log, outbox: Outbox(identifiers: identifiers, clock: clock), clock: clock,
                    identifiers: identifiers)
                let answer = try await body(world)
                await log.close()
                return answer
            }
        }
    }

    /// What a room is made from. The schemas must hold `.members`.
    public var ground: Ground { Ground(store: store, outbox: outbox, clock: clock, identifiers: identifiers) }

    /// A pump that carries events to those consumers; call `drain()` on it.
    public func pump(_ consumers: [Consumer]) -> EventPump {
        EventPump(store: store, log: log, outbox: outbox, consumers: consumers, logger: Logger(label: "test"))
    }

    /// The events of one type that were recorded so far, oldest first.
    public func recorded<E: Event>(_ type: E.Type) async throws -> [E] {
        try await pump([]).drain()
        return try await log.read(E.stream, after: 0, limit: 1_000_000).compactMap { try $0.event.decoded(E.self) }
    }
}
