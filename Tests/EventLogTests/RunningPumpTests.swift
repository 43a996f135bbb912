import EventLog
import Storage
import Synchronization
import TestKit
import Testing

/// Waits for what must come; a wake that is lost ends in the time limit.
@Suite(.timeLimit(.minutes(1))) struct `A running pump` {
    struct Hiccup: Error {}

    /// Runs a pump beside a body and stops it afterwards.
    private func running(_ pump: EventPump, _ body: () async throws -> Void) async throws {
        let task = Task { await pump.run() }
        do {
            try await body()
        } catch {
            task.cancel()
            throw error
        }
        task.cancel()
        await task.value
    }

    @Test(arguments: Engine.all) func `is woken by the commit`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            let (heard, tell) = AsyncStream.makeStream(of: Int.self)
            let listener = Consumer("listener", hears: .domain) { event, transaction in
                let number = try event.event.decoded(LeafPicked.self)?.number ?? 0
                transaction.afterCommit { tell.yield(number) }
            }
            try await running(world.pump([listener])) {
                var numbers = heard.makeAsyncIterator()
                for expected in 1...5 {
                    try await world.pick()
                    let number = await numbers.next()
                    #expect(number == expected)
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `tries again what a consumer could not take`(engine: Engine) async throws {
        try await World.picking(on: engine) { world in
            let tries = Atomic(0)
            let (heard, tell) = AsyncStream.makeStream(of: Int.self)
            let moody = Consumer("moody", hears: .domain) { event, transaction in
                let number = try event.event.decoded(LeafPicked.self)?.number ?? 0
                if number == 2, tries.add(1, ordering: .relaxed).oldValue < 2 { throw Hiccup() }
                transaction.afterCommit { tell.yield(number) }
            }
            try await running(world.pump([moody])) {
                try await world.pick(3)
                var numbers: [Int] = []
                for await number in heard {
                    numbers.append(number)
                    if numbers.count == 3 { break }
                }
                #expect(numbers == [1, 2, 3])
            }
        }
    }

    @Test(arguments: Engine.all) func `still wakes when another pump was made on the same outbox`(
        engine: Engine
    ) async throws {
        try await World.picking(on: engine) { world in
            let (heard, tell) = AsyncStream.makeStream(of: Int.self)
            let listener = Consumer("listener", hears: .domain) { event, transaction in
                let number = try event.event.decoded(LeafPicked.self)?.number ?? 0
                transaction.afterCommit { tell.yield(number) }
            }
            try await running(world.pump([listener])) {
                var numbers = heard.makeAsyncIterator()
                try await world.pick()
                let first = await numbers.next()
                let other = world.pump([])
                try await world.pick()
                let second = await numbers.next()
                #expect([first, second] == [1, 2])
                withExtendedLifetime(other) {}
            }
        }
    }

    @Test(arguments: Engine.all) func `hears what was appended to the log by others once it is told`(
        engine: Engine
    ) async throws {
        try await World.picking(on: engine) { world in
            let (heard, tell) = AsyncStream.makeStream(of: Int.self)
            let listener = Consumer("listener", hears: .reader) { event, transaction in
                let number = try event.event.decoded(LeafAdmired.self)?.number ?? 0
                transaction.afterCommit { tell.yield(number) }
            }
            let pump = world.pump([listener])
            try await running(pump) {
                var numbers = heard.makeAsyncIterator()
                for number in 1...3 {
                    try await world.log.append(world.envelopes(number...number))
                    pump.wake()
                    let next = await numbers.next()
                    #expect(next == number)
                }
            }
        }
    }
}
